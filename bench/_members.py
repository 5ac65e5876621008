"""A record as large as a state's: members with years of evenings behind them, chained and signed as the house does it.

Written as plain rows, with each digest worked out as for any entry: a year of life takes too long to type in.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import batched

from django.db import connection, transaction

from copal.domain.communities.models import Community, Network
from copal.domain.hours import actions as hours
from copal.domain.people.models import Person
from copal.instruments.proof.entries import FIRST, canonical, digest, fields
from copal.instruments.proof.keys import Keyring

AT = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
DAYS = 1460  # four years of evenings
MINUTES = (60, 90, 105, 120)
INSERT = """
INSERT INTO hours_ledgerentry (person_id, community_id, meeting_ref, title, "on", kind, minutes, provenance, policy,
  why, source, at, number, words_digest, digest) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', %s)
"""


def build(people: int, entries: int, keyring: Keyring) -> None:
    """So many members, so many entries in the order of their days, every day closed."""
    Network.objects.create(pk=1, name="Measured", short_name="Measured", founded_at=AT)
    community = Community.objects.create(
        slug="m", name="Measured", kind="topical", joining="open", founded_at=AT
    )
    dice = random.Random(11)
    for some in batched(range(people), 5000):
        Person.objects.bulk_create([_person(number, dice) for number in some])
    ids = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        for rows in batched(_rows(ids, entries, community.pk, dice), 5000):
            cursor.executemany(INSERT, rows)
    hours.close_days(timezone="America/New_York", keyring=keyring, at=AT)


def _person(number: int, dice: random.Random) -> Person:
    return Person(
        chosen_name=f"Member {number}",
        setting=dice.choice(("family_child_care", "centre", "centre", "head_start")),
        role=dice.choice(("owner", "lead teacher", "assistant")),
        hired_date=date(2018, 1, 1) + timedelta(days=dice.randrange(2500)),
        licensed_date=date(2016, 1, 1) + timedelta(days=dice.randrange(2500))
        if dice.random() < 0.3
        else None,
        added_at=AT - timedelta(days=DAYS),
    )


def _rows(ids: list[int], entries: int, community: int, dice: random.Random) -> Iterator[tuple[object, ...]]:
    heads: dict[int, tuple[int, str]] = {}
    for count in range(entries):
        at = AT - timedelta(days=DAYS - count * DAYS // entries)
        person = ids[dice.randrange(len(ids))]
        number, previous = heads.get(person, (0, FIRST))
        minutes, meeting = dice.choice(MINUTES), count // 20 + 1
        why = _why(at, minutes)
        source = f"meeting:{meeting}:person:{person}:growth:{count}"
        found = digest(
            fields(
                person=person, number=number + 1, community=community, meeting=meeting, kind="growth",
                minutes=minutes, day=at.date(), provenance="verified", policy="quarter-hour 2020-01-01",
                source=source, reverses=None, at=at, by=None, why=why, title="An evening together",
            ),
            previous,
        )  # fmt: skip
        heads[person] = (number + 1, found)
        yield (
            person, community, meeting, "An evening together", at.date().isoformat(), "growth", minutes, "verified",
            "quarter-hour 2020-01-01", canonical(why), source, str(at.replace(tzinfo=None)), number + 1, found,
        )  # fmt: skip


def _why(at: datetime, minutes: int) -> dict[str, object]:
    until = at + timedelta(minutes=minutes)
    return {
        "session": [at.isoformat(), (at + timedelta(hours=2)).isoformat()], "timezone": "America/New_York",
        "here": [[at.isoformat(), until.isoformat()]], "sources": ["code"], "stays": [1], "digests": [], "flags": [],
        "present_minutes": minutes, "session_minutes": 120, "missed_minutes": 120 - minutes, "code": "prorated",
    }  # fmt: skip
