"""Small groups: dealt at random, balanced, or chosen; for a while, then everyone comes back and each group tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

RANDOM, BALANCED, CHOICE = "random", "balanced", "choice"
MOST_GROUPS, MOST_MINUTES = 20, 120
LONGEST_REPORT = 600

type Dealt = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Split:
    """`groups` hold people in order; the first group is number 1. `reports` are (group, id of the words), as told."""

    number: int
    how: str
    groups: Dealt
    begun_at: datetime
    minutes: int
    task: int | None = None
    floating: frozenset[int] = frozenset()  # leads, and goes from one to the other
    called_back_at: datetime | None = None
    reports: tuple[tuple[int, int], ...] = ()

    @property
    def ends_at(self) -> datetime:
        return self.begun_at + timedelta(minutes=self.minutes)

    def group_of(self, person: int) -> int | None:
        return next((place for place, group in enumerate(self.groups, start=1) if person in group), None)

    def unplaced(self, here: Iterable[int]) -> tuple[int, ...]:
        return tuple(one for one in here if one not in self.floating and self.group_of(one) is None)

    def placing(self, person: int, group: int) -> "Split":
        """With the person in that group and in no other."""
        cleared = [tuple(one for one in those if one != person) for those in self.groups]
        cleared[group - 1] = (*cleared[group - 1], person)
        return replace(self, groups=tuple(cleared), floating=self.floating - {person})


@dataclass(frozen=True)
class Groups:
    """`past` are those that came back, in order, with what they told."""

    running: Split | None = None
    past: tuple[Split, ...] = ()


def _made(now: Groups, entry: Entry) -> Groups:
    about = entry.about
    running = Split(
        number=entry.number, how=about["how"], groups=tuple(tuple(group) for group in about["groups"]),
        begun_at=entry.at, minutes=int(about["minutes"]), task=about.get("word"),
        floating=frozenset(about.get("floating", ())),
    )  # fmt: skip
    return replace(now, running=running)


def _moved(now: Groups, entry: Entry) -> Groups:
    if now.running is None or entry.person is None:
        return now
    return replace(now, running=now.running.placing(entry.person, entry.about["group"]))


def _came(now: Groups, entry: Entry) -> Groups:
    """Who comes late joins the smallest group; where people choose, they choose too."""
    split, person = now.running, entry.person
    if split is None or person is None or split.how == CHOICE or not split.unplaced([person]):
        return now
    return replace(now, running=split.placing(person, _smallest(split.groups)))


def _extended(now: Groups, entry: Entry) -> Groups:
    if now.running is None:
        return now
    return replace(now, running=replace(now.running, minutes=now.running.minutes + entry.about["minutes"]))


def _called_back(now: Groups, entry: Entry) -> Groups:
    return now if now.running is None else replace(now, running=replace(now.running, called_back_at=entry.at))


def _reported(now: Groups, entry: Entry) -> Groups:
    if now.running is None:
        return now
    reports = (*now.running.reports, (entry.about["group"], entry.about["word"]))
    return replace(now, running=replace(now.running, reports=reports))


def _over(now: Groups, _entry: Entry) -> Groups:
    return now if now.running is None else Groups(past=(*now.past, now.running))


EVOLVE: Final = {
    "groups_made": _made,
    "group_moved": _moved,
    "came": _came,
    "groups_extended": _extended,
    "called_back": _called_back,
    "group_reported": _reported,
    "groups_ended": _over,
    "ended": _over,
}


def _smallest(groups: Sequence[Sequence[int]]) -> int:
    return min(range(len(groups)), key=lambda place: (len(groups[place]), place)) + 1


def dealt(people: Iterable[int], groups: Dealt) -> Dealt:
    """Each of the people, in order, into whichever group is smallest then: neighbours in the order part ways."""
    found = [list(group) for group in groups]
    for person in people:
        found[_smallest(found) - 1].append(person)
    return tuple(tuple(group) for group in found)


def how_many(people: int, *, groups: int | None, size: int | None) -> int:
    """As many groups as asked for, or as make the size asked for best; then nobody is alone. Never more than people."""
    if groups is None and size is not None:
        groups = min((2 * people + size) // (2 * size), people // 2)
    return max(1, min(groups or 1, people, MOST_GROUPS))


def _shuffled(state: "State", doing: Doing, people: Iterable[int]) -> list[int]:
    """By chance as far as anybody can tell, and always the same for the same moment."""
    salt = f"{state.number} {doing.at.isoformat()}"
    return sorted(people, key=lambda one: sha256(f"{salt} {one}".encode()).digest())


def made(state: "State", doing: Doing, traits: Mapping[int, Sequence[str]]) -> tuple[Happening, ...]:
    """Groups of everyone who is here. `traits` is what is known of where and as what they work, for balanced ones."""
    about, here = doing.about, state.opening.here
    if state.groups.running is not None:
        raise No("groups_run")
    floating = [doing.by] if about.get("float") and doing.by in here and len(here) > 1 else []
    people = _shuffled(state, doing, (one for one in here if one not in floating))
    if not people:
        raise No("nobody_here")
    count = how_many(len(people), groups=about.get("groups"), size=about.get("size"))
    empty: Dealt = ((),) * count
    if about["how"] == CHOICE:
        groups = empty
    else:
        together = [one for one in people if about.get("phone_together") and here[one] == "phone"]
        rest = [one for one in people if one not in together]
        if about["how"] == BALANCED:
            rest.sort(key=lambda one: (one not in state.voice.heard, *traits.get(one, ("", "")), here[one]))
        groups = dealt(rest, (*empty[1:], tuple(together)))
    told = {"how": about["how"], "groups": groups, "minutes": about["minutes"], "people": people + floating}
    task = {"word": doing.word} if doing.word is not None else {}
    return (Happening("groups_made", {**told, **task, "floating": floating}),)


def _running(state: "State") -> Split:
    if state.groups.running is None:
        raise No("no_groups")
    return state.groups.running


def _group(split: Split, group: int) -> int:
    if group > len(split.groups):
        raise No("no_such_group")
    return group


def _put(split: Split, person: int, group: int) -> tuple[Happening, ...]:
    if split.group_of(person) == _group(split, group):
        return ()
    return (Happening("group_moved", {"person": person, "group": group}),)


def _pick(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Where people choose their group."""
    split = _running(state)
    if split.how != CHOICE:
        raise No("groups_are_made")
    if doing.by not in state.opening.here:
        raise No("come_first")
    return _put(split, doing.by, doing.about["group"])


