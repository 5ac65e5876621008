"""A room ends with its meeting, by who leads or, when nobody does any more, by itself."""

import pytest

from copal.base.intervals import Interval
from copal.domain.communities.models import Membership
from copal.domain.facilitation.actions import end_forgotten
from copal.domain.facilitation.queries import opening_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.journal.models import Entry
from copal.journeys.close_meeting import close_meeting
from tests.cast import LONG_AGO, SIX, person, timedelta

END = timedelta(minutes=120)


def test_ended_by_who_leads_nothing_more_goes_in(open_room):
    open_room.act(open_room.cast.alice, "end")
    for verb in ("raise", "come"):
        with pytest.raises(CannotNow) as refused:
            open_room.act(open_room.cast.bob, verb, how="room")
        assert refused.value.reason == "over"
    assert Entry.objects.filter(kind="facilitation.room_ended").count() == 1


def test_closing_the_meeting_ends_its_room(open_room):
    at = SIX + END
    close_meeting(meeting=open_room.meeting, session=Interval(SIX, at), by=open_room.cast.alice, at=at)
    assert open_room.state.opening.ended_by == open_room.cast.alice.pk


def test_a_forgotten_room_ends_by_itself_and_says_so(open_room):
    assert end_forgotten(at=SIX + END + timedelta(minutes=29)) == 0
    open_room.at = SIX + END + timedelta(minutes=29)
    open_room.act(open_room.cast.bob, "raise")  # a member is not a lead
    at = SIX + END + timedelta(minutes=31)
    assert end_forgotten(at=at) == 1
    assert end_forgotten(at=at) == 0
    seen = opening_seen(scene_of(open_room.meeting.pk, at=at), opens_at=SIX)
    assert (seen.stage, seen.ended_by_itself, seen.ended_at) == ("over", True, at)


def test_while_somebody_leads_it_may_run_over(open_room):
    open_room.at = SIX + END + timedelta(minutes=20)
    open_room.act(open_room.cast.alice, "call", person=open_room.cast.bob.pk)
    assert end_forgotten(at=SIX + END + timedelta(minutes=45)) == 0
    assert end_forgotten(at=SIX + END + timedelta(minutes=51)) == 1


def test_when_the_facilitators_phone_dies_the_co_facilitator_carries_on(open_room):
    cora = person("Cora")
    Membership.objects.create(
        community=open_room.cast.community, person=cora, role="co_facilitator", joined_at=LONG_AGO
    )
    open_room.act(cora, "begin_item", segment=open_room.segment(2))
    open_room.at = SIX + END + timedelta(minutes=20)
    open_room.act(cora, "call", person=open_room.cast.bob.pk)
    assert end_forgotten(at=SIX + END + timedelta(minutes=45)) == 0


def test_an_end_that_came_too_soon_is_taken_back_until_the_meeting_is_closed(open_room):
    cast = open_room.cast
    open_room.act(cast.alice, "end")
    with pytest.raises(CannotNow) as refused:
        open_room.act(cast.bob, "resume")
    assert refused.value.reason == "not_yours"
    assert open_room.act(cast.alice, "resume").opening.is_open
    open_room.act(cast.bob, "raise")
    at = SIX + END
    close_meeting(meeting=open_room.meeting, session=Interval(SIX, at), by=cast.alice, at=at)
    with pytest.raises(CannotNow) as refused:
        open_room.act(cast.alice, "resume")
    assert refused.value.reason == "over"
