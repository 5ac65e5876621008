"""The demo network as it stands in the database."""

from collections import defaultdict
from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.cli.demo import AlreadyBuilt, build
from copal.config.demo import CAST
from copal.domain.attendance.models import Claim, Report, ReportLine, Stay
from copal.domain.communities.models import Community, JoinRequest, Membership, Network
from copal.domain.credentials.models import Certificate, Order
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal.models import Telling
from copal.domain.meetings.models import Answer, Cancellation, Closing, Meeting, Move
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role, person_of_the_demo
from copal.domain.registry.models import Exchange
from copal.domain.training.models import HeldMinutes
from copal.journeys.hand_to_registry import waiting_for_registry
from copal.journeys.reckoning import reckon
from copal.outlets.models import BoxedLetter, Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def person(handle: str) -> Person:
    return Person.objects.get(email=f"{handle}@example.org")


def test_a_network_with_eight_communities_of_every_kind():
    assert Network.objects.get().name == "Pine Coast Professional Development Network"
    assert Person.objects.count() >= 60
    communities = Community.objects.all()
    assert len(communities) == 8
    assert {one.kind for one in communities} == set(Community.Kind.values)
    assert {one.joining for one in communities} == set(Community.Joining.values)
    assert {one.attendance_policy for one in communities} == {"quarter-hour", "all-or-nothing"}


def test_the_cast_of_the_bar_is_there_and_what_it_says():
    people = {one["handle"]: person_of_the_demo(one["handle"]) for one in CAST}
    assert {one["handle"]: one["name"] for one in CAST} == {
        handle: one.chosen_name for handle, one in people.items()
    }
    assert network_role(people["joan"]) == "staff"
    assert network_role(people["walter"]) == "auditor"
    roles = Membership.objects.filter(community__slug="family").values_list("person__email", "role")
    assert {("morgan@example.org", "facilitator"), ("theo@example.org", "co_facilitator")} <= set(roles)
    assert not LedgerEntry.objects.filter(person=people["sam"]).exists()
    assert LedgerEntry.objects.filter(person=people["dana"]).count() > 10


def test_nobody_has_an_address_that_could_exist():
    assert [
        one for one in Person.objects.values_list("email", flat=True) if not one.endswith("@example.org")
    ] == []
    assert {one.rpartition("@")[2] for one in BoxedLetter.objects.values_list("to", flat=True)} == {
        "example.org"
    }


def test_meetings_of_fourteen_months_are_closed_but_for_those_that_wait(at):
    over = Meeting.objects.filter(ends_at__lte=at - timedelta(days=3), cancellation=None)
    assert over.count() > 70
    assert over.order_by("starts_at").first().starts_at < at - timedelta(days=400)
    assert [one.community.slug for one in over.filter(closing=None)] == ["well-being"]
    assert Cancellation.objects.exclude(reason="").count() == 1
    assert Move.objects.count() >= 2


def test_one_meeting_is_under_way_and_people_are_in(at):
    running = Meeting.objects.filter(starts_at__lte=at, ends_at__gt=at, cancellation=None)
    tonight = running.get()
    assert tonight.community.slug == "family"
    assert Stay.objects.filter(meeting=tonight, until=None).count() >= 8
    assert {"code", "roll_call"} == set(Stay.objects.filter(meeting=tonight).values_list("source", flat=True))
    assert Answer.objects.get(meeting=tonight, person=person("dana")).coming == "going"
    assert not Stay.objects.filter(meeting=tonight, person=person("dana")).exists()
    upcoming = Meeting.objects.filter(starts_at__gt=at, invited_at__isnull=False)
    assert upcoming.count() >= 2


def test_presence_comes_from_every_source():
    assert set(Stay.objects.values_list("source", flat=True)) == set(Stay.Source.values)
    kinds = set(Report.objects.filter(state="confirmed").values_list("kind", flat=True))
    assert {"zoom.participants"} < kinds
    assert any(kind.startswith("teams") for kind in kinds)


