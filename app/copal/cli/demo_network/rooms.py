"""Rooms held live: what each person did there, act by act, through the one door everything in a room goes through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.gatherings import meeting_of
from copal.cli.demo_network.stage import Stage, on_day
from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.memory import entries_of
from copal.domain.facilitation.queries import levels_of
from copal.domain.facilitation.rules import Entry, Level, State
from copal.journeys import room_acts

PEOPLE = frozenset({"person", "owner"})  # fields that name someone by their handle
DAYS = frozenset({"due", "back_on", "review_date"})  # so many days after the meeting
ELSEWHERE = ("step", "proposal")  # what the log knows by the number it has in another room
PART = "segment"  # a part of the agenda by its place, from 1

type Value = str | int


@dataclass(frozen=True, kw_only=True)
class Act:
    """Someone does something. `known_as`, as "#song", is what fields of later acts call what came of it."""

    at: datetime
    by: str  # a handle
    do: str
    words: str = ""
    known_as: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass
class Room:
    """One room while it is played. `numbers` are what acts gave names to, in this room and those before of its community."""

    stage: Stage
    evening: Evening
    state: State = field(default_factory=State)
    _levels: dict[int, Level] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[Value, int]:
        return self.stage.numbers.setdefault(self.evening.group.key, {})

    def play(self, act: Act, at: datetime) -> None:
        meeting = self.stage.meetings.get(self.evening.key) or meeting_of(self.stage, self.evening)
        person = self.stage.people[act.by]
        if person.pk not in self._levels:
            self._levels = levels_of(meeting.pk, [one.pk for one in self.stage.people.values()])
        before = self.state.number
        self.state = room_acts.act(
            Sender(
                meeting=meeting, person=person, level=self._levels[person.pk],
                client_key=f"{act.do} {before}",
            ),
            act.do, fields={name: self._sent(name, value) for name, value in act.fields.items()},
            words=act.words, at=at,
        )  # fmt: skip
        if act.known_as:
            self.numbers[act.known_as] = _number(next(iter(entries_of(meeting.pk, after=before))))

    def _sent(self, name: str, value: Value) -> str:
        """As a browser would send it."""
        if name in PEOPLE:
            return str(self.stage.people[str(value)].pk)
        if name in DAYS:
            return on_day(self.evening.starts_at + timedelta(days=int(value))).isoformat()
        if name == PART:
            return str(self.state.agenda.items[int(value) - 1].segment)
        return str(self.numbers[value] if str(value).startswith("#") else value)


def _number(entry: Entry) -> int:
    """By which others can be about it: that of the row in another room's table, else its own."""
    return next((int(entry.about[name]) for name in ELSEWHERE if name in entry.about), entry.number)


def plan(stage: Stage, evening: Evening, acts: Iterable[Act]) -> None:
    """Let each act happen at its time."""
    room = Room(stage, evening)
    for act in acts:
        stage.plan(act.at, lambda now, act=act: room.play(act, now))  # type: ignore[misc]
