"""What an agenda says about its trainings: one of the network's list, or a new one that waits for the network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Segment
from copal.domain.people.models import Person
from copal.domain.training.actions import name_trainer, name_training
from copal.domain.training.models import Trainer, Training


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was chosen for one part. No `training`: the part's own title, in this `area`; no `trainer`: whoever leads it."""

    training: int | None = None
    trainer: int | None = None
    area: str = ""


@transaction.atomic
def with_trainings(
    agenda: Sequence[SegmentPlan], wanted: Mapping[int, Wanted], *, by: Person, at: datetime
) -> list[SegmentPlan]:
    """The plans with their trainings and trainers, by place from 1. A part that lacks one of them can be saved: its
    minutes wait until it is named. Raises `TrainingNotRight`.
    """
    return [
        replace(
            plan,
            training=_training(plan, wanted.get(place, Wanted()), by, at),
            trainer=_trainer(plan, wanted.get(place, Wanted()), by, at),
        )
        if plan.purpose == Segment.Purpose.TRAINING
        else plan
        for place, plan in enumerate(agenda, start=1)
    ]


def _training(plan: SegmentPlan, wanted: Wanted, by: Person, at: datetime) -> int | None:
    if wanted.training and Training.objects.filter(pk=wanted.training).exists():
        return wanted.training
    if not (wanted.area and plan.title.words and plan.minutes):
        return None
    row = name_training(title=plan.title, area=wanted.area, minutes=plan.minutes, by=by, at=at)
    return int(row.pk)


def _trainer(plan: SegmentPlan, wanted: Wanted, by: Person, at: datetime) -> int | None:
    if wanted.trainer and Trainer.objects.filter(pk=wanted.trainer).exists():
        return wanted.trainer
    if not plan.lead.words:
        return None
    return int(name_trainer(name=plan.lead, by=by, at=at).pk)
