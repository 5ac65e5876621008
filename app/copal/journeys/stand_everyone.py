"""Where everyone stands, worked out at night in batches and kept: for lists, letters and the network's figures."""

from collections.abc import Sequence
from datetime import date, datetime

from copal.domain.hours.actions.standings import keep_standings, tell_standings
from copal.domain.hours.models import KeptStanding
from copal.domain.hours.queries.standings import ledgers_of, people_to_stand
from copal.domain.people.models import Person
from copal.journeys.where_do_i_stand import Standing, where_do_i_stand

BATCH = 500


def stand_everyone(*, at: datetime) -> int:
    """How many people were looked at. Each batch is a transaction of its own, so nobody waits long for it."""
    people = 0
    for some in people_to_stand(BATCH):
        _stand(some, at)
        people += len(some)
    tell_standings(people=people, at=at)
    return people


def _stand(people: Sequence[Person], at: datetime) -> None:
    ids = [one.pk for one in people]
    ledgers, on = ledgers_of(ids), at.date()
    rows = [
        _row(one.pk, line, on)
        for one in people
        for line in where_do_i_stand(one, at=at, entries=ledgers.get(one.pk, [])).lines
    ]
    keep_standings(rows, person_ids=ids, on=on)


def _row(person_id: int, line: Standing, on: date) -> KeptStanding:
    return KeptStanding(
        person_id=person_id, rule=line.rule, edition=line.edition, on=on, status=line.status,
        likely=line.likely or "", counted_minutes=line.counted_minutes, required_minutes=line.required_minutes,
        still_needed_minutes=line.still_needed_minutes, ends_on=line.end,
    )  # fmt: skip
