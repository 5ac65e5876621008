"""Trainings that are part of meetings: named on the agenda, and what the network says to them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.script import Taught
from copal.cli.demo_network.stage import Stage, said
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.training.actions import Validity
from copal.domain.training.queries import trainer_for, training_for
from copal.journeys.approve_training import decide_trainer, decide_training
from copal.journeys.hand_to_registry import hand_to_registry
from copal.journeys.name_trainings import Wanted, with_trainings

if TYPE_CHECKING:
    from copal.domain.people.models import Person

PLACE = 3  # on the agenda: after the opening and the first talk
DECIDED_AFTER = timedelta(days=2)
HANDED_OVER_AFTER = timedelta(days=14)  # the newest training waits for the next file


def with_training(
    stage: Stage, evening: Evening, agenda: Sequence[SegmentPlan], when: datetime
) -> list[SegmentPlan]:
    """The agenda with the training this meeting had, if it had one."""
    mine = evening.group.key, evening.back
    taught = next((one for one in script.trainings() if (one.community, one.back) == mine), None)
    if taught is None:
        return list(agenda)
    plans = [
        replace(plan, title=said(taught.title), purpose="training", lead=said(taught.trainer))
        if place == PLACE
        else plan
        for place, plan in enumerate(agenda, start=1)
    ]
    leader = stage.people[evening.group.leader]
    plans = with_trainings(plans, {PLACE: Wanted(area=taught.area)}, by=leader, at=when)
    stage.plan(when + DECIDED_AFTER, lambda now: _decide(stage, taught, plans[PLACE - 1], now))
    if taught.approved and evening.back > 1:
        joan = stage.people["joan"]
        stage.plan(evening.ends_at + HANDED_OVER_AFTER, lambda now: _hand_over(joan, now))
    return plans


def _hand_over(staff: "Person", when: datetime) -> None:
    hand_to_registry(by=staff, at=when)


def _decide(stage: Stage, taught: Taught, plan: SegmentPlan, when: datetime) -> None:
    """Staff know the trainer; the title they look at first, or have not come to yet."""
    staff, said_yes = stage.people["joan"], Validity(decision="approved")
    decide_trainer(trainer=trainer_for(staff, plan.trainer or 0), said=said_yes, by=staff, at=when)
    if taught.approved:
        row = training_for(staff, plan.training or 0)
        decide_training(training=row, said=said_yes, minutes=row.minutes, number="", by=staff, at=when)
