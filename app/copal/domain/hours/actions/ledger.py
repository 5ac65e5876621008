from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from copal.domain.confidentiality.rules import Screened
from copal.domain.hours.actions.chain import chained
from copal.domain.hours.facts import HoursCredited, HoursReversed
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Earning:
    """What one person is to be credited: the content of one ledger entry."""

    person_id: int
    community_id: int
    meeting_id: int
    title: str
    on: date
    kind: str
    minutes: int
    provenance: str
    policy: str
    why: dict[str, Any]
    reason: Screened | None = None  # for the person to read, where it is a correction
    training: int | None = None  # what kind of training: one meeting may hold several

    @property
    def part(self) -> str:
        return f":t{self.training}" if self.training else ""


@transaction.atomic
def credit(earnings: Iterable[Earning], *, by: Person | None, at: datetime) -> list[LedgerEntry]:
    """Add the earnings to the ledger; nothing is written for zero minutes.

    Each person, meeting and kind (each training apart) is credited at most once between reversals: the unique `source` counts the
    reversals before it, so two closings at once cannot both write.
    """
    rows = [one for one in earnings if one.minutes > 0]
    before = _reversals({one.meeting_id for one in rows})
    entries = chained(
        [
            LedgerEntry(
                person_id=one.person_id, community_id=one.community_id, meeting_ref=one.meeting_id,
                title=one.title, on=one.on, kind=one.kind, minutes=one.minutes, provenance=one.provenance,
                policy=one.policy, why=one.why, at=at, by=by,
                source=f"meeting:{one.meeting_id}:person:{one.person_id}:{one.kind}"
                f":{before.get((one.meeting_id, one.person_id, one.kind), 0)}{one.part}",
            )
            for one in rows
        ],
        reasons=[one.reason.words if one.reason else "" for one in rows],
    )  # fmt: skip
    journal.record_all(
        HoursCredited(
            at=at, by=by.pk if by else None, person=entry.person_id, entry=entry.pk,
            minutes=entry.minutes, meeting=entry.meeting_ref,
        )
        for entry in entries
    )  # fmt: skip
    return entries


def _reversals(meeting_ids: set[int]) -> dict[tuple[int, int, str], int]:
    counts: dict[tuple[int, int, str], int] = {}
    rows = LedgerEntry.objects.filter(meeting_ref__in=meeting_ids, reverses__isnull=False)
    for meeting_id, person_id, kind in rows.values_list("meeting_ref", "person_id", "kind"):
        key = (meeting_id, person_id, kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


@transaction.atomic
def reverse(
    entries: Iterable[LedgerEntry], *, reason: Screened | None, by: Person | None, at: datetime
) -> list[LedgerEntry]:
    """Take each back by an entry of its own, with the reason. A second reversal is refused by the table."""
    opposites = [
        LedgerEntry(
            person_id=one.person_id, community_id=one.community_id, meeting_ref=one.meeting_ref,
            title=one.title, on=one.on, kind=one.kind, minutes=-one.minutes, provenance=one.provenance,
            policy=one.policy, why=one.why, reverses=one, at=at, by=by, source=f"reverses:{one.pk}",
        )
        for one in entries
    ]  # fmt: skip
    written = chained(opposites, reasons=[reason.words if reason else ""] * len(opposites))
    journal.record_all(
        HoursReversed(
            at=at, by=by.pk if by else None, person=one.person_id, entry=one.pk, minutes=one.minutes,
            meeting=one.meeting_ref,
        )
        for one in written
    )  # fmt: skip
    return written
