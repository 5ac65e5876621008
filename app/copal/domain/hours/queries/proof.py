"""The record as it is worked out anew: rows as they are hashed, closed days, keys, and what else remembers them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from json import loads
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Max

from copal.domain.hours.models import DayRoot, LedgerEntry, RecordCheck, SigningKey
from copal.domain.hours.queries.witness import Journal
from copal.instruments.proof.checking import Check, Finding, Head, Row
from copal.instruments.proof.entries import canonical, moment
from copal.instruments.proof.statements import DayStatement, KeyStatement

CHUNK = 2000
WHY = 16
# Both give, in this order: id, digest, the fields of instruments.proof.entries, the words beside the entry, their salt.
ON_SQLITE = """
SELECT e.id, e.digest, e.person_id, e.number, e.community_id, e.meeting_ref, e.kind, e.minutes,
  CAST(e."on" AS TEXT), e.provenance, e.policy, e.source, COALESCE(e.reverses_id, '-'),
  replace(CAST(e.at AS TEXT), ' ', 'T') || CASE length(e.at) WHEN 19 THEN '.000000Z' ELSE 'Z' END,
  COALESCE(e.by_id, '-'), CASE e.words_digest WHEN '' THEN '-' ELSE e.words_digest END,
  CAST(e.why AS TEXT), e.title, w.reason, w.salt
FROM hours_ledgerentry e LEFT JOIN hours_entrywords w ON w.entry_id = e.id
WHERE e.id BETWEEN %s AND %s ORDER BY e.id
"""
ON_POSTGRES = """
SELECT e.id, e.digest, e.person_id, e.number, e.community_id, e.meeting_ref, e.kind, e.minutes,
  to_char(e."on", 'YYYY-MM-DD'), e.provenance, e.policy, e.source, COALESCE(e.reverses_id::text, '-'),
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  COALESCE(e.by_id::text, '-'), CASE e.words_digest WHEN '' THEN '-' ELSE e.words_digest END,
  e.why::text, e.title, w.reason, w.salt
FROM hours_ledgerentry e LEFT JOIN hours_entrywords w ON w.entry_id = e.id
WHERE e.id BETWEEN %s AND %s ORDER BY e.id
"""
FIRST_ID, LAST_ID = -(2**62), 2**62


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What working out the record anew has found. `finding` None: all is as it was written."""

    finding: Finding | None
    entries: int
    days: int


def check_record(*, since: date | None = None, trusted: str = "") -> Checked:
    """Every entry, chain, day and signature worked out anew, in one pass and in flat memory.

    `since`: only what was closed on that day or later, standing on the digests before it as they are kept.
    `trusted`: the public half of the first key, as somebody kept it elsewhere.
    """
    days = [day_statement(one) for one in DayRoot.objects.order_by("last")]
    before = _last_before(days, since) if since else None
    first = before.last + 1 if before else FIRST_ID
    check = Check(
        days=[one for one in days if one.last >= first],
        keys=keys_by_id(),
        witness=Journal(),
        heads=_heads_before(first) if before else {},
        before=before,
        trusted=trusted,
    )
    finding = check.run(rows(first, LAST_ID))
    return Checked(finding=finding, entries=check.entries, days=check.closed)


def _last_before(days: list[DayStatement], since: date) -> DayStatement | None:
    earlier = [one for one in days if one.day < since.isoformat()]
    return earlier[-1] if earlier else None


def _heads_before(first: int) -> dict[int, Head]:
    of_each = LedgerEntry.objects.filter(pk__lt=first).order_by().values("person")
    found = LedgerEntry.objects.filter(pk__in=of_each.annotate(last=Max("pk")).values("last"))
    return {
        person: Head(number, digest)
        for person, number, digest in found.values_list("person_id", "number", "digest").iterator(CHUNK)
    }


def rows(first: int, last: int) -> Iterator[Row]:
    """The entries with ids from `first` to `last`, by id, a few thousand in memory at a time."""
    if connection.vendor == "sqlite":  # one statement sees one moment, and holds up nobody
        yield from _fetched(ON_SQLITE, first, last)
        return
    with transaction.atomic():
        for row in _fetched(ON_POSTGRES, first, last):
            yield (*row[:WHY], canonical(loads(row[WHY])), *row[WHY + 1 :])


def _fetched(statement: str, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, [first, last])
        while some := cursor.fetchmany(CHUNK):
            yield from some


def newest_day() -> DayRoot | None:
    return DayRoot.objects.order_by("-last").first()


def day_statement(row: DayRoot) -> DayStatement:
    return DayStatement(
        day=row.day.isoformat(), first=row.first, last=row.last, count=row.count, root=row.root,
        previous=row.previous, key=row.key_id, at=moment(row.at), signature=row.signature,
    )  # fmt: skip


def signing_keys() -> list[KeyStatement]:
    """Every key that ever signed a day, first ones first: for all the world to keep."""
    return [
        KeyStatement(
            key=row.key,
            public=row.public,
            since=moment(row.since),
            by=row.vouched_by,
            signature=row.signature,
        )
        for row in SigningKey.objects.order_by("since")
    ]


def current_key() -> SigningKey | None:
    """The key that signs now: the one that has vouched for no other."""
    vouchers = SigningKey.objects.exclude(key=F("vouched_by")).values("vouched_by")
    return SigningKey.objects.exclude(key__in=vouchers).first()


def keys_by_id() -> dict[str, KeyStatement]:
    return {one.key: one for one in signing_keys()}


@dataclass(frozen=True, kw_only=True)
class RecordLook:
    """What a look at the whole record has found; `what` is empty where all is well. See `RecordCheck`."""

    at: datetime
    entries: int
    days: int
    what: str
    entry: int | None
    person: int | None
    number: int | None
    day: date | None


def fault_begun(check: int) -> int:
    """Of the checks that found the same thing wrong, one after the other up to this one, the first."""
    found = RecordCheck.objects.get(pk=check)
    same = {
        "what": found.what, "entry_ref": found.entry_ref, "person_ref": found.person_ref,
        "number": found.number, "day": found.day,
    }  # fmt: skip
    before = RecordCheck.objects.filter(pk__lt=check).exclude(**same).order_by("-pk").first()
    alike = RecordCheck.objects.filter(pk__gt=before.pk if before else 0, pk__lte=check, **same)
    return alike.order_by("pk").values_list("pk", flat=True)[0]


def last_check() -> RecordLook | None:
    """What the last look at the whole record has found."""
    row = RecordCheck.objects.order_by("-at", "-pk").first()
    if row is None:
        return None
    return RecordLook(
        at=row.at, entries=row.entries, days=row.days, what=row.what, entry=row.entry_ref, person=row.person_ref,
        number=row.number, day=row.day,
    )  # fmt: skip
