"""Everyone's hours to read: for staff and auditors, and for nobody else; reading changes nothing."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.hours import actions as hours
from copal.domain.hours.actions import Earning
from copal.domain.hours.queries import standing_entries
from copal.domain.people.models import Person
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from tests.cast import LONG_AGO, SIX

AFTER = SIX + timedelta(hours=3)


@pytest.fixture(autouse=True)
def at_nine(time_machine):
    time_machine.move_to(AFTER, tick=False)


@pytest.fixture
def earned(cast):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=91))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)
    session = Interval(SIX, SIX + timedelta(minutes=120))
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=AFTER)
    issue_ordered(address="http://127.0.0.1:8000", at=AFTER)
    return cast


def visit(client, who, path):
    client.force_login(who)
    return client.get(path)


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("edna", 200), ("alice", 404), ("bob", 404), ("charlie", 404)]
)
def test_staff_and_auditors_read_everyones_hours_others_find_nothing(client, earned, who, status):
    for path in ("/credit/", f"/credit/{earned.bob.pk}/"):
        assert visit(client, getattr(earned, who), path).status_code == status, path


def test_a_stranger_signs_in_first(client, earned):
    assert client.get(f"/credit/{earned.bob.pk}/").status_code == 302


def test_every_entry_says_why_and_leads_to_its_certificate(client, earned):
    text = visit(client, earned.edna, f"/credit/{earned.bob.pk}/").text
    for words in (
        "Hours of",
        "Bob",
        "Bob Example",
        "Clean-up time without tears",
        "1.5",
        "91 of 120 minutes",
    ):
        assert words in text, words
    certificate = text.split("/certificates/")[1].split(".pdf")[0]
    assert visit(client, earned.edna, f"/certificates/{certificate}.pdf").status_code == 200
    for leads_nowhere in ("/claim/", f"/meetings/{earned.circle.pk}/", "/network/"):
        assert leads_nowhere not in text


def test_a_correction_shows_both_entries(client, earned):
    entry = standing_entries(earned.circle.pk)[earned.bob.pk, "growth", None]
    hours.reverse([entry], reason=composed("Counted twice.", audience="attended"), by=earned.alice, at=AFTER)
    text = visit(client, earned.edna, f"/credit/{earned.bob.pk}/").text
    assert "Taken back by a later entry." in text
    assert "Counted twice." in text


def test_the_list_sums_finds_and_leaves_out_who_has_nothing(client, earned):
    text = visit(client, earned.edna, "/credit/").text
    assert f'href="/credit/{earned.bob.pk}/"' in text
    assert "1.5 h" in text
    assert "Charlie" not in text
    assert "Nobody found" in client.get("/credit/?words=zzz").text
    assert "Bob Example" in client.get("/credit/?words=bob+ex").text


def test_staff_come_from_the_persons_page_and_can_go_back(client, earned):
    person = f"/network/people/{earned.bob.pk}/"
    assert f'href="/credit/{earned.bob.pk}/"' in visit(client, earned.dora, person).text
    assert f'href="{person}"' in visit(client, earned.dora, f"/credit/{earned.bob.pk}/").text


def test_the_auditor_finds_the_way_and_others_are_shown_none(client, earned):
    assert 'href="/credit/"' in visit(client, earned.edna, "/").text
    for who in (earned.alice, earned.bob, earned.charlie):
        assert "/credit/" not in visit(client, who, "/").text
    assert 'href="/credit/"' in visit(client, earned.dora, "/network/").text


def test_nobody_and_no_hours(client, earned):
    assert visit(client, earned.edna, "/credit/999999/").status_code == 404
    assert "No hours yet" in visit(client, earned.edna, f"/credit/{earned.charlie.pk}/").text
    assert client.post(f"/credit/{earned.bob.pk}/").status_code == 405


@pytest.mark.parametrize(("name", "path"), [("credit", "/credit/"), ("credit.person", "/credit/{bob}/")])
def test_questions_do_not_grow_with_the_network(client, earned, count_queries, name, path):
    crowd = Person.objects.bulk_create(
        Person(chosen_name=f"A{n:03}", email=f"a{n}@example.org", added_at=LONG_AGO) for n in range(120)
    )
    hours.credit(
        [
            Earning(
                person_id=one.pk, community_id=earned.community.pk, meeting_id=earned.circle.pk, title="Evening",
                on=SIX.date(), kind="growth", minutes=60, provenance="attested",
                policy="quarter-hour 2020-01-01", why={},
            )
            for one in crowd
        ],
        by=earned.alice, at=AFTER,
    )  # fmt: skip
    client.force_login(earned.edna)
    client.get("/")
    with count_queries(name):
        text = client.get(path.format(bob=earned.bob.pk)).text
    if name == "credit":
        assert 'href="?page=2"' in text
        assert f'href="/credit/{earned.bob.pk}/"' in client.get("/credit/?page=3").text
