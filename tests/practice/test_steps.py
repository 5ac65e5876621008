"""What people take on: kept with its owner and day, finished by whose it is, told of, and there at the next meeting."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from copal.domain.facilitation.queries import scene_of, steps_seen
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Meeting
from copal.domain.practice import actions
from copal.domain.practice.models import NextStep, StepNews
from copal.domain.practice.queries import own_open_steps, step_for, steps_for
from tests.cast import LONG_AGO
from tests.facilitation.playing import guest, join, leave
from tests.support.rooms import RoomUnderWay


def take(room, person, words="Share the loose-parts list", kind="step", **how):
    room.act(person, "take_step", words, kind=kind, **how)
    return NextStep.objects.latest("pk")


def refused(room, person, verb, words="", **fields):
    with pytest.raises(CannotNow) as no:
        room.act(person, verb, words, **fields)
    return no.value.reason


@pytest.fixture
def next_room(open_room):
    """The next meeting of the same community, a month later, opened by Alice."""
    open_room.act(open_room.cast.alice, "end")
    first = open_room.meeting
    later = Meeting.objects.create(
        community=first.community, title="The next one", starts_at=first.starts_at + timedelta(days=28),
        ends_at=first.ends_at + timedelta(days=28), timezone=first.timezone, at=LONG_AGO, by=first.by,
    )  # fmt: skip
    room = RoomUnderWay(open_room.cast, later, later.starts_at)
    room.act(room.cast.alice, "open")
    return room


def seen(room):
    return steps_seen(scene_of(room.meeting.pk, at=room.at))


def test_a_member_takes_something_on_for_themselves(open_room):
    bob = open_room.cast.bob
    step = take(open_room, bob, due="2026-03-06")
    assert (step.owner, step.due, step.meeting_ref) == (bob, date(2026, 3, 6), open_room.meeting.pk)
    assert [one.words for one in seen(open_room).here] == ["Share the loose-parts list"]
    assert refused(
        open_room, bob, "take_step", "Do it for me", kind="step", owner=open_room.cast.alice.pk
    ) == ("only_your_own")


def test_who_leads_or_takes_notes_writes_it_down_for_others(open_room):
    cast = open_room.cast
    nora = join(cast, "Nora", "note_taker")
    assert take(open_room, cast.alice, owner=cast.bob.pk).owner == cast.bob
    assert take(open_room, nora, owner=cast.alice.pk).by == nora
    assert (
        refused(open_room, cast.alice, "take_step", "Come along!", kind="step", owner=cast.charlie.pk)
        == "not_here"
    )


def test_sent_twice_it_is_taken_on_once(open_room):
    for _again in range(2):
        open_room.act(open_room.cast.bob, "take_step", "Once", key="same", kind="trial")
    assert NextStep.objects.count() == 1


def test_the_next_meeting_opens_with_what_is_open_and_one_tap_finishes_it(open_room, next_room):
    cast = next_room.cast
    assert seen(next_room).before == ()
    done, dropped, tried = (
        NextStep.objects.create(
            community=cast.community, meeting_ref=open_room.meeting.pk, kind=kind, words=words, owner=cast.bob,
            at=open_room.at, by=cast.bob,
        )
        for kind, words in (("step", "Library"), ("step", "Forms"), ("trial", "A song"))
    )  # fmt: skip
    assert [step.words for step in seen(next_room).before] == ["Library", "Forms", "A song"]
    next_room.act(cast.bob, "step_done", step=done.pk)
    next_room.act(cast.bob, "step_dropped", step=dropped.pk)
    next_room.act(cast.bob, "tell_step", "They sang along from the second day on", step=tried.pk)
    stages = {step.words: (step.stage, step.told) for step in seen(next_room).before}
    assert stages == {
        "Library": ("done", ()),
        "Forms": ("dropped", ()),
        "A song": ("open", ("They sang along from the second day on",)),
    }
    assert seen(next_room).open_before == 1
    next_room.act(cast.bob, "step_again", step=done.pk)
    assert seen(next_room).open_before == 2
    kinds = StepNews.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["done", "dropped", "told", "again"]


def test_only_whose_it_is_or_who_leads_says_what_became_of_it(open_room):
    cast = open_room.cast
    rosa, step = join(cast, "Rosa"), take(open_room, cast.bob)
    for verb, words in (("step_done", ""), ("step_dropped", ""), ("tell_step", "It went well")):
        assert refused(open_room, rosa, verb, words, step=step.pk) == "not_your_step"
    open_room.act(cast.alice, "step_done", step=step.pk)
    open_room.act(cast.alice, "step_done", step=step.pk)
    assert StepNews.objects.filter(step=step).count() == 1


def test_a_guest_takes_on_and_finishes_in_the_room(open_room):
    gus = guest(open_room.cast)
    step = take(open_room, gus, "Ask the library")
    open_room.act(gus, "step_done", step=step.pk)
    step.refresh_from_db()
    assert step.stage == "done"


def test_a_step_of_another_community_is_not_there(open_room, found):
    step = take(open_room, open_room.cast.bob)
    NextStep.objects.filter(pk=step.pk).update(community=found())
    with pytest.raises(Http404):
        open_room.act(open_room.cast.alice, "step_done", step=step.pk)


def test_members_see_everyones_and_finish_their_own(open_room):
    cast = open_room.cast
    rosa = join(cast, "Rosa")
    his, hers = take(open_room, cast.bob), take(open_room, rosa, "Bring labels")
    kept = steps_for(cast.bob, cast.community)
    assert ([one.id for one in kept.own], [one.id for one in kept.others]) == ([his.pk], [hers.pk])
    assert [one.id for one in own_open_steps(cast.bob, [cast.community.pk])] == [his.pk]
    assert step_for(cast.alice, hers.pk) == hers
    for one, step in ((cast.bob, hers), (cast.charlie, his), (cast.dora, his), (cast.bob, None)):
        with pytest.raises(Http404):
            step_for(one, step.pk if step else 987_654)
    leave(rosa, open_room.at)
    for one in (rosa, cast.charlie, cast.dora, cast.edna):
        with pytest.raises(Http404):
            steps_for(one, cast.community)
    with pytest.raises(Http404):
        step_for(rosa, hers.pk)


def test_the_journal_hears_of_it_and_of_no_words(open_room):
    bob = open_room.cast.bob
    step = take(open_room, bob, "Something private")
    open_room.act(bob, "step_done", step=step.pk)
    open_room.act(bob, "tell_step", "Very private", step=step.pk)
    told = Entry.objects.filter(kind__startswith="practice.").order_by("pk")
    assert [one.kind for one in told] == [
        "practice.step_taken",
        "practice.step_closed",
        "practice.step_told_of",
    ]
    assert "rivate" not in str([one.about for one in told])


def test_nothing_said_is_nothing_taken_on(open_room):
    bob = open_room.cast.bob
    assert refused(open_room, bob, "take_step", "  ", kind="step") == "nothing_said"
    step = take(open_room, bob)
    assert refused(open_room, bob, "tell_step", "", step=step.pk) == "nothing_said"
    assert refused(open_room, bob, "take_step", "x" * 10_000, kind="step") == "too_long"
    assert refused(open_room, bob, "take_step", "Odd", kind="wish") == "choice"
    assert actions.reopen(step=step, by=bob, at=open_room.at) is False
