"""The network's list of trainings and trainers: to choose from on an agenda, and to decide on by its staff."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from copal.domain.people.models import Person
from copal.domain.people.queries import network_role
from copal.domain.training import rules
from copal.domain.training.models import Area, HeldMinutes, Trainer, Training

MOST = 200


@dataclass(frozen=True, kw_only=True)
class TrainingRow:
    """`stand` is as of the day that was asked for. `held` counts people whose minutes wait for it."""

    id: int
    title: str
    area: str
    area_words: str
    minutes: int
    number: str
    decision: str
    stand: str
    valid_from: date | None
    valid_until: date | None
    reason: str
    by: str
    at: datetime  # since when it is on the list
    held: int = 0


@dataclass(frozen=True, kw_only=True)
class TrainerRow:
    id: int
    name: str
    person: int | None
    decision: str
    stand: str
    valid_from: date | None
    valid_until: date | None
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Lists:
    trainings: tuple[TrainingRow, ...]
    trainers: tuple[TrainerRow, ...]

    @property
    def waiting(self) -> int:
        open_trainings = sum(not one.decision for one in self.trainings)
        return open_trainings + sum(not one.decision for one in self.trainers)


def areas() -> list[tuple[str, str]]:
    """Knowledge areas: code and words, in the order to offer them."""
    return [(value, str(label)) for value, label in Area.choices]


def _only_staff(viewer: Person) -> None:
    if network_role(viewer) != "staff":
        raise Http404


def lists_for(viewer: Person, *, on: date) -> Lists:
    """Everything, what waits for an answer first. Two queries. Raises Http404 for everyone but staff."""
    _only_staff(viewer)
    held = HeldMinutes.objects.filter(training=OuterRef("pk")).order_by().values("training")
    counted = held.annotate(number=Count("person", distinct=True)).values("number")
    rows = Training.objects.annotate(held=Coalesce(Subquery(counted), 0)).select_related("by")
    return _lists(rows, Trainer.objects.select_related("by"), on)


def to_choose(*, on: date) -> Lists:
    """What an agenda can name for a day: approved for it, or waiting. Two queries."""
    found = _lists(Training.objects.select_related("by"), Trainer.objects.select_related("by"), on)
    return Lists(
        trainings=tuple(one for one in found.trainings if one.stand in (rules.APPROVED, rules.WAITING)),
        trainers=tuple(one for one in found.trainers if one.stand in (rules.APPROVED, rules.WAITING)),
    )


def _lists(trainings: QuerySet[Training], trainers: QuerySet[Trainer], on: date) -> Lists:
    return Lists(
        trainings=tuple(_training(one, on) for one in trainings.order_by("decided_at", "title", "pk")[:MOST]),
        trainers=tuple(_trainer(one, on) for one in trainers.order_by("decided_at", "name", "pk")[:MOST]),
    )


def training_for(viewer: Person, training_id: int) -> Training:
    """For staff, to decide on. Raises Http404."""
    _only_staff(viewer)
    found = Training.objects.filter(pk=training_id).first()
    if found is None:
        raise Http404
    return found


def trainer_for(viewer: Person, trainer_id: int) -> Trainer:
    """For staff, to decide on. Raises Http404."""
    _only_staff(viewer)
    found = Trainer.objects.filter(pk=trainer_id).first()
    if found is None:
        raise Http404
    return found


def _stand(row: Training | Trainer, on: date) -> str:
    approval = rules.Approval(decision=row.decision, valid_from=row.valid_from, valid_until=row.valid_until)
    return rules.stand(approval, on)


def _training(row: Training, on: date) -> TrainingRow:
    return TrainingRow(
        id=row.pk, title=row.title, area=row.area, area_words=str(Area(row.area).label), minutes=row.minutes,
        number=row.number, decision=row.decision, stand=_stand(row, on), valid_from=row.valid_from,
        valid_until=row.valid_until, reason=row.reason, by=row.by.chosen_name if row.by else "",
        at=row.at, held=getattr(row, "held", 0),
    )  # fmt: skip


def _trainer(row: Trainer, on: date) -> TrainerRow:
    return TrainerRow(
        id=row.pk, name=row.name, person=row.person_id, decision=row.decision, stand=_stand(row, on),
        valid_from=row.valid_from, valid_until=row.valid_until, reason=row.reason,
        by=row.by.chosen_name if row.by else "", at=row.at,
    )  # fmt: skip
