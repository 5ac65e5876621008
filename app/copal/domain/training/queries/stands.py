"""Where trainings and trainers stand on a day, and what they are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from copal.domain.training import rules
from copal.domain.training.models import Area, Trainer, Training


@dataclass(frozen=True, kw_only=True)
class Stands:
    """By id: approved | waiting | refused | outside, and the minutes each training is approved for at one go."""

    trainings: dict[int, str]
    trainers: dict[int, str]
    most_minutes: dict[int, int]

    def of(self, training: int | None, trainer: int | None) -> str:
        """Of a part that names these; what is not named waits."""
        return rules.together(
            self.trainings.get(training or 0, rules.WAITING), self.trainers.get(trainer or 0, rules.WAITING)
        )


def stands_on(on: date, *, trainings: Iterable[int | None], trainers: Iterable[int | None]) -> Stands:
    """Two queries at most, none for nothing."""
    wanted = {one for one in trainings if one}
    rows = list(Training.objects.filter(pk__in=wanted)) if wanted else []
    asked = {one for one in trainers if one}
    people = list(Trainer.objects.filter(pk__in=asked)) if asked else []
    return stands_among(rows, people, on)


def stands_among(trainings: Sequence[Training], trainers: Iterable[Trainer], on: date) -> Stands:
    """The same of rows that were fetched with something else."""
    return Stands(
        trainings={one.pk: rules.stand(_approval(one), on) for one in trainings},
        trainers={one.pk: rules.stand(_approval(one), on) for one in trainers},
        most_minutes={one.pk: one.minutes for one in trainings},
    )


def _approval(row: Training | Trainer) -> rules.Approval:
    return rules.Approval(decision=row.decision, valid_from=row.valid_from, valid_until=row.valid_until)


@dataclass(frozen=True, kw_only=True)
class Named:
    """What stands beside a training's minutes; what somebody wrote, and the area in words."""

    titles: dict[int, str]
    areas: dict[int, str]
    trainers: dict[int, str]


def named(*, trainings: Iterable[int | None], trainers: Iterable[int | None]) -> Named:
    """Titles, areas and trainers' names by id. Two queries at most, none for nothing."""
    wanted, asked = {one for one in trainings if one}, {one for one in trainers if one}
    rows = list(Training.objects.filter(pk__in=wanted).values_list("pk", "title", "area")) if wanted else []
    people = dict(Trainer.objects.filter(pk__in=asked).values_list("pk", "name")) if asked else {}
    return Named(
        titles={pk: title for pk, title, _area in rows},
        areas={pk: str(Area(area).label) for pk, _title, area in rows},
        trainers=people,
    )
