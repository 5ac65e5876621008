"""The agenda as it really runs: planned and actual time of each item, minutes taken from later ones, and the end."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

LONGEST_EXTENSION = 60  # minutes


@dataclass(frozen=True)
class Item:
    """One segment of the agenda. `planned_minutes` as laid, `minutes` after what was taken or given.

    `spans` are the stretches it really ran, the last one open (None) while it is on.
    """

    segment: int
    planned_minutes: int
    minutes: int
    spans: tuple[tuple[datetime, datetime | None], ...] = ()
    put_off: bool = False  # parked as a whole

    @property
    def is_on(self) -> bool:
        return bool(self.spans) and self.spans[-1][1] is None

    @property
    def is_done(self) -> bool:
        return self.put_off or (bool(self.spans) and not self.is_on)

    def spent_seconds(self, at: datetime) -> int:
        return sum(int(((end or at) - begin).total_seconds()) for begin, end in self.spans)

    def ends_at(self, at: datetime) -> datetime:
        """When its time is used up, if it is on without a break from `at`."""
        return at + timedelta(seconds=self.minutes * 60 - self.spent_seconds(at))


@dataclass(frozen=True)
class Agenda:
    items: tuple[Item, ...] = ()
    planned_end: datetime | None = None
    extended_minutes: int = 0  # what the group agreed to add

    @property
    def ends_at(self) -> datetime | None:
        """The end the group keeps: as planned, or as it agreed to extend it."""
        return self.planned_end + timedelta(minutes=self.extended_minutes) if self.planned_end else None

    @property
    def now(self) -> Item | None:
        return next((item for item in self.items if item.is_on), None)

    @property
    def coming(self) -> tuple[Item, ...]:
        """What is still ahead; items that were passed over stand behind and wait to be taken up."""
        last = max((place for place, item in enumerate(self.items) if item.spans), default=-1)
        return tuple(item for item in self.items[last + 1 :] if not item.put_off)

    def of(self, segment: int) -> Item | None:
        return next((item for item in self.items if item.segment == segment), None)

    def left_minutes(self, at: datetime) -> int:
        """What is still to be spent, in whole minutes: the rest of what is on, and all that is coming."""
        rest = max(0, -(-(self.now.minutes * 60 - self.now.spent_seconds(at)) // 60)) if self.now else 0
        return rest + sum(item.minutes for item in self.coming)

    def behind_minutes(self, at: datetime) -> int:
        """How far what is left reaches past the end; negative where there is time to spare."""
        if self.ends_at is None:
            return 0
        return self.left_minutes(at) - int((self.ends_at - at).total_seconds()) // 60


def _laid(now: Agenda, entry: Entry) -> Agenda:
    """A new agenda keeps the actual times of every segment that is still on it or has run."""
    known = {item.segment: item for item in now.items}
    rows = entry.about.get("items", [])
    laid = [
        replace(known[segment], planned_minutes=minutes, minutes=_minutes(known[segment], minutes))
        if segment in known
        else Item(segment=segment, planned_minutes=minutes, minutes=minutes)
        for segment, minutes in rows
    ]
    ran = [item for item in now.items if item.spans and item.segment not in {row[0] for row in rows}]
    ends_at = entry.about.get("ends_at")
    return replace(
        now,
        items=(*ran, *laid),
        planned_end=datetime.fromisoformat(ends_at) if ends_at else now.planned_end,
    )


def _minutes(item: Item, planned: int) -> int:
    """Minutes taken or given in the room stay so when the plan did not change."""
    return item.minutes if item.planned_minutes == planned else planned


def _stopped(now: Agenda, entry: Entry) -> Agenda:
    def stop(item: Item) -> Item:
        if not item.is_on:
            return item
        return replace(item, spans=(*item.spans[:-1], (item.spans[-1][0], entry.at)))

    return replace(now, items=tuple(stop(item) for item in now.items))


def _begun(now: Agenda, entry: Entry) -> Agenda:
    stopped = _stopped(now, entry)
    return replace(
        stopped,
        items=tuple(
            replace(item, spans=(*item.spans, (entry.at, None)), put_off=False)
            if item.segment == entry.about.get("segment")
            else item
            for item in stopped.items
        ),
    )


def _moved(now: Agenda, entry: Entry) -> Agenda:
    given, to, minutes = (entry.about.get(name) for name in ("segment", "to", "minutes"))
    change = {given: -int(minutes or 0), to: int(minutes or 0)}
    return replace(
        now,
        items=tuple(
            replace(item, minutes=max(0, item.minutes + change.get(item.segment, 0))) for item in now.items
        ),
    )


def _put_off(now: Agenda, entry: Entry) -> Agenda:
    segment = entry.about.get("segment")
    stopped = _stopped(now, entry) if now.now and now.now.segment == segment else now
    return replace(
        stopped,
        items=tuple(
            replace(item, put_off=True) if item.segment == segment else item for item in stopped.items
        ),
    )


def _end_moved(now: Agenda, entry: Entry) -> Agenda:
    return replace(now, extended_minutes=now.extended_minutes + int(entry.about.get("minutes", 0)))


EVOLVE: Final = {
    "agenda_laid": _laid,
    "item_begun": _begun,
    "item_ended": _stopped,
    "ended": _stopped,
    "minutes_moved": _moved,
    "item_put_off": _put_off,
    "end_moved": _end_moved,
}


def _item(state: "State", doing: Doing) -> Item:
    item = state.agenda.of(doing.about["segment"])
    if item is None:
        raise No("no_such_item")
    return item


def _begin(state: "State", doing: Doing) -> tuple[Happening, ...]:
    item = _item(state, doing)
    return () if item.is_on else (Happening("item_begun", {"segment": item.segment}),)


def _end(state: "State", doing: Doing) -> tuple[Happening, ...]:
    return (Happening("item_ended", {"segment": state.agenda.now.segment}),) if state.agenda.now else ()


def _take(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Minutes from an item that is still to come, for the one that is on."""
    giver, now, minutes = _item(state, doing), state.agenda.now, doing.about["minutes"]
    if now is None:
        raise No("nothing_on")
    if giver not in state.agenda.coming:
        raise No("not_to_come")
    if minutes > giver.minutes:
        raise No("not_so_many_minutes", minutes=giver.minutes)
    return (Happening("minutes_moved", {"segment": giver.segment, "to": now.segment, "minutes": minutes}),)


def _defer(state: "State", doing: Doing) -> tuple[Happening, ...]:
    item = _item(state, doing)
    return () if item.put_off else (Happening("item_put_off", {"segment": item.segment}),)


VERBS: Final = {
    "begin_item": Verb(decide=_begin, level=Level.LEADS, fields={"segment": fields.ID}),
    "end_item": Verb(decide=_end, level=Level.LEADS),
    "take_minutes": Verb(
        decide=_take,
        level=Level.LEADS,
        fields={"segment": fields.ID, "minutes": fields.number(at_least=1, at_most=240)},
    ),
    "put_off_item": Verb(decide=_defer, level=Level.LEADS, fields={"segment": fields.ID}),
}


def mine(now: Agenda, person: int) -> set[str]:
    return set()
