"""Hours of elective training leave for the registry once each, corrections as rows of their own, with a receipt."""

import csv
import io

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as some

from copal.domain.hours.actions.ledger import reverse
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal.models import Entry
from copal.domain.registry.actions import HandedOverAlready, keep_exchange
from copal.domain.registry.models import Exchange, ExchangedEntry
from copal.domain.registry.queries import left_on
from copal.domain.registry.rules import Waits, leaving
from copal.journeys.hand_to_registry import (
    COLUMNS,
    NothingWaits,
    hand_to_registry,
    rows_for_registry,
    waiting_for_registry,
)
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    mark,
    words,
)


@pytest.fixture
def trained(cast):
    """Bob was at 45 minutes of approved training, and at 75 of sharing; the meeting is closed."""
    cast.training, cast.trainer = a_training(cast), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.trainer), ("close", 15))
    approve(cast, training=cast.training)
    approve(cast, trainer=cast.trainer)
    cast.bob.legal_name = "Robert Roe"
    cast.bob.save()
    mark(cast, cast.bob)
    close(cast)
    return cast


def hand_over(cast):
    return hand_to_registry(by=cast.dora, at=AFTER)


def take_back(cast):
    entry = LedgerEntry.objects.get(kind="training")
    reverse(entries=[entry], reason=words("Left early"), by=cast.alice, at=AFTER)
    return entry


def test_the_row_says_what_a_registry_asks(trained):
    made = hand_over(trained)
    (row,) = rows_for_registry(trained.dora, made.pk)
    entry = LedgerEntry.objects.get(kind="training")
    assert tuple(row) == COLUMNS
    assert row == {
        "record": entry.pk, "correction_of": "", "name": "Robert Roe", "mail": trained.bob.email,
        "meeting": trained.circle.pk, "title": "Safe sleep", "date": "2026-03-02",
        "start": "2026-03-02T19:00:00-05:00", "end": "2026-03-02T19:45:00-05:00", "minutes": 45,
        "kind": "elective_training", "knowledge_area": "safety", "trainer": "Lena Hale", "approval_number": "",
        "verified_by": "attested",
    }  # fmt: skip
    assert (made.rows, made.minutes, len(made.digest)) == (1, 45, 64)
    assert left_on([entry.pk]) == {entry.pk: AFTER}


def test_each_hour_leaves_once(trained):
    hand_over(trained)
    assert waiting_for_registry(trained.dora).rows == 0
    with pytest.raises(NothingWaits):
        hand_over(trained)
    assert Exchange.objects.count() == 1


def test_what_is_taken_back_later_is_a_row_that_names_what_it_corrects(trained):
    first = hand_over(trained)
    entry = take_back(trained)
    second = hand_over(trained)
    (row,) = rows_for_registry(trained.dora, second.pk)
    assert (row["correction_of"], row["minutes"], row["title"]) == (entry.pk, -45, "Safe sleep")
    assert (row["start"], second.minutes) == ("2026-03-02T19:00:00-05:00", -45)
    assert [one["record"] for one in rows_for_registry(trained.dora, first.pk)] == [entry.pk]


def test_the_registry_never_hears_of_what_was_taken_back_before_it_left(trained):
    take_back(trained)
    made = hand_over(trained)
    assert (made.rows, made.minutes, rows_for_registry(trained.dora, made.pk)) == (0, 0, [])
    with pytest.raises(NothingWaits):
        hand_over(trained)


def test_hours_of_somebody_without_a_legal_name_wait_and_are_not_forgotten(trained):
    """Also when many files have been made meanwhile."""
    for name, legal in (("charlie", ""), ("dora", "Dora Doe"), ("edna", "Edna Eve")):
        someone = getattr(trained, name)
        someone.legal_name = legal
        someone.save()
        meeting = another_meeting(trained, slug=name)
        agenda(meeting, ("training", 120, trained.training, trained.trainer))
        mark(trained, someone, meeting=meeting)
        close(trained, meeting=meeting)
        hand_over(trained)
    assert waiting_for_registry(trained.dora).nameless == 1
    trained.charlie.legal_name = "Charles Coe"
    trained.charlie.save()
    last = hand_over(trained)
    assert [one["name"] for one in rows_for_registry(trained.dora, last.pk)] == ["Charles Coe"]


def test_two_people_at_once_make_one_file(trained):
    hand_over(trained)
    numbers = set(ExchangedEntry.objects.values_list("entry_ref", flat=True))
    with pytest.raises(HandedOverAlready):
        keep_exchange(
            settled=numbers, leaving=numbers, looked_up_to=0, minutes=45, digest="x", by=trained.dora, at=AFTER
        )  # fmt: skip
    assert (Exchange.objects.count(), Entry.objects.filter(kind="registry.handed_over").count()) == (1, 1)


@pytest.mark.parametrize("table", ["registry_exchange", "registry_exchangedentry"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_keeps_the_receipts(trained, table, verb):
    hand_over(trained)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


@given(some.lists(some.booleans(), max_size=12), some.randoms())
def test_what_leaves_adds_up_to_what_waits(taken_back, chance):
    """Each entry is 30 minutes; some were taken back, and of those some had left before."""
    waiting = []
    for number, is_taken_back in enumerate(taken_back):
        had_left = is_taken_back and chance.random() < 0.5
        waiting += [] if had_left else [Waits(number, None)]
        waiting += [Waits(100 + number, number)] if is_taken_back else []
    chance.shuffle(waiting)
    left, worth = leaving(waiting), {one.id: 30 if one.reverses is None else -30 for one in waiting}
    assert sum(worth[one] for one in left) == sum(worth.values())
    assert not {one.reverses for one in waiting if one.id in left} & {one.id for one in waiting}


@pytest.fixture
def that_evening():
    with time_machine.travel(AFTER, tick=False):
        yield


def test_staff_make_the_file_and_auditors_read_it(trained, client, that_evening, count_queries):
    client.force_login(trained.dora)
    with count_queries("registry"):
        client.get("/network/registry/")
    assert "1 row, 0.75 h in all." in client.get("/network/registry/").content.decode()
    assert client.post("/network/registry/").status_code == 302
    page = client.post("/network/registry/")
    assert (page.status_code, "No hours of training wait" in page.content.decode()) == (409, True)
    made = Exchange.objects.get()
    client.force_login(trained.edna)
    seen = client.get("/network/registry/").content.decode()
    assert made.digest in seen
    assert "Make the file" not in seen
    table = client.get(f"/network/registry/{made.pk}.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["name"], row["minutes"]) == ("Robert Roe", "45")
    assert client.post("/network/registry/").status_code == 404


@pytest.mark.parametrize("who", ["alice", "bob", "charlie"])
def test_for_others_there_is_nothing(trained, client, who):
    made = hand_over(trained)
    client.force_login(getattr(trained, who))
    for path in ("/network/registry/", f"/network/registry/{made.pk}.csv"):
        assert client.get(path).status_code == 404
    assert client.post("/network/registry/").status_code == 404
    with pytest.raises(Http404):
        rows_for_registry(getattr(trained, who), made.pk)


def test_a_file_that_was_never_made_is_not_there(trained, client):
    client.force_login(trained.dora)
    assert client.get("/network/registry/7.csv").status_code == 404
