"""Where everyone stands, worked out at night in batches and kept: for lists, letters and the network's figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.hours.actions.standings import keep_standings, tell_standings
from copal.domain.hours.models import KeptStanding
from copal.domain.hours.queries.standings import ledgers_of, people_to_stand, standings_by_status
from copal.domain.people.models import Person
from copal.journeys.rules_in_force import RulesOfDay, rules_in_force
from copal.journeys.where_do_i_stand import Standing, stand_by, titles_of_rules

BATCH = 500


@dataclass(frozen=True, kw_only=True)
class RuleFigures:
    """How many people stood where by one rule when it was last worked out for everyone."""

    title: str
    met: int
    on_track: int
    behind: int
    others: int  # nothing can be said of them, or their time has not begun


def stand_everyone(*, at: datetime) -> int:
    """How many people were looked at. Each batch is a transaction of its own, so nobody waits long for it."""
    rules, people = rules_in_force(at=at), 0
    for some in people_to_stand(BATCH):
        _stand(some, rules, at.date())
        people += len(some)
    tell_standings(people=people, at=at)
    return people


def figures_of_rules(viewer: Person, *, at: datetime) -> list[RuleFigures]:
    """For staff and auditors, Http404 for others; the rule that most people have comes first. Two queries."""
    titles = titles_of_rules(at=at)
    found = [
        RuleFigures(
            title=titles.get(rule, rule),
            met=of.get("met", 0),
            on_track=of.get("on_track", 0),
            behind=of.get("behind", 0) + of.get("expired", 0),
            others=of.get("cannot_say", 0) + of.get("not_yet_started", 0),
        )
        for rule, of in standings_by_status(viewer).items()
    ]
    return sorted(found, key=lambda one: -(one.met + one.on_track + one.behind + one.others))


def _stand(people: Sequence[Person], rules: RulesOfDay, on: date) -> None:
    ids = [one.pk for one in people]
    ledgers = ledgers_of(ids)
    rows = [
        _row(one.pk, line, on)
        for one in people
        for line in stand_by(rules, one, entries=ledgers.get(one.pk, [])).lines
    ]
    keep_standings(rows, person_ids=ids, on=on)


def _row(person_id: int, line: Standing, on: date) -> KeptStanding:
    return KeptStanding(
        person_id=person_id, rule=line.rule, edition=line.edition, on=on, status=line.status,
        likely=line.likely or "", counted_minutes=line.counted_minutes, required_minutes=line.required_minutes,
        still_needed_minutes=line.still_needed_minutes, ends_on=line.end,
    )  # fmt: skip
