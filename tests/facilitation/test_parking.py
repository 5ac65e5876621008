"""What does not follow the agenda is parked, asked the control question, and comes back."""

from datetime import date

import pytest
from django.http import Http404
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.domain.facilitation.models import ParkedItem, Words
from copal.domain.facilitation.queries import parking_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules import replay
from tests.facilitation.playing import act_of, guest, join, leave, play


def park(room, person, words="Ratio rule for mixed ages", sphere="ours", **how):
    return room.act(person, "park", words, sphere=sphere, **how).number


def refused(room, person, verb, words="", **fields):
    with pytest.raises(CannotNow) as no:
        room.act(person, verb, words, **fields)
    return no.value.reason


def row(room, number):
    return ParkedItem.objects.get(meeting=room.meeting, number=number)


def test_anyone_parks_with_the_control_question_and_everyone_sees(open_room):
    cast = open_room.cast
    gus = guest(cast)
    for one, sphere in ((cast.alice, "ours"), (cast.bob, "influence"), (gus, "not_ours")):
        park(open_room, one, f"It is {sphere}", sphere)
    seen = parking_seen(scene_of(open_room.meeting.pk, at=open_room.at))
    assert [(item.words, item.sphere, item.name) for item in seen.items] == [
        ("It is ours", "ours", "Alice"),
        ("It is influence", "influence", "Bob"),
        ("It is not_ours", "not_ours", "Gus"),
    ]
    assert ParkedItem.objects.filter(meeting=open_room.meeting).count() == 3
    assert refused(open_room, cast.bob, "park", "Nowhere", sphere="theirs") == "choice"


def test_what_is_not_ours_says_whom_to_take_it_to(open_room):
    bob = open_room.cast.bob
    number = park(open_room, bob, sphere="not_ours", whom="The licensing office")
    assert row(open_room, number).whom.words == "The licensing office"
    open_room.act(bob, "mark_parked", item=number, sphere="ours", whom="The licensing office")
    assert (row(open_room, number).sphere, row(open_room, number).whom) == ("ours", None)
    open_room.act(open_room.cast.alice, "mark_parked", item=number, sphere="not_ours", whom="The town")
    assert row(open_room, number).whom.words == "The town"


def test_only_who_parked_it_or_leads_marks_it(open_room):
    number = park(open_room, open_room.cast.alice)
    other = join(open_room.cast, "Rosa")
    assert refused(open_room, other, "mark_parked", item=number, sphere="not_ours") == "not_yours"


def test_those_who_lead_give_it_an_owner_and_a_day(open_room):
    cast = open_room.cast
    number = park(open_room, cast.bob)
    open_room.act(cast.alice, "give_parked", item=number, owner=cast.bob.pk, back_on="2026-04-13")
    kept = row(open_room, number)
    assert (kept.owner, kept.back_on) == (cast.bob, date(2026, 4, 13))
    open_room.act(cast.alice, "give_parked", item=number, owner=0)
    assert (row(open_room, number).owner, row(open_room, number).back_on) == (None, None)
    assert refused(open_room, cast.bob, "give_parked", item=number) == "not_yours"
    assert refused(open_room, cast.alice, "give_parked", item=number, owner=cast.charlie.pk) == "not_here"
    assert refused(open_room, cast.alice, "give_parked", item=number, back_on="2026-02-01") == "day_gone"
    assert refused(open_room, cast.alice, "give_parked", item=number, back_on="soon") == "day"


def test_dealt_with_and_after_all_not(open_room):
    alice = open_room.cast.alice
    number = park(open_room, alice)
    open_room.act(alice, "settle_parked", item=number)
    assert row(open_room, number).settled_at
    open_room.act(alice, "settle_parked", item=number, settled="0")
    assert row(open_room, number).settled_at is None


def test_taken_back_it_is_gone_with_its_words(open_room):
    cast = open_room.cast
    number = park(open_room, cast.bob, "Too much", "not_ours", whom="Somebody")
    assert f"parked:{number}" in open_room.mine(cast.bob)
    assert refused(open_room, cast.alice, "take_back_parked", item=number) == "not_your_parked"
    open_room.act(cast.bob, "take_back_parked", item=number)
    assert row(open_room, number).taken_back_at
    assert not Words.objects.exclude(words="").exists()
    assert refused(open_room, cast.bob, "take_back_parked", item=number) == "no_such_parked"


def test_a_part_of_the_agenda_that_is_put_off_waits_here_until_it_is_taken_up(open_room):
    alice, segment = open_room.cast.alice, open_room.segment(2)
    open_room.act(alice, "put_off_item", segment=segment)
    (item,) = open_room.state.parking.items.values()
    assert row(open_room, item.number).words.words == "What works at clean-up time"
    open_room.act(alice, "begin_item", segment=segment)
    assert not open_room.state.parking.items
    assert row(open_room, item.number).taken_back_at


def test_outsiders_and_removed_members_park_nothing(open_room):
    rosa = join(open_room.cast, "Rosa")
    leave(rosa, open_room.at)
    for one in (open_room.cast.charlie, open_room.cast.dora, rosa):
        with pytest.raises(Http404):
            park(open_room, one)


NUMBERS = ("2", "3", "4", "5")
PARKING_ACTS = st.one_of(
    act_of("park", sphere=("ours", "influence", "not_ours"), whom=("y", "")),
    act_of("mark_parked", item=NUMBERS, sphere=("ours", "not_ours"), whom=("y", "")),
    act_of("give_parked", item=NUMBERS, owner=("0", "1", "7"), back_on=("", "2026-04-13")),
    act_of("settle_parked", item=NUMBERS, settled=("", "0", "1")),
    act_of("take_back_parked", item=NUMBERS),
)


@settings(deadline=None)
@given(st.lists(PARKING_ACTS, max_size=50))
def test_whatever_is_sent_the_lot_follows_from_the_log(asked):
    entries, state = play(asked)
    assert replay(entries) == state
    parked = {entry.number for entry in entries if entry.kind == "parked"}
    gone = {entry.about["item"] for entry in entries if entry.kind == "parked_taken_back"}
    assert set(state.parking.items) == parked - gone
    assert all(item.whom is None or item.sphere == "not_ours" for item in state.parking.items.values())
