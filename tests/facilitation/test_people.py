"""People without a screen of their own: brought in, spoken for, seen off, by those who lead and nobody else."""

import pytest
from django.http import Http404

from copal.domain.attendance.models import Stay
from copal.domain.facilitation.models import Acknowledgement
from copal.domain.facilitation.queries import people_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.journal.models import Entry
from copal.domain.people.models import Person
from tests.facilitation.playing import guest, join, leave


def seen(room):
    return people_seen(scene_of(room.meeting.pk, at=room.at))


def names(room):
    return [one.name for one in seen(room).people]


@pytest.fixture
def fay(open_room):
    """On the phone, brought in by Alice."""
    one = join(open_room.cast, "Fay")
    open_room.act(open_room.cast.alice, "bring", person=one.pk, how="phone")
    return one


def test_someone_on_the_phone_is_in_the_room_and_in_the_evidence(open_room, fay):
    assert open_room.state.opening.here[fay.pk] == "phone"
    assert Stay.objects.get(person=fay).said_by == open_room.cast.alice
    assert names(open_room) == ["Alice", "Bob", "Fay"]


def test_someone_on_no_list_needs_no_account(open_room):
    alice = open_room.cast.alice
    open_room.act(alice, "bring_newcomer", "Grandma Lou", key="k", how="room")
    open_room.act(alice, "bring_newcomer", "Grandma Lou", key="k", how="room")
    lou = Person.objects.get(chosen_name="Grandma Lou")
    assert (lou.opened_at, open_room.state.opening.here[lou.pk]) == (None, "room")


def test_hands_turns_and_promises_for_them(open_room, fay):
    alice = open_room.cast.alice
    open_room.act(alice, "raise", person=fay.pk)
    assert open_room.act(alice, "call").voice.speaking == fay.pk
    open_room.act(alice, "finish")
    open_room.act(alice, "raise", person=fay.pk)
    assert open_room.act(alice, "lower", person=fay.pk).voice.queue == ()
    assert (seen(open_room).missing, seen(open_room).not_affirmed) == (1, str(fay.pk))
    open_room.act(alice, "acknowledge_for", people=f"{fay.pk},{open_room.cast.bob.pk}")
    assert Acknowledgement.objects.filter(person=fay).exists()
    fact = Entry.objects.filter(kind="facilitation.expectations_affirmed").latest("pk")
    assert (fact.by_id, fact.about["person"]) == (alice.pk, fay.pk)


def test_who_has_gone_is_out_of_the_room_and_their_presence_ends(open_room, fay):
    state = open_room.act(open_room.cast.alice, "see_off", person=fay.pk)
    assert fay.pk not in state.opening.here
    assert Stay.objects.get(person=fay, withdrawal=None).until == open_room.at
    number = open_room.act(open_room.cast.alice, "see_off", person=fay.pk).number
    assert number == state.number
    open_room.act(open_room.cast.alice, "bring", person=fay.pk, how="call")
    assert Stay.objects.filter(person=fay, withdrawal=None).count() == 2


@pytest.mark.parametrize(
    ("verb", "sent"),
    [("bring", {"how": "room"}), ("see_off", {}), ("call", {}), ("hear", {}), ("acknowledge_for", {})],
)
def test_members_and_guests_do_none_of_this(open_room, fay, verb, sent):
    for one in (open_room.cast.bob, guest(open_room.cast)):
        with pytest.raises(CannotNow) as refused:
            open_room.act(one, verb, **sent, person=fay.pk, people=fay.pk)
        assert refused.value.reason == "not_yours"
    for one in (open_room.cast.charlie, open_room.cast.dora):
        with pytest.raises(Http404):
            open_room.act(one, verb, **sent, person=fay.pk, people=fay.pk)


def test_a_member_raises_only_their_own_hand(open_room, fay):
    state = open_room.act(open_room.cast.bob, "raise", person=fay.pk)
    assert state.voice.queue == (open_room.cast.bob.pk,)


def test_nobody_is_brought_who_is_not_expected_or_spoken_for_who_is_away(open_room, fay):
    alice, charlie = open_room.cast.alice, open_room.cast.charlie
    with pytest.raises(Http404):
        open_room.act(alice, "bring", person=charlie.pk, how="room")
    for verb, sent in (("acknowledge_for", {"people": charlie.pk}), ("raise", {"person": charlie.pk})):
        with pytest.raises(CannotNow) as refused:
            open_room.act(alice, verb, **sent)
        assert refused.value.reason == "not_here"
    assert open_room.act(alice, "see_off", person=charlie.pk).opening.here.keys() == {
        alice.pk, open_room.cast.bob.pk, fay.pk,
    }  # fmt: skip


def test_who_was_removed_can_no_longer_lead(open_room, fay):
    leave(open_room.cast.alice, open_room.at)
    with pytest.raises(Http404):
        open_room.act(open_room.cast.alice, "see_off", person=fay.pk)
