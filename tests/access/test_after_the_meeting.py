"""Once a meeting is closed, its room is there for those who were in it and for those who lead; to others it is not there."""

from datetime import timedelta

import pytest
import time_machine
from django.http import Http404

from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.communities.models import Membership
from copal.domain.facilitation.queries import levels_of, seat_for
from copal.domain.facilitation.rules import Level
from copal.domain.meetings.models import Closing, Invitation
from copal.journeys.close_meeting import close_meeting
from tests.access import world as made
from tests.access.test_access_table import address, answer, clients_of, routes
from tests.cast import LONG_AGO, SIX, person

ROOM = {name for name in routes() if name.startswith("live.") and "link" not in name}


@pytest.fixture
def absent(cast):
    """A member who was not at that meeting."""
    one = person("Abe")
    Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
    return one


def test_a_member_who_was_not_there_finds_no_room_and_all_else_that_members_find(cast, absent):
    """Compared with Bob, who was: no other page makes a difference between the two, but for what is one's own."""
    with time_machine.travel(made.NOW, tick=False):
        world = made.build(cast)
        world.viewers["absent"] = absent
        client = clients_of(world)
        for name in [*ROOM, "kept.steps", "kept.parking", "decisions.register", "meetings.meeting"]:
            was, was_not = (
                answer(client[who], "GET", address(name, world), {}) for who in ("member", "absent")
            )
            assert was_not == ("404" if name in ROOM and was == "200" else was), name
        for name in ROOM - {"live.so_far"}:
            opened = answer(client["absent"], "GET", address(f"{name}@open", world), {})
            assert opened == answer(client["member"], "GET", address(f"{name}@open", world), {}), name


def test_until_it_is_closed_every_member_may_come_in(open_room, absent):
    assert seat_for(absent, open_room.meeting.pk).level is Level.HERE
    close(open_room)
    for gone in (absent, open_room.cast.charlie, open_room.cast.dora, open_room.cast.edna):
        with pytest.raises(Http404):
            seat_for(gone, open_room.meeting.pk)


def test_who_leads_reads_it_also_when_they_were_away(open_room):
    cora = person("Cora")
    Membership.objects.create(
        community=open_room.cast.community, person=cora, role="co_facilitator", joined_at=LONG_AGO
    )
    close(open_room)
    assert seat_for(cora, open_room.meeting.pk).level is Level.LEADS


def test_who_sat_there_without_a_phone_reads_it_once_their_hours_say_so(cast, absent):
    marking = Marking(person_id=absent.pk, since=SIX, until=SIX + timedelta(minutes=120))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=made.HALF_PAST_EIGHT)
    close_meeting(
        meeting=cast.circle, session=made.Interval(SIX, SIX + timedelta(minutes=120)), by=cast.alice,
        at=made.HALF_PAST_EIGHT,
    )  # fmt: skip
    assert seat_for(absent, cast.circle.pk).level is Level.HERE
    with pytest.raises(Http404):
        seat_for(cast.bob, cast.circle.pk)


def test_a_guest_who_was_there_reads_on_and_one_who_stayed_away_does_not(open_room):
    came, stayed = person("Gus"), person("Gia")
    for one in (came, stayed):
        Invitation.objects.create(
            meeting=open_room.meeting, person=one, at=LONG_AGO, by=open_room.cast.alice, guest=True
        )
    open_room.act(came, "come", how="call")
    close(open_room)
    assert seat_for(came, open_room.meeting.pk).level is Level.HERE
    with pytest.raises(Http404):
        seat_for(stayed, open_room.meeting.pk)


def test_who_was_there_and_was_removed_reads_nothing_any_more(open_room):
    bob = open_room.cast.bob
    close(open_room)
    assert seat_for(bob, open_room.meeting.pk)
    Membership.objects.filter(person=bob).update(ended_at=open_room.at)
    with pytest.raises(Http404):
        seat_for(bob, open_room.meeting.pk)


def test_streams_are_held_to_the_same(open_room, absent):
    cast, everyone = open_room.cast, [open_room.cast.alice.pk, open_room.cast.bob.pk, absent.pk]
    before = levels_of(open_room.meeting.pk, everyone)
    assert before == {cast.alice.pk: Level.LEADS, cast.bob.pk: Level.HERE, absent.pk: Level.HERE}
    close(open_room)
    after = levels_of(open_room.meeting.pk, everyone)
    assert after == {cast.alice.pk: Level.LEADS, cast.bob.pk: Level.HERE}


def close(room):
    Closing.objects.create(
        meeting=room.meeting, starts_at=SIX, ends_at=SIX + timedelta(minutes=120), by=room.cast.alice, at=room.at
    )  # fmt: skip
