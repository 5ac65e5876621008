"""The rooms of the demo: tonight's in the middle of it, those before it in short. All of it was done by people."""

import re
from datetime import timedelta

import pytest

from copal.cli.demo_network import script
from copal.domain.decisions.models import Decision, Position, Proposal
from copal.domain.facilitation.memory import entries_of, state_of
from copal.domain.facilitation.models import Acknowledgement, LogEntry, ParkedItem, Words
from copal.domain.facilitation.rules import State, replay
from copal.domain.facilitation.rules.nudge import not_heard
from copal.domain.journal.models import Entry as Journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.practice.models import NextStep, StepNews

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def tonight(at) -> Meeting:
    return Meeting.objects.get(starts_at__lte=at, ends_at__gt=at, cancellation=None)


@pytest.fixture
def state(tonight) -> State:
    return replay(entries_of(tonight.pk))


def words(ref: int | None) -> str:
    return Words.objects.get(pk=ref).words


def handles(*people: int | None) -> list[str]:
    found = dict(Person.objects.values_list("pk", "email"))
    return [found[one].partition("@")[0] for one in people]


def test_it_opened_on_time_with_people_in_the_room_on_the_call_and_by_phone(tonight, state):
    assert state == state_of(tonight)
    assert timedelta(0) <= state.opening.opened_at - tonight.starts_at < timedelta(minutes=1)
    ways = list(state.opening.here.values())
    assert (len(ways), ways.count("phone")) == (12, 1)
    assert ways.count("room") >= 3
    assert ways.count("call") >= 6
    assert len(state.opening.acknowledged) == 11
    assert Acknowledgement.objects.filter(meeting=tonight).count() == 11
    assert "dana" not in handles(*state.opening.here)


def test_the_first_parts_are_done_and_the_main_one_is_on(state, at):
    first, second, main, *rest = state.agenda.items
    assert first.is_done
    assert second.is_done
    assert first.spent_seconds(at) != first.planned_minutes * 60
    assert main.is_on
    assert not any(one.spans for one in rest)
    assert state.agenda.behind_minutes(at) == 2


def test_someone_speaks_three_wait_and_two_just_listen(state):
    assert handles(state.voice.speaking) == ["rosa.baptiste"]
    assert handles(*state.voice.queue) == ["amina", "jo.pelletier", "colleen.walsh"]
    assert len(state.voice.heard) == 5
    assert len(state.voice.listening) == 2
    assert len(not_heard(state)) >= 3


def test_how_everyone_arrived_was_asked_and_closed(state):
    assert state.asking.open is None
    [asked] = state.asking.past
    assert (asked.what, len(asked.answers)) == ("mood", 10)


def test_ideas_gifts_and_the_parking_lot(state):
    ideas = state.board
    assert len(ideas.ideas) == 7
    assert {words(one.name) for one in ideas.groups.values()} == {"Something to hear", "Something to see"}
    links = [words(one.link) for one in state.gifts.gifts.values() if one.link]
    assert links == ["https://example.org/pictures-for-bins"]
    outside, ours = state.parking.items.values()
    assert (outside.sphere, ours.sphere) == ("not_ours", "ours")
    assert words(outside.whom) == "Our licensing specialist, in writing"
    assert len(state.record.notes) >= 3


def test_next_steps_have_an_owner_and_a_day_and_those_of_last_time_are_there(tonight, at):
    here = NextStep.objects.filter(meeting_ref=tonight.pk)
    assert here.count() == 2
    assert all(one.due > at.date() for one in here)
    before = NextStep.objects.filter(community=tonight.community).exclude(meeting_ref=tonight.pk)
    assert before.filter(stage="open").exists()
    tried = before.get(closed_at__gte=tonight.starts_at)
    assert (tried.kind, tried.stage) == ("trial", "done")
    assert StepNews.objects.filter(step=tried, kind="told").count() == 1


