"""The stage: who and what there is so far, and what is still to happen, each thing at its time."""

import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from copal.cli.demo_network.script import Group, Someone, everyone
from copal.domain.confidentiality.rules import Screened, composed

if TYPE_CHECKING:
    from copal.domain.attendance.models import Stay
    from copal.domain.communities.models import Community
    from copal.domain.meetings.models import Meeting
    from copal.domain.people.models import Person

ZONE = "America/New_York"

type Deed = Callable[[datetime], object]


def chance(*about: object) -> random.Random:
    """Numbers that are the same each time for the same thing, whatever else happens."""
    return random.Random(":".join(["pine coast", *map(str, about)]))


def said(words: str) -> Screened:
    return composed(words, audience="community")


def on_wall(day: date, clock: time) -> datetime:
    """That time of day in the network's zone."""
    return datetime.combine(day, clock, ZoneInfo(ZONE))


def on_day(moment: datetime) -> date:
    """Which day that is in the network's zone."""
    return moment.astimezone(ZoneInfo(ZONE)).date()


@dataclass
class Stage:
    """`at` is the demo's evening: nothing that would happen after it does."""

    at: datetime
    who: dict[str, Someone] = field(default_factory=everyone)
    people: dict[str, "Person"] = field(default_factory=dict)
    communities: dict[str, "Community"] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    meeting_ids: dict[tuple[str, datetime], int] = field(
        default_factory=dict
    )  # by community and planned start
    meetings: dict[str, "Meeting"] = field(default_factory=dict)  # by evening, as last fetched
    stays: dict[tuple[str, str], "Stay"] = field(
        default_factory=dict
    )  # by meeting and handle, from roll call
    numbers: dict[str, dict[str | int, int]] = field(
        default_factory=dict
    )  # by community: of what rooms gave a name to
    _to_come: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def today(self) -> date:
        return on_day(self.at)

    def plan(self, when: datetime, do: Deed) -> None:
        """Let `do(when)` happen at that time, or right after what is happening if it has passed."""
        heapq.heappush(self._to_come, (when, next(self._numbers), do))

    def play(self, *, after_each: Callable[[datetime], None]) -> None:
        """Everything up to `at`, in order. `after_each` hears the time after every deed."""
        now: datetime | None = None
        while self._to_come and self._to_come[0][0] <= self.at:
            when, _number, do = heapq.heappop(self._to_come)
            now = max(now, when) if now else when
            do(now)
            after_each(now)

    def years_ago(self, years: int, handle: str) -> date | None:
        """A day about so many years before tonight; None for 0."""
        if not years:
            return None
        return self.today - timedelta(days=365 * years + 110 + chance("since", handle).randrange(280))
