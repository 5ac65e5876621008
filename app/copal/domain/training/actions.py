"""Naming trainings and trainers, deciding on them, and keeping whose minutes wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.training.facts import (
    MinutesHeld,
    MinutesReleased,
    TrainerDecided,
    TrainerNamed,
    TrainingDecided,
    TrainingNamed,
)
from copal.domain.training.models import Area, HeldMinutes, Trainer, Training

MOST_MINUTES = 24 * 60
DECISIONS = ("approved", "refused")


class TrainingNotRight(Refused):
    reason = "training_not_right"


@dataclass(frozen=True, kw_only=True)
class Validity:
    """What staff say about a training or a trainer. Both days are inside; None is without bound."""

    decision: str  # approved | refused
    valid_from: date | None = None
    valid_until: date | None = None
    reason: Screened | None = None


@transaction.atomic
def name_training(*, title: Screened, area: str, minutes: int, by: Person | None, at: datetime) -> Training:
    """The training of this title and area; a new one waits for the network. Raises `TrainingNotRight`."""
    if not title.words:
        raise TrainingNotRight(_("Give the training a title."))
    if area not in Area.values:
        raise TrainingNotRight(_("Choose the knowledge area of “%(title)s”.") % {"title": title.words})
    if not 0 < minutes <= MOST_MINUTES:
        raise TrainingNotRight(_("Say how many minutes the training takes, 1 or more."))
    row, is_new = Training.objects.get_or_create(
        title_key=_key(title.words), area=area,
        defaults={"title": title.words, "minutes": minutes, "at": at, "by": by},
    )  # fmt: skip
    if is_new:
        journal.record(TrainingNamed(at=at, by=by.pk if by else None, training=row.pk))
    return row


@transaction.atomic
def name_trainer(*, name: Screened, by: Person | None, at: datetime, person: Person | None = None) -> Trainer:
    """The trainer of this name; a new one waits for the network. Raises `TrainingNotRight`."""
    if not name.words:
        raise TrainingNotRight(_("Say who gives the training."))
    row, is_new = Trainer.objects.get_or_create(
        name_key=_key(name.words), defaults={"name": name.words, "person": person, "at": at, "by": by}
    )
    if is_new:
        journal.record(TrainerNamed(at=at, by=by.pk if by else None, trainer=row.pk))
    return row


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


@transaction.atomic
def decide_training(
    *, training: Training, said: Validity, minutes: int, number: str, by: Person, at: datetime
) -> bool:
    """Approve it for these days and minutes, or not. Returns whether that changed anything. Raises `TrainingNotRight`."""
    if not 0 < minutes <= MOST_MINUTES:
        raise TrainingNotRight(_("Say how many minutes the training takes, 1 or more."))
    row = Training.objects.select_for_update(no_key=True).get(pk=training.pk)
    before = (*_said(row), row.minutes, row.number)
    row.minutes, row.number = minutes, number
    _settle(row, said, by, at)
    if before == (*_said(row), row.minutes, row.number):
        return False
    row.save()
    journal.record(TrainingDecided(at=at, by=by.pk, training=row.pk, decision=row.decision))
    return True


@transaction.atomic
def decide_trainer(*, trainer: Trainer, said: Validity, by: Person, at: datetime) -> bool:
    """The same for who trains."""
    row = Trainer.objects.select_for_update(no_key=True).get(pk=trainer.pk)
    before = _said(row)
    _settle(row, said, by, at)
    if before == _said(row):
        return False
    row.save()
    journal.record(TrainerDecided(at=at, by=by.pk, trainer=row.pk, decision=row.decision))
    return True


def _said(row: Training | Trainer) -> tuple[object, ...]:
    return row.decision, row.valid_from, row.valid_until, row.reason


def _settle(row: Training | Trainer, said: Validity, by: Person, at: datetime) -> None:
    if said.decision not in DECISIONS:
        raise ValueError(said.decision)
    if said.valid_from and said.valid_until and said.valid_until < said.valid_from:
        raise TrainingNotRight(_("The last day is before the first one. Turn them round."))
    row.decision, row.reason = said.decision, said.reason.words if said.reason else ""
    row.valid_from, row.valid_until = said.valid_from, said.valid_until
    row.decided_at, row.decided_by = at, by


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Someone's minutes of one training at a meeting that wait."""

    person_id: int
    community_id: int
    title: str
    on: date
    training: int | None
    minutes: int
    why: dict[str, Any]


@transaction.atomic
def hold(
    *, meeting_id: int, holdings: Iterable[Holding], credited: dict[int, int], by: int | None, at: datetime
) -> None:
    """What waits of a meeting is exactly this from now on. `credited`: minutes of training that became hours, by person.

    The caller holds the meeting.
    """
    wanted = {(one.person_id, one.training): one for one in holdings}
    before = {
        (row.person_id, row.training_id): row for row in HeldMinutes.objects.filter(meeting_ref=meeting_id)
    }
    stays = {key for key in wanted.keys() & before.keys() if wanted[key].minutes == before[key].minutes}
    HeldMinutes.objects.filter(pk__in=[row.pk for key, row in before.items() if key not in stays]).delete()
    fresh = [one for key, one in wanted.items() if key not in stays]
    HeldMinutes.objects.bulk_create(
        HeldMinutes(
            person_id=one.person_id, community_id=one.community_id, meeting_ref=meeting_id, training_id=one.training,
            title=one.title, on=one.on, minutes=one.minutes, why=one.why, at=at,
        )
        for one in fresh
    )  # fmt: skip
    journal.record_all(
        MinutesHeld(at=at, by=by, person=one.person_id, meeting=meeting_id, minutes=one.minutes)
        for one in fresh
    )
    journal.record_all(
        MinutesReleased(
            at=at, by=by, person=row.person_id, meeting=meeting_id, minutes=row.minutes,
            credited_minutes=credited.get(row.person_id, 0),
        )
        for key, row in before.items()
        if key not in wanted
    )  # fmt: skip