def test_a_proposal_is_open_and_most_have_said_where_they_stand(tonight, state):
    asked = Proposal.objects.get(meeting=tonight)
    assert (asked.words, asked.scale, asked.hidden) == (
        "Shall we swap routines for a month?",
        "positions",
        "closed",
    )
    assert not hasattr(asked, "closing")
    assert asked.segment_id == state.agenda.now.segment
    given = Position.objects.filter(proposal=asked)
    assert set(given.values_list("option", flat=True)) == {"for", "fine", "worry"}
    missing = state.opening.present - set(given.values_list("person", flat=True))
    assert sorted(handles(*missing)) == ["amina", "bea.dube"]


def test_every_community_held_rooms_and_they_are_over(tonight):
    rooms = Meeting.objects.filter(pk__in=LogEntry.objects.values("meeting")).exclude(pk=tonight.pk)
    assert len(set(rooms.values_list("community", flat=True))) == 8
    assert 24 <= rooms.count() < 40
    for room in rooms:
        told = state_of(room)
        assert timedelta(0) <= told.opening.opened_at - room.starts_at < timedelta(minutes=1)
        assert timedelta(0) <= told.opening.ended_at - room.ends_at < timedelta(minutes=3)
        assert all(one.is_done for one in told.agenda.items)


def test_the_registers_hold_decisions_with_owners_and_some_are_due(at):
    kept = Decision.objects.all()
    assert 8 <= kept.count() <= 10
    assert len(set(kept.values_list("community", flat=True))) >= 6
    assert not kept.filter(owner=None).exists()
    due = kept.filter(review_date__lte=at.date()).count()
    assert 3 <= due < kept.count() - 2
    assert set(kept.values_list("outcome", flat=True)) == {"agreed", "worries"}
    again = Decision.objects.get(proposal__round=2).proposal
    assert again.amends.closing.outcome == "blocked"
    assert Position.objects.filter(proposal=again.amends, option="block", rests_on_line=7).count() == 1


def test_decisions_came_about_in_rooms_and_nowhere_else():
    told = LogEntry.objects.filter(kind="proposals_changed").values_list("meeting", "about__proposal")
    assert set(told) == set(Proposal.objects.values_list("meeting", "pk"))
    for one in Decision.objects.select_related("proposal__closing"):
        assert one.proposal.at < one.proposal.closing.at < one.at
        assert Journal.objects.filter(kind="decisions.kept", about__decision=one.pk).count() == 1


def test_nothing_was_written_past_the_rooms():
    """Each row has an entry in its meeting's log, and a line in the journal."""
    log = set(LogEntry.objects.values_list("meeting", "kind", "about__step"))
    steps = NextStep.objects.values_list("meeting_ref", "pk")
    assert {(meeting, "step_taken", step) for meeting, step in steps} <= log
    parked = set(LogEntry.objects.filter(kind="parked").values_list("meeting", "number"))
    assert set(ParkedItem.objects.values_list("meeting", "number")) == parked
    told = Journal.objects.filter(kind="practice.step_taken")
    assert told.count() == NextStep.objects.count() > 20
    for meeting in LogEntry.objects.values_list("meeting", flat=True).distinct():
        numbers = list(
            LogEntry.objects.filter(meeting=meeting).order_by("number").values_list("number", flat=True)
        )
        assert numbers == list(range(1, len(numbers) + 1))


def everything_said() -> list[str]:
    return [
        *Words.objects.values_list("words", flat=True),
        *NextStep.objects.values_list("words", flat=True),
        *StepNews.objects.values_list("words", flat=True),
        *Proposal.objects.values_list("words", flat=True),
        *Position.objects.values_list("reason", flat=True),
        *Decision.objects.values_list("words", flat=True),
    ]


def test_nobody_is_named_in_what_is_said():
    """Who said or took on what stands beside it; in the words themselves there is no name, of a child or anybody."""
    names = {one.split()[0] for one in (*Person.objects.values_list("chosen_name", flat=True),)}
    names |= {name for one in script.everyone().values() for name in one.legal.split()}
    named = re.compile(rf"\b(?:{'|'.join(sorted(re.escape(one) for one in names if len(one) > 2))})\b")
    assert [one for one in everything_said() if named.search(one)] == []
    assert named.search("Rosa brought a song")
