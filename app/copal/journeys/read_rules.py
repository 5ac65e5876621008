"""The rules as staff and auditors read them: all that count today, and one added pack beside what counts without it."""

from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit
from copal.domain.requirements.queries import PackSeen, decided
from copal.domain.requirements.rules import day_to_look_at
from copal.instruments.requirements import Edition, Rulebook, notes, pack_of
from copal.journeys.rules_in_force import rules_in_force, rules_with


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBeside:
    """An edition of an added pack, and the one before it; None for a rule that is new."""

    edition: Edition
    before: Edition | None


def rules_in_force_for(viewer: Person, *, at: datetime) -> list[Edition]:
    """By rule. Raises Http404 for those who may not read."""
    require_reader_of_credit(viewer)
    rules = rules_in_force(at=at)
    found = (rules.book.in_force(rule, rules.on) for rule in rules.book.rules)
    return [one for one in found if one is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A pack's rules in the order of the file, what deserves a second look, and for which day members were looked at."""

    rules: list[RuleBeside]
    notes: list[str]
    looked_on: date


def pack_beside_rules(seen: PackSeen) -> Beside:
    """One query."""
    pack, begins = pack_of(seen.text.encode()), seen.row.begins
    others = [one for one in decided() if one.begins <= begins and one.id != seen.row.id]
    book = rules_with(others, on=begins).book
    earlier: dict[str, Edition] = {}
    found: list[RuleBeside] = []
    for one in pack.editions:
        before = earlier.get(one.id) or _before(book, one)
        found.append(RuleBeside(edition=one, before=before))
        earlier[one.id] = one
    return Beside(
        rules=found,
        notes=list(notes(pack, {*book.rules, *earlier})),
        looked_on=day_to_look_at(pack, begins),
    )


def _before(book: Rulebook, edition: Edition) -> Edition | None:
    began = [one for one in book.editions(edition.id) if one.effective_from < edition.effective_from]
    return began[-1] if began else None
