"""Everything about oneself in one file: readable offline, complete, and without anybody else in it."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from copal.domain.facilitation.actions import share_photo, take_back_photo
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.instruments.photos import clean
from copal.journeys.own_data import PARTS, parts_of
from copal.journeys.texts import TEXTS, written_by
from copal.pages.account.archive import HEADINGS, archive_of
from tests.cast import LONG_AGO, SIX
from tests.instruments.photos import samples
from tests.leaving.evening import play
from tests.leaving.planting import LATER, PLANTED
from tests.outlets.post import deliver

BOBS = {
    "said", "free-idea", "report", "idea", "gift", "parked", "whom", "step", "news", "follow-up", "statement", "position",
    "agreement", "claim", "second-news",
}  # fmt: skip


@pytest.fixture
def evening(cast, mailbox):
    people.add_other_address(person=cast.bob, email="bob2@example.org", by=cast.bob, at=LONG_AGO)
    return play(cast)


def opened(who):
    client = Client()
    client.force_login(who)
    with time_machine.travel(LATER, tick=False):
        answer = client.post("/account/data/")
    assert answer.status_code == 200
    return answer, zipfile.ZipFile(io.BytesIO(answer.content))


def part(bundle, name):
    return json.loads(bundle.read(f"{name}.json"))


def test_it_is_one_file_with_a_page_json_and_papers(evening):
    answer, bundle = opened(evening.bob)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="my-data-2026-03-03.zip"'
    assert "no-store" in answer["Cache-Control"]
    names = bundle.namelist()
    assert {f"{name}.json" for name, *_rest in PARTS} | {"letters.json", "index.html", "archive.css"} <= set(
        names
    )
    papers = [name for name in names if name.startswith("certificates/")]
    assert papers
    assert all(bundle.read(name).startswith(b"%PDF") for name in papers)
    page = bundle.read("index.html").decode()
    assert "bob@example.org" in page
    assert "<script" not in page
    assert "http" not in page.replace("https://planted", "")


def test_all_that_is_held_is_in_it(evening):
    _answer, bundle = opened(evening.bob)
    assert part(bundle, "profile")[0]["legal_name"] == "Bob Example"
    assert [one["email"] for one in part(bundle, "addresses")] == ["bob2@example.org"]
    assert [one["community"] for one in part(bundle, "memberships")] == ["A table called open-community"]
    assert part(bundle, "invitations")
    assert len(part(bundle, "presence")) == 2
    assert sum(one["minutes"] for one in part(bundle, "hours")) > 0
    assert [one["decision"] for one in part(bundle, "claims")] == ["accepted"]
    assert len(part(bundle, "certificates")) >= 1
    assert part(bundle, "acknowledgements")
    assert "invitation" in {one["kind"] for one in part(bundle, "letters")}
    assert "attendance.claim_made" in {one["kind"] for one in part(bundle, "facts")}


def test_photos_they_shared_are_in_it_cleaned_and_nobody_elses(evening):
    for one in (evening.bob, evening.alice):
        share_photo(meeting=evening.circle, person=one, file_bytes=samples.JPEG, at=SIX)
    back = share_photo(meeting=evening.circle, person=evening.bob, file_bytes=samples.JPEG, at=SIX)
    take_back_photo(photo=back, by=evening.bob, at=SIX)
    _answer, bundle = opened(evening.bob)
    (row,) = part(bundle, "photos")
    assert [name for name in bundle.namelist() if name.startswith("photos/")] == [f"photos/{row['name']}"]
    assert bundle.read(f"photos/{row['name']}") == clean(samples.JPEG).content


def test_every_text_of_theirs_is_in_it_and_none_of_anybody_elses(evening):
    _answer, bundle = opened(evening.bob)
    everything = "\n".join(
        bundle.read(name).decode(errors="ignore") for name in bundle.namelist() if ".pdf" not in name
    )
    found = {one.removeprefix("planted-").removesuffix("-words") for one in PLANTED.findall(everything)}
    assert found >= BOBS - {"free-idea"}
    others = {"note", "pulse", "board", "round", "proposal", "minute", "request", "cancellation", "correction", "claim-answer",
              "withdrawal", "revocation", "second-claim", "expectation"}  # fmt: skip
    assert not found & others
    texts = {one["words"] for one in part(bundle, "texts")}
    assert len(texts) >= sum(1 for text in TEXTS if written_by(text, evening.bob.pk).exists())
    for name in ("Alice", "Charlie", "Dora", "Fay", "Lena", "alice@"):
        assert name not in everything


def test_a_letter_tells_that_it_was_taken(evening, mailbox):
    opened(evening.bob)
    deliver(LATER + timedelta(minutes=1))
    letter = mailbox.to("bob@example.org")[-1]
    assert letter["Subject"] == "The file with your data was taken"
    fact = Entry.objects.get(kind="confidentiality.own_data_taken")
    assert (fact.by_id, fact.about) == (evening.bob.pk, {"person": evening.bob.pk})


def test_it_is_their_own_and_only_by_pressing_the_button(cast):
    stranger = Client().get("/account/data/")
    assert stranger["Location"].startswith("/sign-in/?next=")
    for who in (cast.alice, cast.bob, cast.charlie, cast.dora, cast.edna):
        client = Client()
        client.force_login(who)
        page = client.get("/account/data/")
        assert (page.status_code, page["Content-Type"].split(";")[0]) == (200, "text/html")
        with zipfile.ZipFile(io.BytesIO(client.post("/account/data/").content)) as bundle:
            assert part(bundle, "profile")[0]["number"] == who.pk


def test_it_is_not_for_pressing_all_day(cast):
    cache.clear()
    client = Client()
    client.force_login(cast.charlie)
    answers = [client.post("/account/data/").status_code for _again in range(11)]
    assert answers == [200] * 10 + [429]


def test_every_column_has_a_heading(evening):
    named = {name for one in parts_of(evening.bob) for row in one.rows for name in row}
    assert named <= set(HEADINGS)


def test_two_thousand_entries_ask_the_database_no_more_often_than_two(cast):
    one = {"person": cast.bob, "community": cast.community, "meeting_ref": cast.circle.pk, "title": "Circle", "on": SIX.date(),
           "kind": "growth", "minutes": 60, "provenance": "checked_in", "policy": "p", "why": {}, "at": SIX}  # fmt: skip

    def asked_with(first: int, last: int) -> int:
        LedgerEntry.objects.bulk_create(
            LedgerEntry(**one, source=f"s{n}", number=n + 1, digest=f"{n:064x}") for n in range(first, last)
        )
        Entry.objects.bulk_create(
            Entry(kind="attendance.checked_in", at=SIX, by=cast.bob, about={"person": cast.bob.pk})
            for _n in range(first, last)
        )
        with CaptureQueriesContext(connection) as asked:
            assert len(archive_of(cast.bob, at=SIX)) < 500_000
        return len(asked)

    few = asked_with(0, 2)
    assert asked_with(2, 2_000) == few