def test_a_report_waits_with_lines_only_a_person_can_decide():
    waiting = Report.objects.exclude(state="confirmed").get()
    assert waiting.state == "read"
    to_decide = waiting.lines.filter(decision=ReportLine.Decision.OPEN)
    assert {one.name_as_reported for one in to_decide} == {"iPhone (Rosa)", "12075550142", "Jo & Pat"}
    rosas = {person("rosa.baptiste").pk, person("rosa.quimby").pk}
    assert rosas <= set(to_decide.get(name_as_reported="iPhone (Rosa)").candidates)
    assert waiting.lines.filter(decision=ReportLine.Decision.MATCHED).count() == 9


def test_one_minute_is_contested_and_others_were_decided(at):
    claim = Claim.objects.get(decided_at=None)
    assert claim.person == person("hodan")
    assert claim.meeting.ends_at > at - timedelta(days=15)
    assert Closing.objects.filter(meeting=claim.meeting).exists()
    assert {"accepted", "declined"} == set(
        Claim.objects.exclude(decided_at=None).values_list("decision", flat=True)
    )


def test_some_wait_to_be_let_in():
    waiting = JoinRequest.objects.filter(answered_at=None)
    assert sorted(waiting.values_list("how", flat=True)) == [
        "apply",
        "apply",
        "ask",
        "ask",
        "wait",
        "wait",
        "wait",
    ]
    full = Community.objects.get(slug="well-being")
    assert Membership.objects.seated().filter(community=full).count() == full.seats == 20


def test_the_ledger_is_what_the_presence_is_worth():
    for closing in Closing.objects.select_related("meeting__community"):
        meeting = closing.meeting
        session = Interval(closing.starts_at, closing.ends_at)
        worth = {
            one.person_id: one.credited_minutes
            for one in reckon(meeting, session=session, policy=policy_for(meeting))
            if one.credited_minutes
        }
        credited: dict[int, int] = defaultdict(int)
        for entry in LedgerEntry.objects.filter(meeting_ref=meeting.pk):
            credited[entry.person_id] += entry.minutes
        assert {pk: minutes for pk, minutes in credited.items() if minutes} == worth, meeting.title


def test_some_meetings_had_a_training_and_one_waits_for_the_network():
    taught = LedgerEntry.objects.filter(kind="training")
    assert {entry.title for entry in taught} == {"Safe sleep, step by step"}
    assert taught.filter(person=person("dana")).exists()
    waiting = HeldMinutes.objects.filter(training__title="Goodbyes that go gently")
    assert waiting.filter(person=person("dana")).exists()
    assert LedgerEntry.objects.filter(meeting_ref=waiting[0].meeting_ref, kind="growth").count() > 3


def test_one_file_for_the_registry_was_made_and_the_next_one_waits():
    assert Exchange.objects.get().rows > 3
    assert waiting_for_registry(person("joan")).rows > 3


def test_corrections_stand_in_the_ledger_with_their_reasons():
    reversals = LedgerEntry.objects.exclude(reverses=None)
    assert reversals.count() >= 2
    assert all(one.words.reason for one in reversals.select_related("words"))
    assert LedgerEntry.objects.filter(person=person("dana"), minutes__lt=0).exists()


def test_papers_were_issued_when_the_meetings_were_closed():
    assert Order.objects.filter(filled_at=None, missing=[]).count() == 0
    assert set(Order.objects.filter(filled_at=None).values_list("person__legal_name", flat=True)) == {""}
    for paper in Certificate.objects.filter(replaces=None).select_related("meeting__closing").defer("pdf"):
        assert timedelta(0) <= paper.issued_at - paper.meeting.closing.at < timedelta(hours=1) or (
            paper.issued_at > paper.meeting.closing.at
        )
    names = set(Certificate.objects.values_list("stated__legal_name", flat=True))
    assert "ابتسام حسن الجبوري" in names


def test_only_the_post_of_the_last_weeks_went_out_and_none_is_left_over(at):
    assert not Telling.objects.filter(told_at=None).exists()
    assert not Letter.objects.filter(sent_at=None, dropped_at=None).exists()
    dates = list(BoxedLetter.objects.values_list("at", flat=True))
    assert 50 < len(dates) < 500
    assert at - timedelta(days=15) < min(dates) <= max(dates) <= at


def test_it_says_how_far_it_is(told):
    assert told[0].strip() == "August 2025"
    assert len(told) > 3


def test_a_second_time_is_refused_plainly(at):
    people = Person.objects.count()
    with pytest.raises(AlreadyBuilt, match="already"):
        build(at=at)
    assert Person.objects.count() == people
