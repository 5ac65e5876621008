"""When what was reported stays hidden for good, and when it is shown again: decided by two people, not by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from copal.policies.two_people import TwoPeoplePolicy

PICTURES = frozenset({"photo"})  # kinds of what can be reported that are no words


class Chair(StrEnum):
    """The two who look at a report: one who leads the community, one who serves the network."""

    FACILITATOR = "facilitator"
    NETWORK = "network"


class Outcome(StrEnum):
    HIDDEN = "hidden"  # for good: the words are destroyed
    SHOWN = "shown"  # the words stand again where they stood


@dataclass(frozen=True, kw_only=True)
class Involved:
    """Who has a part in a report and therefore has no say in it. `author` None: nobody knows."""

    reporter: int
    author: int | None

    def may_decide(self, person: int) -> bool:
        return person not in (self.reporter, self.author)


def chairs_filled(
    involved: Involved, *, facilitators: Collection[int], staff: Collection[int]
) -> frozenset[Chair]:
    """The chairs somebody can sit on who has no part in it. Where the only facilitator wrote the words, one is left."""
    found = set()
    if any(map(involved.may_decide, facilitators)):
        found.add(Chair.FACILITATOR)
    if any(map(involved.may_decide, staff)):
        found.add(Chair.NETWORK)
    return frozenset(found)


def outcome(
    answers: Mapping[Chair, bool],
    *,
    chairs: Collection[Chair],
    reported_at: datetime,
    at: datetime,
    policy: TwoPeoplePolicy,
) -> Outcome | None:
    """None while it waits. `answers`: whether each who looked wants the words to stay hidden.

    Both together decide, and where they differ the careful answer holds: words can be said again in another way, but
    not unsaid. One alone decides where nobody can take the other chair, or after `report_alone_after_days`. Where
    nobody ever answers, the words stay hidden.
    """
    waited = at - reported_at
    everyone = bool(answers) and set(chairs) <= set(answers)
    if everyone or (answers and waited >= timedelta(days=policy.report_alone_after_days)):
        return Outcome.HIDDEN if any(answers.values()) else Outcome.SHOWN
    if waited >= timedelta(days=policy.report_unanswered_after_days):
        return Outcome.HIDDEN
    return None
