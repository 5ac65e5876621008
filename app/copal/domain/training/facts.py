from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class TrainingNamed(Fact):
    """Someone put a training on an agenda, or on the network's list, that was not there before."""

    kind = "training.named"
    training: int


@dataclass(frozen=True, kw_only=True)
class TrainingDecided(Fact):
    """`decision` is approved or refused; it may be decided again, with other dates."""

    kind = "training.decided"
    training: int
    decision: str


@dataclass(frozen=True, kw_only=True)
class TrainerNamed(Fact):
    kind = "training.trainer_named"
    trainer: int


@dataclass(frozen=True, kw_only=True)
class TrainerDecided(Fact):
    kind = "training.trainer_decided"
    trainer: int
    decision: str


@dataclass(frozen=True, kw_only=True)
class MinutesHeld(Fact):
    """Minutes of someone's training wait for the network's approval."""

    kind = "training.minutes_held"
    person: int
    meeting: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class MinutesReleased(Fact):
    """They wait no more. `credited_minutes` is what of them became elective training."""

    kind = "training.minutes_released"
    person: int
    meeting: int
    minutes: int
    credited_minutes: int
