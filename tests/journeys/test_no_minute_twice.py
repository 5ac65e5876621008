"""Meetings at the same hour, in any community: the one closed first counts the minutes, and lets go of them again."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.base.intervals import seconds_of, union
from copal.domain.attendance.models import Recount, Stay
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.models import LedgerEntry
from copal.domain.training.models import HeldMinutes
from copal.journeys import keep_presence
from copal.journeys.correct_hours import out_of_step, recount_due
from copal.journeys.reckoning import counted_in
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    fresh,
    held,
    mark,
    minutes,
    net,
)

LATER = AFTER + timedelta(hours=1)


@pytest.fixture
def two(cast):
    """The circle from six to eight, another meeting from seven to nine. Bob is on both calls all the time."""
    cast.other = another_meeting(cast, 60, 180)
    cast.stay = mark(cast, cast.bob, 0, 180)
    mark(cast, cast.bob, 0, 180, meeting=cast.other)
    return cast


def test_the_meeting_closed_first_counts_the_hour_both_were_held(two):
    close(two)
    close(two, two.other, 60, 180)
    assert net(two.bob, two.circle) == {"growth": 120}
    assert net(two.bob, two.other) == {"growth": 60}
    assert LedgerEntry.objects.latest("pk").why["elsewhere_minutes"] == 60


def test_the_other_way_round_it_is_the_other(two):
    close(two, two.other, 60, 180)
    close(two)
    assert net(two.bob, two.circle) == {"growth": 60}
    assert net(two.bob, two.other) == {"growth": 120}


def test_taken_back_at_the_first_the_minutes_count_at_the_second_and_back(two):
    close(two)
    close(two, two.other, 60, 180)
    keep_presence.withdraw(
        stay=two.stay, reason=composed("Another Bob", audience="facilitators"), by=two.alice, at=LATER
    )
    assert recount_due(at=LATER) == 1
    assert (net(two.bob, two.circle), net(two.bob, two.other)) == ({}, {"growth": 120})
    keep_presence.put_back(stay=two.stay, by=two.alice, at=LATER)
    assert recount_due(at=LATER) == 1
    assert (net(two.bob, two.circle), net(two.bob, two.other)) == ({"growth": 120}, {"growth": 60})
    assert (Recount.objects.count(), recount_due(at=LATER)) == (0, 0)
    assert "no minute counts twice" in LedgerEntry.objects.latest("pk").words.reason


def test_the_first_is_never_counted_again_for_the_second(two):
    close(two)
    close(two, two.other, 60, 180)
    mark(two, two.bob, 150, 180, meeting=two.other, at=LATER)
    assert recount_due(at=LATER) == 0
    assert out_of_step(fresh(two.circle)) == []


def test_minutes_that_wait_are_taken_all_the_same(two):
    training, trainer = a_training(two, length=60), a_trainer(two)
    agenda(two.circle, ("share", 60), ("training", 60, training, trainer))
    close(two)
    close(two, two.other, 60, 180)
    assert (net(two.bob, two.circle), held(two.bob)) == ({"growth": 60}, [(training.pk, 60)])
    assert net(two.bob, two.other) == {"growth": 60}
    approve(two, training=training)
    approve(two, trainer=trainer)
    recount_due(at=LATER)
    assert net(two.bob) == {"growth": 120, "training": 60}


def test_other_moments_of_as_many_minutes_free_the_ones_before(two):
    """She was counted from six to seven; it was from seven to eight, which the other meeting counts by now."""
    keep_presence.withdraw(
        stay=two.stay, reason=composed("mistake", audience="facilitators"), by=two.alice, at=AFTER
    )
    first = mark(two, two.bob, 0, 60)
    close(two)
    close(two, two.other, 60, 180)
    assert net(two.bob, two.other) == {"growth": 120}
    keep_presence.correct(stay=first, since=minutes(60), until=minutes(120), by=two.alice, at=LATER)
    recount_due(at=LATER)
    assert (net(two.bob, two.circle), net(two.bob, two.other)) == ({"growth": 60}, {"growth": 60})


def counted_of(person):
    """The moments of all that holds or waits for them."""
    rows = LedgerEntry.objects.filter(person=person, reverses=None, reversed_by=None)
    entries = [one.why for one in rows]
    waiting = [one.why for one in HeldMinutes.objects.filter(person=person)]
    return [span for why in (*entries, *waiting) for span in counted_in(why)]


class Evening:
    """Three meetings of one evening, with a training in two of them, and what may be done to them in any order."""

    def __init__(self, cast):
        self.cast, self.at = cast, AFTER
        self.training, self.trainer = a_training(cast), a_trainer(cast)
        self.meetings = [
            cast.circle, another_meeting(cast, 60, 180, "other"), another_meeting(cast, 30, 150, "third")
        ]  # fmt: skip
        self.spans = [(0, 120), (60, 180), (30, 150)]
        agenda(self.meetings[0], ("share", 60), ("training", 45, self.training, self.trainer))
        agenda(self.meetings[1], ("training", 30, self.training, self.trainer), ("share", 90))

    def do(self, deed, which, since, length):
        self.at += timedelta(minutes=1)
        getattr(self, deed)(which, since, length)

    def mark(self, which, since, length):
        meeting = self.meetings[which]
        mark(self.cast, self.cast.bob, since, since + length, meeting=meeting, at=self.at)

    def withdraw(self, which, since, length):
        stay = Stay.objects.filter(meeting=self.meetings[which], withdrawal=None).first()
        if stay:
            keep_presence.withdraw(
                stay=stay, reason=composed("mistake", audience="facilitators"), by=self.cast.alice, at=self.at
            )

    def close(self, which, since, length):
        if not getattr(fresh(self.meetings[which]), "closing", None):
            close(self.cast, self.meetings[which], *self.spans[which], at=self.at)

    def approve(self, which, since, length):
        decision = "approved" if length % 2 else "refused"
        approve(self.cast, training=self.training, decision=decision, at=self.at)
        approve(self.cast, trainer=self.trainer, at=self.at)

    def recount(self, which, since, length):
        recount_due(at=self.at)


DEEDS = st.tuples(
    st.sampled_from(["mark", "mark", "withdraw", "close", "approve", "recount"]),
    st.integers(0, 2), st.integers(0, 150), st.integers(1, 120),
)  # fmt: skip


@settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # fmt: skip
@given(story=st.lists(DEEDS, min_size=4, max_size=12))
def test_after_any_story_no_moment_counts_twice(cast, story):
    with transaction.atomic():
        evening = Evening(cast)
        for deed in [
            *story,
            *(("close", which, 0, 1) for which in range(3)),
            ("recount", 0, 0, 1),
            ("recount", 0, 0, 1),
        ]:
            evening.do(*deed)
        counted = counted_of(cast.bob)
        assert seconds_of(counted) == seconds_of(union(counted))
        assert all(out_of_step(fresh(meeting)) == [] for meeting in evening.meetings)
        assert sum(net(cast.bob).values()) <= seconds_of(counted) // 60 + 3 * 15
        transaction.set_rollback(True)


@settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # fmt: skip
@given(
    stays=st.lists(st.tuples(st.integers(0, 150), st.integers(1, 60)), min_size=1, max_size=4),
    random=st.randoms(),
)
def test_the_total_never_depends_on_the_order_in_which_evidence_arrives(cast, stays, random):
    shuffled = list(stays)
    random.shuffle(shuffled)
    assert told_after(cast, stays) == told_after(cast, shuffled, late=True)


def told_after(cast, stays, *, late=False):
    """Minutes by kind and what waits, with the evidence brought in this order; `late`: most of it after the close."""
    with transaction.atomic():
        training, trainer = a_training(cast), a_trainer(cast)
        agenda(cast.circle, ("share", 60), ("training", 45, training, trainer))
        if late:
            close(cast)
        for since, length in stays:
            mark(cast, cast.bob, since, since + length)
        if not late:
            close(cast)
        found = net(cast.bob), [amount for _training, amount in held(cast.bob)]
        transaction.set_rollback(True)
    return found


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(DEEDS, max_size=6), which=st.integers(0, 2))
def test_what_is_taken_back_and_put_back_leaves_everything_as_it_was(cast, story, which):
    with transaction.atomic():
        evening = Evening(cast)
        for deed in [("mark", which, 40, 90), *story, *(("close", one, 0, 1) for one in range(3))]:
            evening.do(*deed)
        evening.do("recount", 0, 0, 1)
        before = [net(cast.bob, meeting) for meeting in evening.meetings], held(cast.bob)
        stay = Stay.objects.filter(meeting=evening.meetings[which], withdrawal=None).first()
        if stay:
            keep_presence.withdraw(
                stay=stay, reason=composed("mistake", audience="facilitators"), by=cast.alice, at=LATER
            )
            evening.do("recount", 0, 0, 1)
            keep_presence.put_back(stay=stay, by=cast.alice, at=LATER)
            evening.do("recount", 0, 0, 1)
        assert ([net(cast.bob, meeting) for meeting in evening.meetings], sorted(held(cast.bob))) == (
            before[0],
            sorted(before[1]),
        )
        transaction.set_rollback(True)
