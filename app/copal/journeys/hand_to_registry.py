"""Hours of elective training leave for the registry of the profession: each once, corrections as rows of their own.

The file is a table with a row for each entry of the record. Its first column is the entry's own number, so that a
registry that reads the same file twice adds nothing twice. No public format of a registry was found; the columns are
ours and are told in docs/registry-file.md.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.hours.models import LedgerEntry
from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit
from copal.domain.registry import queries as registry
from copal.domain.registry.actions import keep_exchange
from copal.domain.registry.models import Exchange
from copal.domain.registry.rules import Waits, leaving
from copal.domain.training.models import Area, Trainer, Training

COLUMNS = (
    "record", "correction_of", "name", "mail", "meeting", "title", "date", "start", "end", "minutes", "kind",
    "knowledge_area", "trainer", "approval_number", "verified_by",
)  # fmt: skip
BESIDE = ("person", "reverses")


class NothingWaits(Refused):
    reason = "registry_nothing_waits"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What the next file would hold. `nameless` people have no legal name yet; their rows wait for it."""

    rows: int
    minutes: int
    nameless: int


def waiting_for_registry(viewer: Person) -> Waiting:
    """For staff and auditors; Http404 for others."""
    require_reader_of_credit(viewer)
    found = _waiting()
    rows = [one for one in found.named if one.pk in found.leaves]
    return Waiting(
        rows=len(rows),
        minutes=sum(one.minutes for one in rows),
        nameless=len({one.person_id for one in found.nameless}),
    )


def hand_to_registry(*, by: Person, at: datetime) -> Exchange:
    """Settle what waits in one file. Raises `NothingWaits`, or `HandedOverAlready` when somebody was faster."""
    found = _waiting()
    if not found.named:
        raise NothingWaits(_("No hours of training wait for the registry."))
    rows = _rows([one for one in found.named if one.pk in found.leaves])
    numbers = [one.pk for one in found.named]
    held_back = [one.pk for one in found.nameless]
    return keep_exchange(
        settled=numbers, leaving=found.leaves & set(numbers), minutes=sum(row["minutes"] for row in rows),
        looked_up_to=min(held_back) - 1 if held_back else max(numbers), digest=_digest(rows), by=by, at=at,
    )  # fmt: skip


def rows_for_registry(viewer: Person, exchange_id: int) -> list[dict[str, Any]]:
    """The rows of a file that was made, by `COLUMNS`, with today's names. Http404 as for its receipt."""
    numbers = registry.entries_that_left(viewer, exchange_id)
    return _rows(LedgerEntry.objects.select_related(*BESIDE).filter(pk__in=numbers).order_by("pk"))


@dataclass(frozen=True, kw_only=True)
class _Found:
    named: list[LedgerEntry]
    nameless: list[LedgerEntry]
    leaves: set[int]


def _waiting() -> _Found:
    since = registry.looked_at_up_to()
    rows = LedgerEntry.objects.select_related(*BESIDE).filter(kind=LedgerEntry.Kind.TRAINING, pk__gt=since)
    entries = list(rows.order_by("pk"))
    settled = registry.settled(one.pk for one in entries)
    open_ones = [one for one in entries if one.pk not in settled]
    return _Found(
        named=[one for one in open_ones if one.person.legal_name],
        nameless=[one for one in open_ones if not one.person.legal_name],
        leaves=leaving([Waits(one.pk, one.reverses_id) for one in open_ones]),
    )


def _rows(entries: Iterable[LedgerEntry]) -> list[dict[str, Any]]:
    known = list(entries)
    whys = [_rests_on(one) for one in known]
    trainings = Training.objects.in_bulk({why["training"] for why in whys if why.get("training")})
    trainers = Trainer.objects.in_bulk({why["trainer"] for why in whys if why.get("trainer")})
    return [_row(one, why, trainings, trainers) for one, why in zip(known, whys, strict=True)]


def _rests_on(entry: LedgerEntry) -> dict[str, Any]:
    why: dict[str, Any] = (entry.reverses or entry).why
    return why


def _row(
    entry: LedgerEntry,
    why: Mapping[str, Any],
    trainings: Mapping[int, Training],
    trainers: Mapping[int, Trainer],
) -> dict[str, Any]:
    training, trainer = trainings.get(why.get("training", 0)), trainers.get(why.get("trainer", 0))
    start, end = _times(why)
    told = (
        entry.pk, entry.reverses_id or "", entry.person.legal_name or entry.person.chosen_name,
        entry.person.email or "", entry.meeting_ref, training.title if training else entry.title,
        entry.on.isoformat(), start, end, entry.minutes, "elective_training",
        str(Area(training.area).value) if training else "", trainer.name if trainer else "",
        training.number if training else "", entry.provenance,
    )  # fmt: skip
    return dict(zip(COLUMNS, told, strict=True))


def _times(why: Mapping[str, Any]) -> tuple[str, str]:
    """From when to when the counted training ran, as ISO 8601 with the offset of the meeting's own place."""
    spans: Sequence[Sequence[str]] = why.get("counted") or [
        span for kind, *_rest, counted in why.get("parts", ()) if kind == "training" for span in counted
    ]
    if not spans:
        return "", ""
    zone = ZoneInfo(why["timezone"])
    since = min(datetime.fromisoformat(one) for one, _until in spans)
    until = max(datetime.fromisoformat(one) for _since, one in spans)
    return since.astimezone(zone).isoformat(), until.astimezone(zone).isoformat()


def _digest(rows: Collection[Mapping[str, Any]]) -> str:
    """Of the rows in order, as compact JSON with sorted keys."""
    return sha256(json.dumps(list(rows), sort_keys=True, separators=(",", ":")).encode()).hexdigest()
