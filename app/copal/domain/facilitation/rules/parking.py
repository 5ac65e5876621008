"""The parking lot: what does not follow the agenda waits here, and the control question is asked of it.

Ours, ours to influence, or not ours; and if not ours, whom to take it to instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Text, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

OURS, INFLUENCE, NOT_OURS = SPHERES = ("ours", "influence", "not_ours")
LONGEST_ITEM, LONGEST_WHOM = 500, 120
MOST_ITEMS = 100


@dataclass(frozen=True)
class Parked:
    """`word` is what it says; a whole part of the agenda (`segment`) has its title instead.

    `whom` is the id of whom to take it to; `back_on` the day from which it comes back, None: next time.
    """

    number: int
    word: int | None
    by: int | None
    segment: int | None = None
    sphere: str = OURS
    whom: int | None = None
    owner: int | None = None
    back_on: date | None = None
    settled: bool = False


@dataclass(frozen=True)
class Parking:
    """In the order in which they were parked."""

    items: Mapping[int, Parked] = field(default_factory=dict)

    def of_segment(self, segment: int | None) -> Parked | None:
        return next((one for one in self.items.values() if segment and one.segment == segment), None)


def _with(now: Parking, item: Parked) -> Parking:
    return replace(now, items={**now.items, item.number: item})


def _without(now: Parking, number: int) -> Parking:
    return replace(now, items={one: item for one, item in now.items.items() if one != number})


def _parked(now: Parking, entry: Entry) -> Parking:
    about = entry.about
    return _with(
        now,
        Parked(entry.number, about["word"], entry.by, sphere=about["sphere"], whom=about.get("whom")),
    )


def _put_off(now: Parking, entry: Entry) -> Parking:
    return _with(now, Parked(entry.number, None, entry.by, segment=entry.about["segment"]))


def _taken_up(now: Parking, entry: Entry) -> Parking:
    item = now.of_segment(entry.about["segment"])
    return _without(now, item.number) if item else now


def _marked(now: Parking, entry: Entry) -> Parking:
    item = now.items[entry.about["item"]]
    return _with(now, replace(item, sphere=entry.about["sphere"], whom=entry.about.get("whom")))


def _given(now: Parking, entry: Entry) -> Parking:
    item, back_on = now.items[entry.about["item"]], entry.about.get("back_on")
    return _with(
        now,
        replace(
            item, owner=entry.about.get("owner"), back_on=date.fromisoformat(back_on) if back_on else None
        ),
    )


def _settled(now: Parking, entry: Entry) -> Parking:
    return _with(now, replace(now.items[entry.about["item"]], settled=bool(entry.about["settled"])))


EVOLVE: Final = {
    "parked": _parked,
    "item_put_off": _put_off,
    "item_begun": _taken_up,
    "parked_marked": _marked,
    "parked_given": _given,
    "parked_settled": _settled,
    "parked_taken_back": lambda now, entry: _without(now, entry.about["item"]),
}


def _park(state: "State", doing: Doing) -> tuple[Happening, ...]:
    if len(state.parking.items) >= MOST_ITEMS:
        raise No("parking_full")
    return (Happening("parked", {"word": doing.word, **_sphere(doing)}),)


def _sphere(doing: Doing) -> dict[str, object]:
    """Whom to take it to counts only where it is not ours."""
    sphere, whom = doing.about["sphere"], doing.about.get("whom")
    return {"sphere": sphere} | ({"whom": whom} if sphere == NOT_OURS and whom else {})


def _item(state: "State", doing: Doing) -> Parked:
    item = state.parking.items.get(doing.about["item"])
    if item is None:
        raise No("no_such_parked")
    return item


def _mark(state: "State", doing: Doing) -> tuple[Happening, ...]:
    item = _item(state, doing)
    if not doing.leads and item.by != doing.by:
        raise No("not_yours")
    return (Happening("parked_marked", {"item": item.number, **_sphere(doing)}),)


def _give(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """To someone of the room, until a day; either may be left open."""
    item, owner, back_on = _item(state, doing), doing.about.get("owner"), doing.about.get("back_on")
    if owner and owner not in state.opening.were_here:
        raise No("not_here", person=owner)
    if back_on and back_on < (doing.at - timedelta(days=1)).date():  # today, wherever the meeting is
        raise No("day_gone")
    given = {"owner": owner or None, "back_on": back_on.isoformat() if back_on else None}
    return (
        Happening("parked_given", {"item": item.number} | {name: one for name, one in given.items() if one}),
    )


def _settle(state: "State", doing: Doing) -> tuple[Happening, ...]:
    item, settled = _item(state, doing), doing.about.get("settled", True)
    if item.settled is settled:
        return ()
    return (Happening("parked_settled", {"item": item.number, "settled": settled}),)


def _take_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    item = _item(state, doing)
    if item.by != doing.by or item.segment:
        raise No("not_your_parked")
    return (Happening("parked_taken_back", {"item": item.number}),)


ITEM: Final = {"item": fields.ID}
SPHERE: Final = {"sphere": fields.choice(*SPHERES)}
WHOM: Final = {"whom": Text(LONGEST_WHOM)}

VERBS: Final = {
    "park": Verb(decide=_park, fields=SPHERE, words=LONGEST_ITEM, also=WHOM, on_record=True, outlives=True),
    "mark_parked": Verb(decide=_mark, fields=ITEM | SPHERE, also=WHOM, on_record=True, outlives=True),
    "give_parked": Verb(
        decide=_give, level=Level.LEADS, on_record=True,
        fields=ITEM | {"owner": fields.number().optional, "back_on": fields.DAY.optional},
    ),
    "settle_parked": Verb(decide=_settle, level=Level.LEADS, fields=ITEM | {"settled": fields.YES.optional}),
    "take_back_parked": Verb(decide=_take_back, fields=ITEM),
}  # fmt: skip


def mine(now: Parking, person: int) -> set[str]:
    """parked:7 for what one parked oneself."""
    return {f"parked:{one.number}" for one in now.items.values() if one.by == person and not one.segment}
