"""A part of a meeting was training: its minutes are apart, wait for the network, and become what it says."""

from datetime import date, timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.queries import certificates_for, current_codes, verification
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal.models import Entry
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.models import Stretch
from copal.journeys.correct_hours import out_of_step, recredit
from copal.journeys.issue_certificates import issue_ordered
from copal.journeys.real_times import real_stretches
from tests.cast import SIX
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    approve,
    close,
    fresh,
    held,
    mark,
    minutes,
    net,
)
from tests.support.rooms import RoomUnderWay

SITE = "https://hours.example.org"


@pytest.fixture
def evening(cast):
    """An hour of sharing, 45 minutes of training that nobody has decided on, and the end."""
    cast.training, cast.trainer = a_training(cast), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.trainer), ("close", 15))
    return cast


def approve_both(cast, **days):
    return approve(cast, training=cast.training, **days), approve(cast, trainer=cast.trainer)


def test_an_approved_training_is_credited_apart(evening):
    approve_both(evening)
    mark(evening, evening.bob, 0, 118)
    growth, training = close(evening)
    assert (growth.kind, growth.minutes, growth.title) == ("growth", 75, evening.circle.title)
    assert (training.kind, training.minutes, training.title) == ("training", 45, "Safe sleep")
    assert training.why["training"] == evening.training.pk
    assert training.why["trainer"] == evening.trainer.pk
    assert training.why["counted"] == [[minutes(60).isoformat(), minutes(105).isoformat()]]


def test_a_training_nobody_decided_on_waits_and_growth_does_not(evening):
    mark(evening, evening.bob)
    close(evening)
    assert net(evening.bob) == {"growth": 75}
    assert held(evening.bob) == [(evening.training.pk, 45)]


def test_once_both_are_approved_the_waiting_minutes_are_credited(evening):
    mark(evening, evening.bob)
    close(evening)
    issue_ordered(address=SITE, at=AFTER)
    first = current_codes(evening.bob)[evening.circle.pk]
    assert approve_both(evening) == (0, 1)
    assert net(evening.bob) == {"growth": 75, "training": 45}
    assert held(evening.bob) == []
    assert not LedgerEntry.objects.filter(minutes__lt=0).exists()
    issue_ordered(address=SITE, at=AFTER + timedelta(hours=1))
    told = verification(current_codes(evening.bob)[evening.circle.pk])
    assert (told.growth_minutes, told.training_minutes) == (75, 45)
    assert verification(first).status == "replaced"
    rows = certificates_for(evening.bob)
    assert sorted(one.status for one in rows) == ["replaced", "valid"]


def test_a_refused_training_becomes_growth_by_this_policy_and_the_member_is_told(evening):
    mark(evening, evening.bob)
    close(evening)
    approve(evening, training=evening.training, decision="refused")
    assert net(evening.bob) == {"growth": 120}
    assert held(evening.bob) == []
    fact = Entry.objects.get(kind="training.minutes_released")
    assert (fact.about["person"], fact.about["credited_minutes"]) == (evening.bob.pk, 0)
    assert LedgerEntry.objects.latest("pk").words.reason == "The network did not approve the training."


def test_an_approval_that_does_not_hold_on_the_day_is_none(evening):
    mark(evening, evening.bob)
    close(evening)
    approve_both(evening, valid_from=date(2026, 3, 3))
    assert net(evening.bob) == {"growth": 120}
    approve(evening, training=evening.training, valid_from=date(2026, 3, 2), valid_until=date(2026, 3, 2))
    assert net(evening.bob) == {"growth": 75, "training": 45}


def test_deciding_the_same_again_changes_nothing(evening):
    mark(evening, evening.bob)
    close(evening)
    approve_both(evening)
    count = LedgerEntry.objects.count(), Entry.objects.count()
    assert approve_both(evening) == (0, 0)
    assert (LedgerEntry.objects.count(), Entry.objects.count()) == count


