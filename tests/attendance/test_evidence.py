"""What closing stands on."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.base.intervals import Interval, clipped, seconds_of, union
from copal.domain.attendance import rules
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.attendance.queries import evidence_for
from copal.domain.attendance.rules import Piece
from copal.domain.confidentiality.rules import composed
from copal.domain.meetings.models import Cancellation
from tests.cast import SIX

MINUTE = timedelta(minutes=1)
END = SIX + 120 * MINUTE
LATER = SIX + 200 * MINUTE


def marked(cast, person, since, until, **more):
    one = Marking(
        person_id=person.pk,
        since=SIX + since * MINUTE,
        until=None if until is None else SIX + until * MINUTE,
        **more,
    )
    return presence.mark(meeting=cast.circle, markings=[one], by=cast.alice, at=LATER)


def spans(cast, person, **more):
    stays = evidence_for(cast.circle, **more).get(person.pk, [])
    return [((one.since - SIX) // MINUTE, (one.until - SIX) // MINUTE) for one in stays]


def test_stays_that_count_by_person_with_source_and_who_said_so(cast, django_assert_num_queries):
    marked(cast, cast.bob, 0, 50)
    marked(cast, cast.bob, 55, None, note="on_phone")
    with django_assert_num_queries(2):
        found = evidence_for(cast.circle)
    assert list(found) == [cast.bob.pk]
    first, second = found[cast.bob.pk]
    assert (first.interval, first.source, first.said_by) == (
        Interval(SIX, SIX + 50 * MINUTE),
        "roll_call",
        cast.alice.pk,
    )
    assert (second.until, second.flags) == (END, ("on_phone", "no_leave_recorded"))


def test_open_stays_run_to_the_end_that_closing_names(cast, django_assert_num_queries):
    marked(cast, cast.bob, 0, None)
    with django_assert_num_queries(1):
        assert evidence_for(cast.circle, ends_at=SIX + 90 * MINUTE)[cast.bob.pk][0].until == SIX + 90 * MINUTE


def test_who_came_after_the_end_is_not_given_time_backwards(cast):
    marked(cast, cast.bob, 130, None)
    assert spans(cast, cast.bob) == [(130, 130)]


def test_withdrawn_stays_do_not_count_and_count_again_when_put_back(cast):
    (stay,) = marked(cast, cast.bob, 0, 120)
    presence.withdraw(
        stay=stay, reason=composed("Wrong Bob", audience="facilitators"), by=cast.alice, at=LATER
    )
    assert evidence_for(cast.circle) == {}
    presence.withdraw(
        stay=stay, reason=composed("Twice", audience="facilitators"), by=cast.alice, at=LATER
    )  # sent twice
    presence.put_back(stay=stay, by=cast.alice, at=LATER)
    assert spans(cast, cast.bob) == [(0, 120)]


def test_a_withdrawal_needs_a_reason(cast):
    (stay,) = marked(cast, cast.bob, 0, 120)
    with pytest.raises(presence.ReasonMissing):
        presence.withdraw(stay=stay, reason=composed("  ", audience="facilitators"), by=cast.alice, at=LATER)


def test_a_length_without_times_is_not_added_to_timed_stays(cast):
    Stay.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, until=SIX + 60 * MINUTE, source="report",
        note="from_duration_only", at=LATER,
    )  # fmt: skip
    assert spans(cast, cast.bob) == [(0, 60)]
    marked(cast, cast.bob, 60, 100)  # 40 minutes by roll call: the 60 of the report say more
    assert spans(cast, cast.bob) == [(0, 60)]
    marked(cast, cast.bob, 30, 60)  # now 70 minutes by roll call
    assert spans(cast, cast.bob) == [(30, 60), (60, 100)]


@given(
    st.lists(
        st.tuples(st.integers(-60, 200), st.integers(0, 200), st.booleans()), max_size=8
    )
)  # fmt: skip
def test_no_piece_ever_counts_for_more_than_the_larger_of_union_and_longest_length(rows):
    pieces = [
        Piece(
            since=SIX + start * MINUTE,
            until=SIX + (start + length) * MINUTE,
            note=rules.DURATION_ONLY if only else "",
        )
        for start, length, only in rows
    ]
    got = seconds_of(rules.counted(pieces, END))
    timed = seconds_of(union(Interval(one.since, one.until) for one in pieces if not one.note))
    longest = max((length * 60 for _start, length, only in rows if only), default=0)
    assert got == max(timed, longest)


@pytest.mark.parametrize(
    ("others", "minutes"),
    [
        ([], 118),  # nothing else: to the end
        ([(0, 41), (43, 120)], 118),  # a report that saw them all evening is not filled up
        ([(0, 50)], 50),  # it saw them leave
        ([(30, 120)], 118),  # first in the room, then on the call
        ([(-30, 1)], 119),  # what ended before says nothing about later
    ],
)
def test_a_stay_without_an_end_yields_to_one_that_has_one(others, minutes):
    pieces = [Piece(since=SIX + 2 * MINUTE, until=None)]
    pieces += [Piece(since=SIX + a * MINUTE, until=SIX + b * MINUTE) for a, b in others]
    session = Interval(SIX, END)
    assert seconds_of(clipped(rules.counted(pieces, END), session)) == minutes * 60


def test_a_measured_length_counts_rather_than_an_end_nobody_saw(cast):
    marked(cast, cast.bob, 2, None)
    Stay.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, until=SIX + 60 * MINUTE, source="report",
        note="from_duration_only", at=LATER,
    )  # fmt: skip
    assert spans(cast, cast.bob) == [(0, 60)]


def test_times_that_cannot_be_are_refused(cast):
    for since, until in ((60, 60), (60, 30), (0, 202), (3000, None)):
        with pytest.raises(presence.TimesWrong):
            marked(cast, cast.bob, since, until)


def test_nobody_is_marked_at_a_meeting_called_off_or_before_its_doors_open(cast):
    early = SIX - 31 * MINUTE
    with pytest.raises(presence.TooEarly):
        presence.mark(
            meeting=cast.circle,
            markings=[Marking(person_id=cast.bob.pk, since=early, until=None)],
            by=cast.alice,
            at=early,
        )
    Cancellation.objects.create(meeting=cast.circle, at=SIX)
    with pytest.raises(presence.WasCalledOff):
        marked(cast, cast.bob, 0, None)


def test_still_here_for_someone_who_is_in_and_a_form_sent_twice_change_nothing(cast):
    marked(cast, cast.bob, 0, None)
    assert marked(cast, cast.bob, 5, None) == []
    marked(cast, cast.alice, 0, 60, client_key="sheet:1")
    assert marked(cast, cast.alice, 0, 60, client_key="sheet:1") == []
    assert Stay.objects.count() == 2


def test_right_times_replace_wrong_ones_and_the_wrong_ones_stay_on_record(cast):
    (stay,) = marked(cast, cast.bob, 0, 120, note="on_phone")
    better = presence.correct(
        stay=stay, since=SIX, until=SIX + 90 * MINUTE, by=cast.alice, at=LATER
    )  # fmt: skip
    assert better.note == "on_phone"
    assert spans(cast, cast.bob) == [(0, 90)]
    assert stay.withdrawal.by == cast.alice
    assert (
        presence.correct(stay=better, since=better.since, until=better.until, by=cast.alice, at=LATER)
        == better
    )


def test_called_present_soon_after_the_start_counts_from_the_start():
    from copal.policies.doors import in_force

    policy = in_force(on=SIX.date())
    assert rules.here_since(at=SIX + 15 * MINUTE, starts_at=SIX, policy=policy) == SIX
    for minutes in (-10, 16, 60):
        at = SIX + minutes * MINUTE
        assert rules.here_since(at=at, starts_at=SIX, policy=policy) == at


def test_clock_times_go_to_the_moment_nearest_the_meeting():
    from datetime import time

    assert rules.moment(time(18, 5), near=SIX, zone="America/New_York") == SIX + 5 * MINUTE
    assert rules.moment(time(0, 30), near=SIX, zone="America/New_York") == SIX + 390 * MINUTE
