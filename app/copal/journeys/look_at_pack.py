"""What a pack would change for members on the day all of it has begun: everyone is worked out with it and without it.

By the hours that are on record now. Batch by batch, so the page can show how far it is and nobody waits for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from copal.domain.hours.queries import LedgerLine
from copal.domain.hours.queries.standings import how_many_to_stand, ledgers_of, people_to_stand
from copal.domain.people.models import Person
from copal.domain.requirements.actions import begin_look, end_look, keep_batch
from copal.domain.requirements.models import LookLine, PackLook
from copal.domain.requirements.queries import decided
from copal.domain.requirements.queries.books import Decided, added_pack, digest_of
from copal.domain.requirements.rules import day_to_look_at
from copal.journeys.rules_in_force import RulesOfDay, rules_with
from copal.journeys.where_do_i_stand import Standing, stand_by

BATCH = 500
SPOKEN_TO, OTHERWISE = "spoken_to", "otherwise"  # beside the codes of LookLine.Change


@dataclass(frozen=True, kw_only=True)
class _Looking:
    look: int
    rules: frozenset[str]  # of the pack
    before: RulesOfDay
    after: RulesOfDay


def look_at_pack(look_id: int, *, at: datetime) -> int:
    """How many people were looked at. A pack that cannot be worked out for someone is kept out of force."""
    pack = PackLook.objects.select_related("pack").get(pk=look_id).pack
    others, own = decided(), Decided(pack.pk, pack.digest, pack.begins)
    read = added_pack(own)
    on = day_to_look_at(read, pack.begins)
    begun = [one for one in others if one.begins <= on and one.id != pack.pk]
    looking = _Looking(
        look=look_id,
        rules=frozenset(one.id for one in read.editions),
        before=rules_with(begun, on=on),
        after=rules_with([*begun, own], on=on),
    )
    begin_look(look_id, people=how_many_to_stand(), beside=digest_of(others), at=at)
    people = 0
    try:
        for some in people_to_stand(BATCH):
            _look(some, looking)
            people += len(some)
    except (
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
    ):  # of the pack; a lost database is tried again
        end_look(look_id, failed=True, at=at)
        raise
    end_look(look_id, failed=False, at=at)
    return people


def _look(people: Sequence[Person], looking: _Looking) -> None:
    ledgers = ledgers_of([one.pk for one in people])
    lines: list[LookLine] = []
    figures: dict[str, Counter[str]] = {}
    for person in people:
        entries = ledgers.get(person.pk, [])
        before, after = (_by_rule(rules, person, entries) for rules in (looking.before, looking.after))
        for rule in sorted(looking.rules & (before.keys() | after.keys())):
            line = _line(looking.look, person, rule, before.get(rule), after.get(rule))
            found = figures.setdefault(rule, Counter())
            found[SPOKEN_TO] += rule in after
            found[line.change or OTHERWISE] += bool(line.change) or line.before != line.after
            lines += [line] if line.change else []
    keep_batch(looking.look, people=len(people), lines=lines, figures=figures)


def _by_rule(rules: RulesOfDay, person: Person, entries: Sequence[LedgerLine]) -> dict[str, Standing]:
    return {one.rule: one for one in stand_by(rules, person, entries=entries).lines}


def _line(look: int, person: Person, rule: str, before: Standing | None, after: Standing | None) -> LookLine:
    return LookLine(
        look_id=look, person_id=person.pk, rule=rule, change=_change(before, after),
        before=before.status if before else "", after=after.status if after else "",
        still_needed_minutes=after.still_needed_minutes if after else None,
    )  # fmt: skip


def _change(before: Standing | None, after: Standing | None) -> str:
    """Empty: nothing that anybody must be told."""
    if before is None or after is None:
        return LookLine.Change.GAINS if before is None else LookLine.Change.LOSES
    if before.is_met == after.is_met:
        return ""
    return LookLine.Change.LOST if before.is_met else LookLine.Change.WON
