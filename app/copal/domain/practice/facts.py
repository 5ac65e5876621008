from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class StepTaken(Fact):
    """Someone took on a next step or a trial, at that meeting."""

    kind = "practice.step_taken"
    community: int
    meeting: int
    step: int
    owner: int


@dataclass(frozen=True, kw_only=True)
class StepClosed(Fact):
    """`stage` is done or dropped."""

    kind = "practice.step_closed"
    step: int
    stage: str


@dataclass(frozen=True, kw_only=True)
class StepReopened(Fact):
    kind = "practice.step_reopened"
    step: int


@dataclass(frozen=True, kw_only=True)
class StepToldOf(Fact):
    """Someone told how it went."""

    kind = "practice.step_told_of"
    step: int
