from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from copal.domain.journal.models import Entry
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import AnswerGiven, Meeting, Move
from copal.instruments.calendars.rhythm import Rhythm
from tests.meetings.plans import JANUARY, segment, series, words

EASTERN = ZoneInfo("America/New_York")


def start(cast, **changes):
    return meetings.start_series(
        community=cast.community, plan=series(**changes), by=cast.alice, at=JANUARY, until=date(2026, 6, 30)
    )


def days(one):
    return [m.starts_at.astimezone(EASTERN).date() for m in one.meetings.order_by("starts_at")]


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_a_series_plans_its_meetings_across_clock_changes(cast):
    one = start(cast)
    assert days(one) == [date(2026, m, d) for m, d in ((1, 12), (2, 9), (3, 9), (4, 13), (5, 11), (6, 8))]
    local = [m.starts_at.astimezone(EASTERN) for m in one.meetings.order_by("starts_at")]
    assert {at.time() for at in local} == {time(18, 0)}
    assert {at.utcoffset() for at in local} == {timedelta(hours=-5), timedelta(hours=-4)}


def test_each_meeting_starts_with_the_agenda_of_the_series(cast):
    first = start(cast).meetings.order_by("starts_at").first()
    assert [(s.position, s.title, s.minutes) for s in first.segments.all()] == [
        (1, "Welcome", 10),
        (2, "What works", 80),
        (3, "Next steps", 30),
    ]


def test_each_planned_meeting_is_a_fact(cast):
    start(cast)
    assert kinds().count("meetings.series_started") == 1
    assert kinds().count("meetings.planned") == 6


def test_extending_adds_only_what_is_missing(cast):
    one = start(cast)
    assert meetings.extend_series(series=one, at=JANUARY, until=date(2026, 8, 31)) == 2
    assert meetings.extend_series(series=one, at=JANUARY, until=date(2026, 8, 31)) == 0
    assert len(days(one)) == 8


def test_the_schedule_keeps_every_series_a_year_ahead(cast):
    one = start(cast)
    assert meetings.extend_all(at=JANUARY) == 6
    assert meetings.extend_all(at=JANUARY) == 0
    assert days(one)[-1] == date(2026, 12, 14)


def test_a_series_that_began_earlier_plans_only_what_is_to_come(cast):
    assert days(start(cast, starts_on=date(2025, 1, 1)))[0] == date(2026, 1, 12)


def test_a_cancelled_meeting_does_not_come_back(cast):
    one = start(cast)
    skipped = one.meetings.order_by("starts_at")[1]
    meetings.cancel_meeting(meeting=skipped, reason=words("Winter storm"), by=cast.alice, at=JANUARY)
    meetings.extend_series(series=one, at=JANUARY, until=date(2026, 7, 31))
    assert days(one).count(date(2026, 2, 9)) == 1


def test_a_new_time_moves_what_is_to_come_and_keeps_answers(cast):
    one = start(cast)
    first, second = one.meetings.order_by("starts_at")[:2]
    meetings.answer(
        meeting=second, person=cast.bob, coming="going", how="room", via="page", by=cast.bob, at=JANUARY
    )
    later = first.ends_at + timedelta(days=1)
    meetings.change_series(series=one, plan=series(start_time=time(19, 0)), by=cast.alice, at=later)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.starts_at.astimezone(EASTERN).time() == time(18, 0)
    assert second.starts_at.astimezone(EASTERN).time() == time(19, 0)
    assert second.sequence == 1
    assert Move.objects.filter(meeting=second).count() == 1
    assert second.answers.get().coming == "going"
    assert AnswerGiven.objects.count() == 1
    assert kinds().count("meetings.moved") == 1  # nobody was told of the others: nobody was invited


def test_a_new_rhythm_takes_each_meeting_to_the_nearest_day(cast):
    one = start(cast)
    invited = one.meetings.order_by("starts_at")[1]
    meetings.invite(meeting=invited, by=cast.alice, at=JANUARY)
    plan = series(rhythm=Rhythm.monthly_on_weekday(3, 1))
    meetings.change_series(series=one, plan=plan, by=cast.alice, at=JANUARY)
    invited.refresh_from_db()
    assert invited.starts_at.astimezone(EASTERN).date() == date(2026, 2, 17) == invited.original_date
    assert days(one)[:3] == [date(2026, 1, 20), date(2026, 2, 17), date(2026, 3, 17)]


def test_a_meeting_without_a_day_in_the_new_rhythm_is_called_off_if_anyone_was_invited(cast):
    one = start(cast)
    january, february = one.meetings.order_by("starts_at")[:2]
    meetings.invite(meeting=february, by=cast.alice, at=JANUARY)
    plan = series(rhythm=Rhythm.monthly_on_weekday(2, 0, every=2), starts_on=date(2026, 1, 1))
    meetings.change_series(series=one, plan=plan, by=cast.alice, at=JANUARY)
    assert february.pk in one.meetings.values_list("pk", flat=True)
    assert Meeting.objects.get(pk=february.pk).cancellation.by == cast.alice
    assert date(2026, 4, 13) not in days(one)
    assert date(2026, 3, 9) in days(one)
    assert january.pk in one.meetings.values_list("pk", flat=True)


def test_what_was_moved_by_hand_stays_where_it_was_put(cast):
    one = start(cast)
    february = one.meetings.order_by("starts_at")[1]
    away = february.starts_at + timedelta(days=1)
    meetings.move_meeting(
        meeting=february, starts_at=away, ends_at=away + timedelta(hours=2),
        place=words(february.place), by=cast.alice, at=JANUARY,
    )  # fmt: skip
    meetings.change_series(series=one, plan=series(start_time=time(17, 0)), by=cast.alice, at=JANUARY)
    february.refresh_from_db()
    assert february.starts_at == away
    assert days(one).count(date(2026, 2, 9)) == 0


