"""How a meeting begins: opened by who leads, promised again by everyone, counted and kept."""

import pytest
from django.http import Http404

from copal.domain.communities.actions import remove_member
from copal.domain.facilitation.models import Acknowledgement
from copal.domain.facilitation.queries import opening_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.journal.models import Entry
from tests.cast import SIX, timedelta


def test_only_those_who_lead_open_it(under_way):
    with pytest.raises(CannotNow) as refused:
        under_way.act(under_way.cast.bob, "open")
    assert refused.value.reason == "not_yours"
    assert under_way.act(under_way.cast.alice, "open").opening.is_open
    number = under_way.state.number
    assert under_way.act(under_way.cast.alice, "open").number == number


def test_outsiders_and_those_who_serve_the_network_are_not_in_the_room(open_room):
    for one in (open_room.cast.charlie, open_room.cast.dora, open_room.cast.edna):
        with pytest.raises(Http404):
            open_room.act(one, "come", how="room")


def test_a_removed_member_is_out_at_once(open_room):
    cast = open_room.cast
    remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=open_room.at)
    with pytest.raises(Http404):
        open_room.act(cast.bob, "raise")


def test_promising_counts_them_here_and_stays_on_record(under_way):
    bob = under_way.cast.bob
    under_way.act(bob, "acknowledge", how="call")
    under_way.act(bob, "acknowledge", how="call")
    assert under_way.state.opening.here == {bob.pk: "call"}
    assert Acknowledgement.objects.filter(person=bob, meeting=under_way.meeting).count() == 1
    assert Entry.objects.filter(kind="facilitation.expectations_affirmed").count() == 1
    assert {"here", "here:call", "acknowledged"} <= under_way.mine(bob)


def test_the_screens_count_who_is_here_and_how(open_room):
    open_room.act(open_room.cast.bob, "come", how="phone")
    seen = opening_seen(scene_of(open_room.meeting.pk, at=open_room.at), opens_at=SIX)
    assert (seen.in_room, seen.on_call, seen.by_phone, seen.acknowledged) == (1, 0, 1, 2)


@pytest.mark.parametrize(
    ("minutes", "reason"), [(-31, "too_early"), (-30, None), (149, None), (151, "over")], ids=str
)
def test_a_room_has_its_time(under_way, minutes, reason):
    under_way.at = SIX + timedelta(minutes=minutes)
    if reason is None:
        under_way.act(under_way.cast.bob, "come", how="room")
        return
    with pytest.raises(CannotNow) as refused:
        under_way.act(under_way.cast.bob, "come", how="room")
    assert refused.value.reason == reason


def test_before_it_is_opened_people_come_but_nobody_speaks(under_way):
    under_way.act(under_way.cast.bob, "come", how="room")
    with pytest.raises(CannotNow) as refused:
        under_way.act(under_way.cast.bob, "raise")
    assert refused.value.reason == "not_open_yet"


def test_whoever_goes_lowers_their_hand(open_room):
    bob = open_room.cast.bob
    open_room.act(bob, "raise")
    state = open_room.act(bob, "go")
    assert (bob.pk in state.opening.here, state.voice.queue) == (False, ())
