"""How entries come into the ledger: each takes its place in its person's chain, in the transaction that writes it."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import OuterRef, Subquery

from copal.domain.hours.models import EntryWords, LedgerEntry
from copal.domain.people.models import Person
from copal.instruments.proof.checking import NOBODY, Head
from copal.instruments.proof.entries import Fields, digest, fields
from copal.instruments.proof.words import new_salt, words_digest

LEDGER = 0x10D6E7  # any number nothing else of ours locks


def queue() -> None:
    """Wait until nobody else writes to the ledger; others wait until this transaction ends.

    So a person's numbers never fork, and ids rise in the order entries become seen: a day that is closed stays
    closed. SQLite lets in one writer at a time by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER])


def chained(entries: Sequence[LedgerEntry], *, reasons: Sequence[str]) -> list[LedgerEntry]:
    """Write the entries in their order, each with its number and digest, and the reasons beside them."""
    queue()
    heads = heads_of({one.person_id for one in entries})
    salts = [new_salt() if reason else "" for reason in reasons]
    for one, reason, salt in zip(entries, reasons, salts, strict=True):
        before = heads.get(one.person_id, NOBODY)
        one.number = before.number + 1
        one.words_digest = words_digest(reason, salt) if reason else ""
        one.digest = digest(fields_of(one), before.digest)
        heads[one.person_id] = Head(one.number, one.digest)
    written = LedgerEntry.objects.bulk_create(entries)
    EntryWords.objects.bulk_create(
        [
            EntryWords(entry=one, reason=reason, salt=salt)
            for one, reason, salt in zip(written, reasons, salts, strict=True)
            if reason
        ]
    )
    return written


def heads_of(person_ids: Iterable[int]) -> dict[int, Head]:
    """The last entry of each of these people; those without one are left out."""
    of_person = LedgerEntry.objects.filter(person=OuterRef("pk")).order_by("-number")
    last = Person.objects.filter(pk__in=person_ids).annotate(last=Subquery(of_person.values("pk")[:1]))
    rows = LedgerEntry.objects.filter(pk__in=last.values("last"))
    return {
        person: Head(number, found)
        for person, number, found in rows.values_list("person_id", "number", "digest")
    }


def fields_of(entry: LedgerEntry) -> Fields:
    """What of it is hashed."""
    return fields(
        person=entry.person_id, number=entry.number, community=entry.community_id, meeting=entry.meeting_ref,
        kind=entry.kind, minutes=entry.minutes, day=entry.on, provenance=entry.provenance,
        policy=entry.policy, source=entry.source, reverses=entry.reverses_id, at=entry.at, by=entry.by_id,
        words=entry.words_digest, why=entry.why, title=entry.title,
    )  # fmt: skip
