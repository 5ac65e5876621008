"""The agenda as it really runs: actual times, minutes taken from later, and an end only the group moves."""

import pytest

from copal.domain.confidentiality.rules import composed
from copal.domain.facilitation.queries import agenda_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Meeting, Segment
from copal.journeys.change_agenda import change_agenda
from tests.cast import SIX, timedelta


def seen_at(room, minutes):
    return agenda_seen(scene_of(room.meeting.pk, at=SIX + timedelta(minutes=minutes)))


def begin(room, place, minutes):
    room.at = SIX + timedelta(minutes=minutes) - timedelta(seconds=1)
    return room.act(room.cast.alice, "begin_item", segment=room.segment(place))


def test_planned_and_actual_are_kept(open_room):
    begin(open_room, 1, 0)
    begin(open_room, 2, 14)
    welcome, main, last = seen_at(open_room, 20).items
    assert (welcome.stage, welcome.actual_minutes, welcome.planned_minutes) == ("done", 14, 10)
    assert (main.stage, main.ends_at) == ("now", SIX + timedelta(minutes=74))
    assert last.starts_at == SIX + timedelta(minutes=74)


def test_an_item_taken_up_again_goes_on_counting(open_room):
    begin(open_room, 1, 0)
    begin(open_room, 2, 6)
    begin(open_room, 1, 30)
    assert seen_at(open_room, 30).now.ends_at == SIX + timedelta(minutes=34)


def test_late_is_said_and_minutes_can_be_taken_from_what_is_to_come(open_room):
    begin(open_room, 1, 0)
    begin(open_room, 2, 14)
    seen = seen_at(open_room, 14)
    assert (seen.is_late, seen.behind_minutes) == (True, 4)
    open_room.act(open_room.cast.alice, "take_minutes", segment=open_room.segment(3), minutes=4)
    after = seen_at(open_room, 15)
    assert [item.minutes for item in after.items] == [10, 64, 46]
    assert after.behind_minutes == 4  # nothing is won by moving minutes; what is on has its time


def test_parking_an_item_gives_its_time_back(open_room):
    begin(open_room, 2, 55)
    assert seen_at(open_room, 55).is_late
    open_room.act(open_room.cast.alice, "put_off_item", segment=open_room.segment(3))
    assert not seen_at(open_room, 56).is_late


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"segment": 99_999, "minutes": 5}, "no_such_item"),
        ({"segment": 3, "minutes": 51}, "not_so_many_minutes"),
        ({"segment": 1, "minutes": 5}, "not_to_come"),
        ({"segment": 3, "minutes": 0}, "number"),
        ({"segment": 3}, "missing"),
        ({"segment": 3, "minutes": "²"}, "unreadable"),
    ],
)
def test_what_cannot_be_is_refused_in_words(open_room, fields, reason):
    begin(open_room, 1, 0)
    begin(open_room, 2, 10)
    if fields["segment"] <= 3:
        fields = {**fields, "segment": open_room.segment(fields["segment"])}
    with pytest.raises(CannotNow) as refused:
        open_room.act(open_room.cast.alice, "take_minutes", **fields)
    assert refused.value.reason == reason


def test_another_meetings_item_is_not_on_this_agenda(open_room):
    other = Meeting.objects.create(
        community=open_room.cast.community, title="Another", starts_at=SIX, ends_at=SIX + timedelta(hours=1),
        timezone="America/New_York", at=SIX,
    )  # fmt: skip
    item = Segment.objects.create(meeting=other, position=1, title="Theirs", purpose="share", minutes=5)
    with pytest.raises(CannotNow) as refused:
        open_room.act(open_room.cast.alice, "begin_item", segment=item.pk)
    assert refused.value.reason == "no_such_item"


def test_a_changed_agenda_reaches_the_room_and_keeps_what_ran(open_room):
    begin(open_room, 1, 0)
    begin(open_room, 2, 12)
    first, second = open_room.segment(1), open_room.segment(2)
    plans = [plan(first, "Welcome", 10), plan(second, "Clean-up time", 40), plan(None, "A song", 5)]
    change_agenda(meeting=open_room.meeting, agenda=plans, by=open_room.cast.alice, at=open_room.at)
    items = seen_at(open_room, 13).items
    assert [(item.title, item.stage, item.minutes) for item in items] == [
        ("Welcome", "done", 10),
        ("Clean-up time", "now", 40),
        ("A song", "", 5),
    ]


def plan(segment, title, minutes):
    clear = {"audience": "community"}
    return SegmentPlan(
        id=segment,
        title=composed(title, **clear),
        purpose="share",
        minutes=minutes,
        lead=composed("", **clear),
    )