def _move(state: "State", doing: Doing) -> tuple[Happening, ...]:
    person = doing.about["person"]
    if person not in state.opening.were_here:
        raise No("not_here", person=person)
    return _put(_running(state), person, doing.about["group"])


def _place_rest(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """Whoever has not chosen, into the smallest groups."""
    split = _running(state)
    rest = _shuffled(state, doing, split.unplaced(state.opening.here))
    after = replace(split, groups=dealt(rest, split.groups))
    return tuple(Happening("group_moved", {"person": one, "group": after.group_of(one)}) for one in rest)


def _extend(state: "State", doing: Doing) -> tuple[Happening, ...]:
    if _running(state).minutes + doing.about["minutes"] > MOST_MINUTES:
        raise No("number")
    return (Happening("groups_extended", {"minutes": doing.about["minutes"]}),)


def _call_back(state: "State", _doing: Doing) -> tuple[Happening, ...]:
    return () if _running(state).called_back_at else (Happening("called_back"),)


def _report(state: "State", doing: Doing) -> tuple[Happening, ...]:
    """By anyone in the group, or by those who lead for any group."""
    split = _running(state)
    named = doing.about.get("group") if doing.leads else None
    group = named or split.group_of(doing.by)
    if group is None:
        raise No("no_group")
    return (Happening("group_reported", {"group": _group(split, group), "word": doing.word}),)


def _end(state: "State", _doing: Doing) -> tuple[Happening, ...]:
    return (Happening("groups_ended"),) if state.groups.running else ()


GROUP: Final = {"group": fields.number(at_least=1, at_most=MOST_GROUPS)}
MINUTES: Final = {"minutes": fields.number(at_least=1, at_most=MOST_MINUTES)}
MAKING: Final = {
    "how": fields.choice(RANDOM, BALANCED, CHOICE),
    "groups": fields.number(at_least=1, at_most=MOST_GROUPS).optional,
    "size": fields.number(at_least=2, at_most=MOST_GROUPS).optional,
    "phone_together": fields.YES.optional,
    "float": fields.YES.optional,
    **MINUTES,
}

VERBS: Final = {
    "pick_group": Verb(decide=_pick, fields=GROUP),
    "move_to_group": Verb(decide=_move, level=Level.LEADS, fields={**GROUP, "person": fields.ID}),
    "place_rest": Verb(decide=_place_rest, level=Level.LEADS),
    "more_group_time": Verb(decide=_extend, level=Level.LEADS, fields=MINUTES),
    "call_back": Verb(decide=_call_back, level=Level.LEADS),
    "report_back": Verb(
        decide=_report, fields={"group": GROUP["group"].optional}, words=LONGEST_REPORT, on_record=True
    ),
    "end_groups": Verb(decide=_end, level=Level.LEADS),
}


def mine(now: Groups, person: int) -> set[str]:
    """group:2, and group for being in any; groups:floating for who goes from one to the other."""
    split = now.running
    if split is None:
        return set()
    group = split.group_of(person)
    if group is not None:
        return {"group", f"group:{group}"}
    return {"groups:floating"} if person in split.floating else set()
