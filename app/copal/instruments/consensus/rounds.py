"""What a group can do after it was asked: decide, say it in other words, ask again, or let it rest."""

from enum import StrEnum

from copal.instruments.consensus.counting import Outcome


class Step(StrEnum):
    ADOPT = "adopt"
    AMEND = "amend"  # other words, a new round
    ASK_AGAIN = "ask_again"  # the same words, to more people; not a new round
    PARK = "park"
    SET_ASIDE = "set_aside"


def steps_after(outcome: Outcome, *, round_number: int, most_amended: int) -> tuple[Step, ...]:
    """The steps that are open, the likeliest first. The first asking is round 1; an amended one is the next round.

    Two amended rounds are enough: then it is parked or set aside, so that nobody is worn down.
    """
    steps = [Step.PARK, Step.SET_ASIDE]
    if round_number <= most_amended:
        steps.insert(0, Step.AMEND)
    if outcome is Outcome.NOT_ENOUGH:
        steps.insert(0, Step.ASK_AGAIN)
    if outcome in (Outcome.AGREED, Outcome.WORRIES):
        steps.insert(0, Step.ADOPT)
    return tuple(steps)
