"""The door: codes, the window, sent twice and done once."""

from datetime import timedelta

import pytest

from copal.domain.attendance import rules
from copal.domain.attendance.actions import doors
from copal.domain.attendance.actions.doors import check_in, check_out
from copal.domain.attendance.models import Stay
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Cancellation, Closing
from copal.policies.doors import in_force
from tests.cast import SIX

POLICY = in_force(on=SIX.date())
MINUTE = timedelta(minutes=1)


def code(meeting, at=SIX):
    return rules.door_code(doors.door_key(meeting).secret, meeting_id=meeting.pk, at=at, policy=POLICY)


def enter(cast, person, at=SIX, *, key="k1", given=None, shown_at=None):
    return check_in(
        meeting=cast.circle,
        person=person,
        code=given or code(cast.circle, shown_at or at),
        shown_at=shown_at or at,
        client_key=key,
        at=at,
    )


def wrong(meeting):
    right = {
        rules.door_code(
            doors.door_key(meeting).secret, meeting_id=meeting.pk, at=SIX, policy=POLICY, steps_ago=n
        )
        for n in range(12)
    }
    return next(f"{n:06d}" for n in range(100) if f"{n:06d}" not in right)


def test_the_code_of_this_minute_lets_in_and_the_journal_keeps_it(cast):
    stay = enter(cast, cast.bob)
    assert (stay.since, stay.until, stay.source, stay.said_by) == (SIX, None, "code", cast.bob)
    entry = Entry.objects.get(kind="attendance.checked_in")
    assert entry.about == {"meeting": cast.circle.pk, "person": cast.bob.pk}


@pytest.mark.parametrize(("late", "lets_in"), [(0, True), (60, True), (120, False)])
def test_the_code_before_this_one_still_lets_in_but_no_older_one(cast, late, lets_in):
    shown = code(cast.circle, SIX)
    at = SIX + timedelta(seconds=late)
    if lets_in:
        assert enter(cast, cast.bob, at, given=shown).since == at
    else:
        with pytest.raises(doors.CodeWrong):
            enter(cast, cast.bob, at, given=shown)
        assert not Stay.objects.exists()


def test_digits_of_any_script_with_spaces_are_understood(cast):
    arabic = code(cast.circle).translate({ord(str(n)): 0x0660 + n for n in range(10)})
    assert enter(cast, cast.bob, given=f" {arabic[:3]}-{arabic[3:]} ").person == cast.bob


def test_codes_of_two_meetings_and_two_minutes_differ(cast):
    one, two = doors.door_key(cast.circle), "0" * 40
    codes = {
        rules.door_code(secret, meeting_id=cast.circle.pk, at=SIX + n * MINUTE, policy=POLICY)
        for n in range(50)
        for secret in (one.secret, two)
    }
    assert len(codes) > 95
    assert all(len(each) == 6 and each.isdigit() for each in codes)


@pytest.mark.parametrize("minutes", [-31, 150])
def test_outside_the_window_the_door_is_shut(cast, minutes):
    with pytest.raises(doors.DoorsClosed):
        enter(cast, cast.bob, SIX + minutes * MINUTE)


@pytest.mark.parametrize("minutes", [-30, 149])
def test_inside_the_window_it_is_open(cast, minutes):
    assert enter(cast, cast.bob, SIX + minutes * MINUTE).until is None


def test_a_meeting_called_off_or_closed_lets_nobody_in(cast):
    Cancellation.objects.create(meeting=cast.circle, at=SIX)
    with pytest.raises(doors.MeetingOff):
        enter(cast, cast.bob)
    Cancellation.objects.all().delete()
    Closing.objects.create(
        meeting=cast.circle,
        starts_at=SIX,
        ends_at=SIX + 120 * MINUTE,
        policy="quarter-hour 2020-01-01",
        at=SIX,
    )
    with pytest.raises(doors.AlreadyClosed):
        enter(cast, cast.bob)


def test_five_wrong_codes_mean_waiting_even_with_the_right_one(cast):
    bad = wrong(cast.circle)
    for n in range(5):
        with pytest.raises(doors.CodeWrong):
            enter(cast, cast.bob, SIX + n * MINUTE, given=bad)
    with pytest.raises(doors.TooManyWrongCodes, match="Wait 6 minutes"):
        enter(cast, cast.bob, SIX + 4 * MINUTE)
    assert enter(cast, cast.alice, SIX + 4 * MINUTE).person == cast.alice  # others are not made to wait
    assert enter(cast, cast.bob, SIX + 10 * MINUTE).person == cast.bob


def test_sent_twice_done_once_even_when_the_code_has_gone(cast):
    first = enter(cast, cast.bob)
    again = enter(cast, cast.bob, SIX + 5 * MINUTE, given=wrong(cast.circle))
    assert again == first
    assert Entry.objects.filter(kind="attendance.checked_in").count() == 1


def test_a_second_check_in_while_in_is_quietly_accepted(cast):
    first = enter(cast, cast.bob)
    assert enter(cast, cast.bob, SIX + MINUTE, key="k2") == first


def test_out_and_in_again_are_two_stays_and_a_late_echo_of_out_changes_nothing(cast):
    enter(cast, cast.bob)
    assert check_out(meeting=cast.circle, person=cast.bob, client_key="o1", at=SIX + 10 * MINUTE)
    assert not check_out(meeting=cast.circle, person=cast.bob, client_key="o2", at=SIX + 11 * MINUTE)
    second = enter(cast, cast.bob, SIX + 20 * MINUTE, key="k2")
    assert not check_out(meeting=cast.circle, person=cast.bob, client_key="o1", at=SIX + 21 * MINUTE)
    second.refresh_from_db()
    assert second.until is None
    assert [stay.until for stay in Stay.objects.order_by("pk")] == [SIX + 10 * MINUTE, None]


def test_a_code_given_in_time_is_kept_while_someone_signs_in_but_not_for_ever(cast):
    assert enter(cast, cast.bob, SIX + 19 * MINUTE, shown_at=SIX).since == SIX + 19 * MINUTE
    with pytest.raises(doors.CodeWrong):
        enter(cast, cast.alice, SIX + 21 * MINUTE, shown_at=SIX)
    with pytest.raises(doors.CodeWrong):  # nor may it lie ahead
        enter(cast, cast.alice, SIX, shown_at=SIX + MINUTE)
