"""Notes by part of the agenda, and stretches off the record in which nothing can be written down."""

from datetime import timedelta

import pytest
from django.http import Http404
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.domain.facilitation import actions
from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries import notes_of, off_record_of, seat_for
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules import replay
from tests.facilitation.playing import act_of, join, leave, play
from tests.support.sealing import saying


@pytest.fixture
def nora(open_room):
    return join(open_room.cast, "Nora", "note_taker")


def refused(room, person, verb, words="", **fields):
    with pytest.raises(CannotNow) as no:
        room.act(person, verb, words, **fields)
    return no.value.reason


def told(room):
    return [(one.segment, one.words) for one in notes_of(seat_for(room.cast.alice, room.meeting.pk))]


def test_a_note_belongs_to_what_is_on_unless_it_says_otherwise(open_room, nora):
    alice, first, second = open_room.cast.alice, open_room.segment(1), open_room.segment(2)
    open_room.act(nora, "note", "Before anything was on")
    open_room.act(alice, "begin_item", segment=first)
    open_room.act(nora, "note", "Nine of us")
    open_room.act(alice, "note", "About the second", segment=second)
    open_room.act(alice, "note", "About nothing on it", segment=0)
    assert told(open_room) == [
        (None, "Before anything was on"),
        (first, "Nine of us"),
        (second, "About the second"),
        (None, "About nothing on it"),
    ]
    assert refused(open_room, nora, "note", "Elsewhere", segment=987) == "no_such_item"


def test_only_ones_own_is_changed_or_taken_back(open_room, nora):
    alice = open_room.cast.alice
    number = open_room.act(nora, "note", "Nine").number
    assert f"note:{number}" in open_room.mine(nora)
    assert refused(open_room, alice, "change_note", "Ten", note=number) == "not_your_note"
    open_room.act(nora, "change_note", "Ten of us", note=number)
    assert told(open_room) == [(None, "Ten of us")]
    assert refused(open_room, alice, "take_back_note", note=number) == "not_your_note"
    open_room.act(nora, "take_back_note", note=number)
    assert told(open_room) == []
    assert not saying(Words.objects.all(), "Ten of us")
    assert refused(open_room, nora, "change_note", "Eleven", note=number) == "no_such_note"


def test_nothing_is_lost_when_the_same_note_is_changed_in_two_places(open_room, nora):
    number = open_room.act(nora, "note", "Nine").number
    was = open_room.state.record.notes[number].word
    open_room.act(nora, "change_note", "On the phone", note=number, was=was)
    open_room.act(nora, "change_note", "On the laptop", note=number, was=was)
    assert [words for _segment, words in told(open_room)] == ["On the phone", "On the laptop"]


def test_members_take_no_notes(open_room):
    assert refused(open_room, open_room.cast.bob, "note", "I write, too") == "not_yours"


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("note", {}),
        ("add_idea", {}),
        ("open_board", {}),
        ("park", {"sphere": "ours"}),
        ("share", {"kind": "offer"}),
        ("take_step", {"kind": "step"}),
    ],
)
def test_off_the_record_nothing_can_be_written_down(open_room, verb, fields):
    alice = open_room.cast.alice
    open_room.act(alice, "off_record")
    assert refused(open_room, alice, verb, "Between us", **fields) == "off_record"
    assert not Words.objects.exists()
    open_room.act(alice, "on_record")
    open_room.act(alice, verb, "For everyone", **fields)


def test_only_those_who_lead_go_off_the_record(open_room, nora):
    for one in (open_room.cast.bob, nora):
        assert refused(open_room, one, "off_record") == "not_yours"


def test_the_minutes_can_tell_from_when_to_when(open_room):
    alice, room = open_room.cast.alice, open_room
    room.act(alice, "off_record")
    began = room.at
    room.act(alice, "off_record")
    room.at += timedelta(minutes=7)
    room.act(alice, "on_record")
    ended = room.at
    room.at += timedelta(minutes=20)
    room.act(alice, "off_record")
    again = room.at
    actions.end_room(meeting=room.meeting, by=alice.pk, at=again + timedelta(minutes=5))
    assert off_record_of(room.meeting) == ((began, ended), (again, again + timedelta(minutes=5)))


def test_outsiders_and_removed_members_write_nothing_down(open_room, nora):
    leave(nora, open_room.at)
    for one in (nora, open_room.cast.charlie, open_room.cast.dora):
        with pytest.raises(Http404):
            open_room.act(one, "note", "From outside")


RECORD_ACTS = st.one_of(
    act_of("note", segment=("0",)),
    act_of("change_note", note=("2", "3", "4"), was=("", "1001", "1002")),
    act_of("take_back_note", note=("2", "3", "4")),
    act_of("off_record"),
    act_of("on_record"),
    act_of("add_idea"),
    act_of("park", sphere=("ours", "not_ours"), whom=("y", "")),
    act_of("share", kind=("offer",)),
)


@settings(deadline=None)
@given(st.lists(RECORD_ACTS, max_size=50))
def test_whatever_is_sent_nothing_is_written_while_off_the_record(asked):
    entries, state = play(asked)
    assert replay(entries) == state
    is_off, spans = False, 0
    for entry in entries:
        if entry.kind in ("went_off_record", "back_on_record"):
            is_off, spans = entry.kind == "went_off_record", spans + (entry.kind == "went_off_record")
        assert not (is_off and {"word", "whom", "link"} & set(entry.about))
    assert (len(state.record.off), state.record.is_off) == (spans, is_off)