def test_what_the_agenda_does_not_name_waits(cast):
    agenda(cast.circle, ("share", 90), ("training", 30))
    mark(cast, cast.bob)
    close(cast)
    assert (net(cast.bob), held(cast.bob)) == ({"growth": 90}, [(None, 30)])


class Led(RoomUnderWay):
    """A room that Alice leads by the minute."""

    def lead(self, number, verb, **about):
        self.at = minutes(number) - timedelta(seconds=1)
        self.act(self.cast.alice, verb, **about)


def test_the_live_room_says_when_it_really_ran(evening):
    approve_both(evening)
    room = Led(evening, evening.circle)
    room.lead(0, "open")
    room.lead(0, "begin_item", segment=room.segment(1))
    room.lead(30, "begin_item", segment=room.segment(2))
    room.lead(60, "begin_item", segment=room.segment(1))
    room.lead(90, "begin_item", segment=room.segment(2))
    room.lead(105, "end_item")
    mark(evening, evening.bob, 0, 100)
    close(evening)
    assert net(evening.bob) == {"growth": 60, "training": 45}
    assert [one.how for one in Stretch.objects.all()] == ["live", "live"]
    (entry,) = LedgerEntry.objects.filter(kind="training", person=evening.bob)
    assert entry.why["counted"] == [
        [minutes(30).isoformat(), minutes(60).isoformat()], [minutes(90).isoformat(), minutes(100).isoformat()],
    ]  # fmt: skip


def test_a_training_that_the_live_room_passed_over_did_not_take_place(evening):
    room = Led(evening, evening.circle)
    room.lead(0, "open")
    room.lead(0, "begin_item", segment=room.segment(1))
    mark(evening, evening.bob)
    close(evening)
    assert (net(evening.bob), held(evening.bob)) == ({"growth": 120}, [])


def test_a_late_beginning_moves_the_planned_times_along(evening):
    (one,) = real_stretches(evening.circle, Interval(minutes(20), minutes(120)))
    assert (one.span, one.how) == (Interval(minutes(80), minutes(120)), "planned")


def test_the_facilitator_puts_the_times_right(evening):
    approve_both(evening)
    mark(evening, evening.bob)
    (known,) = real_stretches(evening.circle, Interval(SIX, minutes(120)))
    typed = RealStretch(
        segment=known.segment, title=known.title, purpose=known.purpose, span=Interval(SIX, minutes(30)),
        training=known.training, trainer=known.trainer, how="typed",
    )  # fmt: skip
    backwards = RealStretch(
        segment=known.segment, title=known.title, purpose=known.purpose,
        span=Interval(minutes(90), minutes(80)), training=known.training, trainer=known.trainer, how="typed",
    )  # fmt: skip
    close(evening, stretches=[typed, backwards])
    assert net(evening.bob) == {"growth": 90, "training": 30}
    assert out_of_step(fresh(evening.circle)) == []


def test_evidence_months_later_settles_both_kinds(evening):
    approve_both(evening)
    stay = mark(evening, evening.bob, 0, 60)
    close(evening)
    assert net(evening.bob) == {"growth": 60}
    later = AFTER + timedelta(days=200)
    mark(evening, evening.bob, 60, 120, at=later)
    assert net(evening.bob) == {"growth": 75, "training": 45}
    assert stay.pk in LedgerEntry.objects.latest("pk").why["stays"]
    assert (
        recredit(
            meeting=evening.circle, reason=composed("again", audience="attended"), by=evening.alice, at=later
        )
        == []
    )


def test_an_entry_names_what_it_rests_on_and_nobody(evening):
    approve_both(evening)
    mark(evening, evening.bob, 0, 100)
    growth, _training = close(evening)
    assert growth.why["told"] == [["roll_call", True, [[SIX.isoformat(), minutes(100).isoformat()]]]]
    assert [part[:3] for part in growth.why["parts"]] == [["growth", 60, 60], ["training", 45, 40]]
    assert not {"Bob", "Alice", "Lena", "Hale"} & set(str(growth.why).replace("'", " ").split())
