"""Your hours, certificates and what anyone may check, with those who may not."""

from datetime import timedelta

import pytest
import time_machine

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.communities.actions import leave
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.queries import certificates_for, current_codes
from copal.domain.people.actions import add_person
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.journeys.issue_certificates import issue_ordered
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)


@pytest.fixture(autouse=True)
def at_nine():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def earned(cast):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=91))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)
    session = Interval(SIX, SIX + timedelta(minutes=120))
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=AFTER)
    issue_ordered(address="http://127.0.0.1:8000", at=AFTER)
    return cast


@pytest.fixture
def corrected(earned):
    stay = Stay.objects.get(person=earned.bob)
    presence.withdraw(
        stay=stay,
        reason=composed("He sat in the other room.", audience="facilitators"),
        by=earned.alice,
        at=AFTER,
    )
    recredit(
        meeting=stay.meeting,
        reason=composed("The sheet was read wrongly.", audience="attended"),
        by=earned.alice,
        at=AFTER,
    )
    return earned


def as_(client, who, path):
    client.force_login(who)
    return client.get(path)


def test_every_entry_says_why(client, earned):
    page = as_(client, earned.bob, "/hours/").text
    assert "Clean-up time without tears" in page
    assert "here 6:00–7:31 pm Eastern" in page
    assert "to the nearest 15 minutes" in page
    assert "There 91 of 120 minutes." in page


def test_others_see_only_their_own(client, earned):
    assert "Clean-up time" not in as_(client, earned.charlie, "/hours/").text
    assert "No hours yet" in as_(client, earned.charlie, "/hours/").text


def test_who_left_keeps_hours_without_a_dead_link(client, earned):
    link = f'href="/meetings/{earned.circle.pk}/"'
    assert link in as_(client, earned.bob, "/hours/").text
    leave(community=earned.community, person=earned.bob, at=AFTER)
    text = as_(client, earned.bob, "/hours/").text
    assert "Clean-up time without tears" in text
    assert link not in text
    claim = as_(client, earned.bob, f"/meetings/{earned.circle.pk}/claim/")
    assert claim.status_code == 200
    assert link not in claim.text
    assert 'href="/hours/"' in claim.text


def test_a_stranger_signs_in_first(client, earned):
    assert client.get("/hours/").status_code == 302


def test_the_table_to_take_away_runs_no_formula(client, earned):
    told = as_(client, earned.bob, "/hours.csv")
    assert told["Content-Type"].startswith("text/csv")
    assert "2026-03-02" in told.text
    assert ",90," in told.text


@pytest.mark.parametrize(
    ("who", "status"), [("bob", 200), ("alice", 404), ("charlie", 404), ("dora", 200), ("edna", 200)]
)
def test_whose_certificate_it_is(client, earned, who, status):
    code = current_codes(earned.bob)[earned.circle.pk]
    got = as_(client, getattr(earned, who), f"/certificates/{code}.pdf")
    assert got.status_code == status
    if status == 200:
        assert got.content.startswith(b"%PDF")


def test_anyone_checks_a_certificate_and_learns_no_more(client, earned):
    code = current_codes(earned.bob)[earned.circle.pk]
    page = client.get(f"/verify/{code}/")
    assert page.status_code == 200
    assert "This certificate is genuine" in page.text
    for told in ("Bob Example", "1.5 h", earned.network.name):
        assert told in page.text
    for kept in ("Clean-up", "Family Child Care Circle", "bob@example.org", "Alice"):
        assert kept not in page.text


def test_a_number_read_wrong_leads_back_to_the_question(client, db):
    page = client.get("/verify/?code=NOT-A-NUMBER")
    assert page.status_code == 404
    assert "NOT-A-NUMBER" in page.text
    assert client.get("/verify/0000000000000000/").status_code == 404


def test_a_number_typed_with_spaces_and_lower_case_is_found(client, earned):
    code = current_codes(earned.bob)[earned.circle.pk].lower()
    typed = " ".join(code[start : start + 4] for start in range(0, 16, 4))
    assert client.get("/verify/", {"code": typed}, follow=True).status_code == 200


def test_one_paper_for_a_period(client, earned):
    client.force_login(earned.bob)
    form = {"first": "2026-01-01", "last": "2026-12-31", "language": "ar"}
    assert client.post("/hours/period/", form, follow=True).status_code == 200
    assert next(one.kind for one in certificates_for(earned.bob)) == "period"


def test_a_period_without_hours_is_refused_and_kept(client, earned):
    client.force_login(earned.bob)
    page = client.post("/hours/period/", {"first": "2020-01-01", "last": "2020-12-31", "language": "en"})
    assert page.status_code == 409
    assert "nothing to certify" in page.text
    assert "2020-12-31" in page.text


def test_without_a_legal_name_the_page_says_what_to_do(client, cast):
    newcomer = add_person(chosen_name="Nadia", email="nadia@example.org", how="self", by=None, at=SIX)
    client.force_login(newcomer)
    page = client.post("/hours/period/", {"first": "2026-01-01", "last": "2026-12-31", "language": "en"})
    assert page.status_code == 409
    assert "legal name" in page.text


def test_odd_leafing_is_the_first_leaf(client, earned):
    for odd in ("x", "2026-99-01,1", "2026-03-02,", ",,,"):
        assert as_(client, earned.bob, f"/hours/?before={odd}").status_code == 200


@pytest.mark.parametrize(("name", "path"), [("hours", "/hours/"), ("certificates", "/hours/certificates/")])
def test_hours_ask_this_much(client, earned, count_queries, name, path):
    client.force_login(earned.bob)
    with count_queries(name):
        client.get(path)


def test_verify_asks_this_much(client, earned, count_queries):
    code = current_codes(earned.bob)[earned.circle.pk]
    with count_queries("verify"):
        client.get(f"/verify/{code}/")


def test_who_reads_of_a_correction_reads_its_reason_in_the_same_row(corrected, client):
    words = as_(client, corrected.bob, "/hours/").content.decode()
    row = words[words.index("an earlier entry was taken back") :]
    assert "“The sheet was read wrongly.”" in row[: row.index("<details")]


def test_only_kinds_that_are_there_are_named(earned, client):
    words = as_(client, earned.bob, "/hours/").content.decode()
    assert "1.5 professional growth" in words
    assert "elective training" not in words
