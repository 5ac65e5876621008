"""Sealed fields read and write as plain ones; the database holds no words and is asked for none."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Upper
from django.test.utils import isolate_apps

from copal.domain.confidentiality.sealing import SealedBytes, SealedRows, SealedText
from copal.instruments.sealing import NotSealed

WORDS = "We tried the timer, and Pía’s corner stayed calm."
COLUMNS = "id {id}, author_ref {number}, words text NOT NULL, rows text NOT NULL, picture {bytes} NOT NULL"
TYPES = {
    "sqlite": {"id": "integer PRIMARY KEY", "number": "integer", "bytes": "BLOB"},
    "postgresql": {"id": "bigserial PRIMARY KEY", "number": "bigint", "bytes": "bytea"},
}


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Iterator[type[models.Model]]:
    request.getfixturevalue(getattr(request, "param", "db"))
    with isolate_apps("tests"):

        class Page(models.Model):
            author_ref = models.BigIntegerField()
            words = SealedText(key="person-{author_ref}-aliases", blank=True)
            rows = SealedRows(key="{kind}-{author_ref}", default=list)
            picture = SealedBytes(key="person-{author_ref}-aliases", default=b"")

            kind = "report"

            class Meta:
                app_label = "tests"
                db_table = "sealed_page"

        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE sealed_page ({COLUMNS.format(**TYPES[connection.vendor])})")
        yield Page


both = pytest.mark.parametrize(
    "table", ["db", pytest.param("on_postgres", marks=pytest.mark.postgres)], indirect=True
)


def stored() -> list[tuple[str, str, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, rows, picture FROM sealed_page ORDER BY id")
        return [(words, rows, bytes(picture)) for words, rows, picture in cursor.fetchall()]


@both
def test_words_are_sealed_on_the_way_in_and_opened_on_the_way_out(table):
    made = table.objects.create(author_ref=7, words=WORDS, rows=[["agree", WORDS]], picture=WORDS.encode())
    assert (made.words, made.rows, made.picture) == (WORDS, [["agree", WORDS]], WORDS.encode())
    ((words, rows, picture),) = stored()
    assert words.startswith("sealed1.person-7-aliases.")
    assert rows.startswith("sealed1.report-7.")
    assert picture.startswith(b"sealed1.person-7-aliases.")
    assert "timer" not in words + rows
    assert b"timer" not in picture
    read = table.objects.get()
    assert (read.words, read.rows, read.picture) == (WORDS, [["agree", WORDS]], WORDS.encode())
    assert table.objects.values_list("words", flat=True).get() == WORDS
    assert table.objects.values("words").get() == {"words": WORDS}


@both
def test_rows_written_many_at_once_are_sealed_too(table):
    table.objects.bulk_create([table(author_ref=one, words=f"{WORDS} {one}") for one in range(3)])
    assert all("timer" not in words for words, _rows, _picture in stored())
    assert [one.words for one in table.objects.order_by("pk")] == [f"{WORDS} {one}" for one in range(3)]


@both
def test_nothing_stays_nothing(table):
    table.objects.create(author_ref=7, words="", rows=[], picture=b"")
    assert stored() == [("", "", b"")]
    read = table.objects.get(words="")
    assert (read.words, read.rows, read.picture) == ("", [], b"")


@both
def test_words_without_their_key_are_empty_and_stay_as_they_are(table, keys):
    table.objects.create(author_ref=8, words=WORDS, rows=[WORDS], picture=WORDS.encode())
    before = stored()
    keys.destroy("person-8-aliases")
    keys.destroy("report-8")
    read = table.objects.get()
    assert (read.words, read.rows, read.picture) == ("", [], b"")
    read.save()
    assert stored() == before  # a key folder that is only out of sight must not cost the words


@both
def test_words_can_be_emptied_in_the_database_and_never_replaced(table):
    table.objects.create(author_ref=7, words=WORDS)
    for words in ("other words", Upper("words"), F("author_ref")):
        with pytest.raises(FieldError, match="sealed"), transaction.atomic():
            table.objects.update(words=words)
    table.objects.update(words="", rows=[], picture=b"")
    assert stored() == [("", "", b"")]


ASKED = {
    "by its value": lambda rows: rows.filter(words=WORDS),
    "by one of several": lambda rows: rows.filter(words__in=[WORDS]),
    "by a part": lambda rows: rows.filter(words__icontains="timer"),
    "by another column": lambda rows: rows.filter(words=F("author_ref")),
    "by a value of a picture": lambda rows: rows.filter(picture=b"timer"),
    "in order": lambda rows: rows.order_by("words"),
    "in backward order": lambda rows: rows.order_by("-words"),
    "by its length": lambda rows: rows.filter(words__length=3),
    "by a change of it": lambda rows: rows.filter(words__upper="TIMER"),
}


@pytest.mark.parametrize("how", ASKED)
def test_the_database_is_never_asked_about_words(table, how):
    with pytest.raises(FieldError, match="sealed"):
        list(ASKED[how](table.objects.all()))


def test_many_changed_at_once_are_refused(table):
    one = table.objects.create(author_ref=7, words=WORDS)
    one.words = "other words"
    with pytest.raises(FieldError, match="sealed"):
        table.objects.bulk_update([one], ["words"])


def test_whether_there_are_words_may_be_asked(table):
    table.objects.create(author_ref=7, words=WORDS)
    table.objects.create(author_ref=7, words="")
    assert table.objects.exclude(words="").count() == 1
    assert table.objects.filter(words__isnull=True).count() == 0
    assert table.objects.annotate(one=Value(1)).values_list("words", "one").order_by("pk")[0] == (WORDS, 1)
    assert table.objects.filter(pk__in=table.objects.filter(author_ref=7).values("pk")).count() == 2


def test_only_some_columns_read_and_written(table):
    table.objects.create(author_ref=7, words=WORDS)
    one = table.objects.defer("words").get()
    assert one.words == WORDS
    one.words = "and then again"
    one.save(update_fields=["words"])
    one.refresh_from_db()
    assert one.words == "and then again"
    table.objects.update_or_create(pk=one.pk, defaults={"words": WORDS})
    assert table.objects.only("words").get().words == WORDS


def test_words_that_stand_in_plain_are_a_fault_and_not_shown(table):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO sealed_page VALUES (1, 7, %s, '', '')", [WORDS])
    with pytest.raises(NotSealed):
        table.objects.get()


def test_a_migration_can_write_the_field_down():
    field = SealedText(key="meeting-{meeting_id}-talk", max_length=300, blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert path == "copal.domain.confidentiality.sealing.SealedText"
    assert SealedText(*args, **kwargs).deconstruct()[1:] == (path, args, kwargs)
    assert kwargs == {"key": "meeting-{meeting_id}-talk", "max_length": 300, "blank": True}
