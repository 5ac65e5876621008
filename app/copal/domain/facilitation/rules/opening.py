"""How a meeting begins and ends: who is here and how, what everyone promised again, opened and over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

HOW = ("room", "call", "phone")


@dataclass(frozen=True)
class Opening:
    """`here` maps each person who is in to how: room, call or phone. Order is that of coming."""

    opened_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: int | None = None  # None: it ended by itself
    here: Mapping[int, str] = field(default_factory=dict)
    were_here: frozenset[int] = frozenset()
    acknowledged: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.ended_at is None

    @property
    def present(self) -> frozenset[int]:
        return frozenset(self.here)


def _opened(now: Opening, entry: Entry) -> Opening:
    return replace(now, opened_at=now.opened_at or entry.at)


def _came(now: Opening, entry: Entry) -> Opening:
    if entry.person is None:
        return now
    here = {**now.here, entry.person: str(entry.about.get("how", "room"))}
    return replace(now, here=here, were_here=now.were_here | {entry.person})


def _went(now: Opening, entry: Entry) -> Opening:
    return replace(now, here={one: how for one, how in now.here.items() if one != entry.person})


def _acknowledged(now: Opening, entry: Entry) -> Opening:
    return now if entry.person is None else replace(now, acknowledged=now.acknowledged | {entry.person})


def _ended(now: Opening, entry: Entry) -> Opening:
    return now if now.ended_at else replace(now, ended_at=entry.at, ended_by=entry.by)


def _resumed(now: Opening, entry: Entry) -> Opening:
    return replace(now, ended_at=None, ended_by=None)


EVOLVE: Final = {
    "opened": _opened,
    "came": _came,
    "went": _went,
    "acknowledged": _acknowledged,
    "ended": _ended,
    "resumed": _resumed,
}


def _come(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = doing.person_or_self()
    if state.opening.here.get(person) == doing.about["how"]:
        return ()
    return (Happening("came", {"person": person, "how": doing.about["how"]}),)


def _go(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = doing.person_or_self()
    return (Happening("went", {"person": person}),) if person in state.opening.here else ()


def _acknowledge(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Also counts them here: nobody promises from elsewhere."""
    if doing.by in state.opening.acknowledged:
        return ()
    here = (
        ()
        if doing.by in state.opening.here
        else (Happening("came", {"how": doing.about.get("how", "room")}),)
    )
    return (*here, Happening("acknowledged"))


def _acknowledge_for(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """People without a screen say aloud that they keep to it, and whoever leads writes it down."""
    away = next((one for one in doing.about["people"] if one not in state.opening.here), None)
    if away is not None:
        raise No("not_here", person=away)
    missing = [one for one in dict.fromkeys(doing.about["people"]) if one not in state.opening.acknowledged]
    return tuple(Happening("acknowledged", {"person": one}) for one in missing)


def _end(state: "State", doing: Doing) -> tuple[Happening, ...]:
    if state.opening.opened_at is None:
        raise No("not_open_yet")
    return (Happening("ended"),)


VERBS: Final = {
    "come": Verb(
        decide=_come,
        fields={"how": fields.choice(*HOW), "person": fields.ID.optional},
        only_open=False,
    ),
    "go": Verb(decide=_go, fields={"person": fields.ID.optional}, only_open=False),
    "acknowledge": Verb(decide=_acknowledge, fields={"how": fields.choice(*HOW).optional}, only_open=False),
    "acknowledge_for": Verb(
        decide=_acknowledge_for, level=Level.LEADS, fields={"people": fields.IDS}, only_open=False
    ),
    "end": Verb(decide=_end, level=Level.LEADS),
}


def mine(now: Opening, person: int) -> set[str]:
    """here, here:room (or call, phone), acknowledged; once it is over, only that."""
    if now.ended_at is not None:
        return {"over"}
    found = {"acknowledged"} if person in now.acknowledged else set()
    if person in now.here:
        found |= {"here", f"here:{now.here[person]}"}
    return found