def test_words_and_agenda_of_its_own_stay(cast):
    one = start(cast)
    february, march = one.meetings.order_by("starts_at")[1:3]
    meetings.change_meeting(
        meeting=february, title=words("Safe sleep"), objectives=[], video_url=february.video_url,
        by=cast.alice, at=JANUARY,
    )  # fmt: skip
    meetings.set_agenda(meeting=february, agenda=[segment("Only this", 90)], by=cast.alice, at=JANUARY)
    plan = series(title=words("New name"), agenda=(segment("New agenda", 100),), place=words("Hall"))
    meetings.change_series(series=one, plan=plan, by=cast.alice, at=JANUARY)
    february.refresh_from_db()
    march.refresh_from_db()
    assert (february.title, march.title) == ("Safe sleep", "New name")
    assert [s.title for s in february.segments.all()] == ["Only this"]
    assert [s.title for s in march.segments.all()] == ["New agenda"]
    assert (february.place, march.place) == ("Hall", "Hall")


def test_no_change_is_no_fact(cast):
    one = start(cast)
    before = len(kinds())
    assert meetings.change_series(series=one, plan=series(), by=cast.alice, at=JANUARY) == []
    assert len(kinds()) == before


def test_ending_takes_away_what_nobody_knew_of_and_calls_off_the_rest(cast):
    one = start(cast)
    may = one.meetings.order_by("starts_at")[4]
    meetings.invite(meeting=may, by=cast.alice, at=JANUARY)
    meetings.end_series(series=one, on=date(2026, 3, 9), by=cast.alice, at=JANUARY)
    assert days(one) == [date(2026, 1, 12), date(2026, 2, 9), date(2026, 3, 9), date(2026, 5, 11)]
    assert Meeting.objects.get(pk=may.pk).cancellation
    assert meetings.extend_series(series=one, at=JANUARY) == 0
    with pytest.raises(meetings.AlreadyEnded):
        meetings.end_series(series=one, on=date(2026, 3, 9), by=cast.alice, at=JANUARY)
    with pytest.raises(meetings.AlreadyEnded):
        meetings.change_series(series=one, plan=series(minutes=60), by=cast.alice, at=JANUARY)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"rhythm": Rhythm.once()}, meetings.NoDates),
        ({"minutes": 0}, meetings.WrongTimes),
        ({"timezone": "Mars/Olympus"}, meetings.UnknownZone),
        ({"agenda": (segment("", 10),)}, meetings.BadSegment),
        ({"rhythm": Rhythm.monthly_on_day(31, every=24), "starts_on": date(2026, 2, 1)}, meetings.NoDates),
    ],
)
def test_what_is_no_series_is_refused_and_nothing_stays(cast, changes, refusal):
    before = Meeting.objects.count()
    with pytest.raises(refusal):
        meetings.start_series(
            community=cast.community, plan=series(**changes), by=cast.alice, at=JANUARY,
            until=date(2026, 2, 15),
        )  # fmt: skip
    assert Meeting.objects.count() == before
    assert not cast.community.series.exists()


def test_across_midnight_the_day_is_that_of_the_start(cast):
    one = start(cast, start_time=time(23, 0), minutes=120)
    first = one.meetings.order_by("starts_at").first()
    assert first.original_date == date(2026, 1, 12)
    assert first.ends_at == datetime(2026, 1, 13, 6, 0, tzinfo=UTC)


# the agenda a series keeps


NEW = (segment("Welcome", 15, purpose="open"), segment("Case of the month", 60))


def titles(one):
    return [row.title for row in one.segments.all()]


def test_an_agenda_becomes_that_of_the_series_and_of_what_nobody_changed(cast):
    one = start(cast)
    first, second, third, *rest = one.meetings.order_by("starts_at")
    meetings.set_agenda(meeting=third, agenda=[segment("Guest evening", 90)], by=cast.alice, at=JANUARY)
    changed = meetings.set_series_agenda(
        meeting=second, agenda=NEW, planned_too=True, by=cast.alice, at=JANUARY
    )
    assert changed == 1 + len(rest)
    assert titles(third) == ["Guest evening"]
    for each in (first, second, *rest):
        assert titles(each) == ["Welcome", "Case of the month"]
    meetings.extend_series(series=one, at=JANUARY, until=date(2026, 7, 31))
    assert titles(one.meetings.order_by("starts_at").last()) == ["Welcome", "Case of the month"]
    assert kinds().count("meetings.series_changed") == 1


def test_only_new_meetings_take_it_when_that_is_wanted(cast):
    one = start(cast)
    first, second, *_rest = one.meetings.order_by("starts_at")
    assert (
        meetings.set_series_agenda(meeting=first, agenda=NEW, planned_too=False, by=cast.alice, at=JANUARY)
        == 0
    )
    assert titles(first) == ["Welcome", "Case of the month"]
    assert titles(second) == ["Welcome", "What works", "Next steps"]
    one.refresh_from_db()
    assert [part["title"] for part in one.agenda] == ["Welcome", "Case of the month"]


def test_an_ended_series_takes_no_agenda_and_the_meeting_keeps_its_own(cast):
    one = start(cast)
    meetings.end_series(series=one, on=date(2026, 3, 1), by=cast.alice, at=JANUARY)
    first = one.meetings.order_by("starts_at").first()
    with pytest.raises(meetings.AlreadyEnded):
        meetings.set_series_agenda(meeting=first, agenda=NEW, planned_too=True, by=cast.alice, at=JANUARY)
    assert titles(first) == ["Welcome", "What works", "Next steps"]
