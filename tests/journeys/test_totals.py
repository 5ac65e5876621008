"""Whatever happens in whatever order: the record says what the evidence says, and every paper says what the record says."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.base.intervals import Interval
from copal.domain.attendance.actions import claims
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.communities import actions as communities
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.models import Certificate, Order
from copal.domain.credentials.queries import current_certificates, verification
from copal.domain.hours.queries import minutes_of_meeting
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.people.models import Person
from copal.journeys import issue_certificates, keep_presence
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import out_of_step, recredit
from copal.journeys.decide_claim import decide_claim
from copal.journeys.reckoning import reckon, session_of
from copal.pages.closing.forms import CloseForm
from tests.cast import LONG_AGO, SIX

AFTER = SIX + timedelta(hours=3)
SITE = "https://hours.example.org"
NIGHT = [  # the clocks go forward at two, and back at two
    (datetime(2026, 3, 8, 1), datetime(2026, 3, 8, 3, 30), 90),
    (datetime(2026, 11, 1, 0, 30), datetime(2026, 11, 1, 2, 30), 180),
    (datetime(2026, 3, 2, 23), datetime(2026, 3, 3, 1), 120),  # across midnight
]


@pytest.fixture(autouse=True)
def blank_paper(monkeypatch):
    """What the paper looks like is tried elsewhere; here only what it says counts."""
    monkeypatch.setattr(issue_certificates, "certificate_pdf", lambda _paper: b"%PDF-1.7")


def minutes(number):
    return SIX + timedelta(minutes=number)


def fresh(meeting):
    return Meeting.objects.select_related("community", "closing").get(pk=meeting.pk)


def mark(cast, person, since=0, until=120, at=AFTER):
    marking = Marking(person_id=person.pk, since=minutes(since), until=minutes(until))
    return keep_presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=at)[0]


def close(cast, at=AFTER):
    session = Interval(SIX, minutes(120))
    return close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=at)


def issue(at=AFTER):
    return issue_certificates.issue_ordered(address=SITE, at=at)


def said(cast, person):
    """What their standing paper for the meeting says, in minutes; None without one."""
    found = current_certificates(cast.circle.pk, {person.pk}).get(person.pk)
    return found.growth_minutes if found else None


def held(cast, person):
    return sum(minutes_of_meeting(cast.circle.pk, {person.pk}).get(person.pk, {}).values())


class Evening:
    """The cast's meeting, and what may be done to it. Each deed is one line of the story hypothesis tells."""

    def __init__(self, cast):
        self.cast, self.at, self.closed = cast, AFTER, False
        self.people = [cast.alice, cast.bob, cast.charlie]

    def do(self, deed, who, since, length):
        self.at += timedelta(minutes=1)
        getattr(self, deed)(self.people[who], since, length)

    def mark(self, person, since, length):
        mark(self.cast, person, since, since + length, at=self.at)

    def withdraw(self, person, since, length):
        stay = Stay.objects.filter(person=person, withdrawal=None).order_by("pk").first()
        if stay:
            keep_presence.withdraw(
                stay=stay, reason=composed("mistake", audience="facilitators"), by=self.cast.alice, at=self.at
            )

    def put_back(self, person, since, length):
        stay = Stay.objects.filter(person=person).exclude(withdrawal=None).order_by("pk").first()
        if stay:
            keep_presence.put_back(stay=stay, by=self.cast.alice, at=self.at)

    def claim(self, person, since, length):
        one = claims.make_claim(
            meeting=self.cast.circle, person=person, since=minutes(since), until=minutes(since + length),
            words=composed("", audience="facilitators"), at=self.at,
        )  # fmt: skip
        for _twice in range(2):
            words = composed("Yes", audience="attended")
            decide_claim(claim=one, decision="accepted", words=words, by=self.cast.alice, at=self.at)

    def close(self, person, since, length):
        if not self.closed:
            close(self.cast, at=self.at)
            self.closed = True

    def recredit(self, person, since, length):
        recredit(
            meeting=self.cast.circle,
            reason=composed("Again", audience="attended"),
            by=self.cast.alice,
            at=self.at,
        )

    def issue(self, person, since, length):
        issue(at=self.at)


DEEDS = st.tuples(
    st.sampled_from(["mark", "withdraw", "put_back", "claim", "close", "recredit", "issue"]),
    st.integers(0, 2), st.integers(-30, 100), st.integers(1, 80),
)  # fmt: skip


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(DEEDS, max_size=12))
def test_after_any_story_record_evidence_and_papers_agree(cast, story):
    with transaction.atomic():
        evening = Evening(cast)
        for deed in [*story, ("close", 0, 0, 1), ("recredit", 0, 0, 1), ("issue", 0, 0, 1)]:
            evening.do(*deed)
        meeting = fresh(cast.circle)
        earned = {
            one.person_id: one.worth.minutes
            for one in reckon(meeting, session=session_of(meeting), policy=policy_for(meeting))
        }
        for person in evening.people:
            assert held(cast, person) == earned.get(person.pk, 0)
            assert said(cast, person) == (held(cast, person) or None)
        transaction.set_rollback(True)


def test_hours_corrected_while_a_paper_is_printed_do_not_leave_the_old_paper_standing(cast, monkeypatch):
    mark(cast, cast.bob, 0, 60)
    close(cast)

    def slow_press(_paper):
        monkeypatch.setattr(issue_certificates, "certificate_pdf", lambda _paper: b"%PDF-1.7")
        mark(cast, cast.bob, 60, 120, at=AFTER + timedelta(minutes=1))
        return b"%PDF-1.7"

    monkeypatch.setattr(issue_certificates, "certificate_pdf", slow_press)
    issue()
    issue(at=AFTER + timedelta(minutes=2))
    assert (held(cast, cast.bob), said(cast, cast.bob)) == (120, 120)


def test_a_claim_fetched_before_the_close_and_accepted_after_it_is_credited(cast):
    cast.circle = fresh(cast.circle)
    one = claims.make_claim(
        meeting=cast.circle, person=cast.bob, since=SIX, until=minutes(120),
        words=composed("", audience="facilitators"), at=AFTER,
    )  # fmt: skip
    close_meeting(meeting=fresh(cast.circle), session=Interval(SIX, minutes(120)), by=cast.alice, at=AFTER)
    words = composed("Yes", audience="attended")
    decide_claim(claim=one, decision="accepted", words=words, by=cast.alice, at=AFTER)
    assert held(cast, cast.bob) == 120


def test_a_paper_for_a_period_is_revoked_once_hours_it_lists_are_taken_back(cast):
    stay = mark(cast, cast.bob)
    close(cast)
    issue()
    day = SIX.date()
    paper = issue_certificates.issue_for_period(
        person=cast.bob, first=day, last=day, language="en", address=SITE, at=AFTER
    )
    later = AFTER + timedelta(hours=1)
    keep_presence.withdraw(
        stay=stay, reason=composed("mistake", audience="facilitators"), by=cast.alice, at=later
    )
    issue(at=later)
    assert verification(paper.code).status == "revoked"
    keep_presence.put_back(stay=stay, by=cast.alice, at=later)
    again = issue_certificates.issue_for_period(
        person=cast.bob, first=day, last=day, language="en", address=SITE, at=later + timedelta(hours=1)
    )
    issue(at=later + timedelta(hours=2))
    assert verification(again.code).status == "valid"


def test_a_legal_name_that_staff_add_lets_the_waiting_paper_out(cast, client):
    Person.objects.filter(pk=cast.bob.pk).update(legal_name="")
    mark(cast, cast.bob)
    close(cast)
    issue()
    assert Order.objects.get().missing == ["legal_name"]
    client.force_login(cast.dora)
    page = client.get(f"/network/people/{cast.bob.pk}/")
    told = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    client.post(f"/network/people/{cast.bob.pk}/", {**told, "legal_name": "Robert Example"})
    issue()
    assert said(cast, cast.bob) == 120


def test_who_was_removed_keeps_hours_and_paper(cast):
    mark(cast, cast.bob)
    communities.remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=AFTER)
    close(cast)
    issue()
    assert (held(cast, cast.bob), said(cast, cast.bob)) == (120, 120)
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(("begins", "ends", "real_minutes"), NIGHT)
def test_real_minutes_count_on_a_night_when_the_clocks_change(cast, begins, ends, real_minutes):
    zone = ZoneInfo("America/New_York")
    starts_at, ends_at = (
        datetime.fromtimestamp(one.replace(tzinfo=zone).timestamp(), zone) for one in (begins, ends)
    )
    meeting = Meeting.objects.create(
        community=cast.community, title="Late", starts_at=starts_at, ends_at=ends_at, timezone=str(zone), at=LONG_AGO,
        by=cast.alice,
    )  # fmt: skip
    meeting.refresh_from_db()
    marking = Marking(person_id=cast.bob.pk, since=meeting.starts_at, until=meeting.ends_at)
    later = ends_at + timedelta(hours=1)
    keep_presence.mark(meeting=meeting, markings=[marking], by=cast.alice, at=later)
    form = CloseForm(meeting, {"began": f"{begins:%H:%M}", "ended": f"{ends:%H:%M}"})
    assert form.is_valid()
    (entry,) = close_meeting(meeting=meeting, session=form.session(), by=cast.alice, at=later)
    assert entry.minutes == real_minutes
    assert out_of_step(fresh(meeting)) == []


def test_a_paper_for_the_same_period_asked_for_twice_is_one_paper(cast):
    mark(cast, cast.bob)
    close(cast)
    day = SIX.date()
    asked = {"person": cast.bob, "first": day, "last": day, "address": SITE, "at": AFTER}
    first = issue_certificates.issue_for_period(**asked, language="en")
    assert issue_certificates.issue_for_period(**asked, language="en").pk == first.pk
    assert issue_certificates.issue_for_period(**asked, language="es").pk != first.pk
