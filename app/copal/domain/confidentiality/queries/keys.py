"""What is known of keys: which are due, how they stand, and whether a meeting's words are gone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from copal.domain.confidentiality.models import Key
from copal.domain.confidentiality.rules.retention import OVERDUE_AFTER, keeps
from copal.domain.confidentiality.sealing import keys
from copal.policies.retention import KINDS

SPOKEN = ("talk", "deciding")  # what a meeting's screens are made of


@dataclass(frozen=True, kw_only=True)
class KindOfKeys:
    """`lost` stand in no folder though nobody destroyed them: their words cannot be read any more."""

    kind: str
    standing: int
    next_due: datetime | None
    overdue: int
    destroyed: int
    lost: int


@dataclass(frozen=True, kw_only=True)
class KeysSeen:
    """`lacking`: how many keys each folder lacks; empty when every folder is complete."""

    kinds: tuple[KindOfKeys, ...]
    folders: tuple[Path, ...]
    lacking: dict[Path, int]

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.kinds)

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.kinds)


def keys_due(at: datetime) -> list[Key]:
    """Those whose time is over, the longest over first."""
    return list(Key.objects.filter(destroyed_at=None, due__lte=at).order_by("due", "pk"))


def meetings_with_keys() -> set[int]:
    """Whose words are sealed with a key that stands or is known."""
    known = Key.objects.filter(destroyed_at=None).exclude(meeting_ref=None)
    found = {one.meeting for one in map(keeps, keys().names()) if one.meeting is not None}
    return found | {ref for ref in known.values_list("meeting_ref", flat=True) if ref is not None}


def keys_seen(at: datetime) -> KeysSeen:
    """How they stand. The register is as new as the last time stock was taken."""
    standing = keys().names()
    rows = list(Key.objects.all())
    others = sorted({row.kind for row in rows} - set(KINDS))
    return KeysSeen(
        kinds=tuple(
            _kind(kind, [row for row in rows if row.kind == kind], standing, at) for kind in (*KINDS, *others)
        ),
        folders=keys().folders,
        lacking={folder: len(names) for folder, names in keys().lacking().items()},
    )


def words_destroyed_at(meeting_ref: int) -> datetime | None:
    """When what was said there was destroyed; None: it was not, or nothing was said."""
    rows = Key.objects.filter(meeting_ref=meeting_ref, kind__in=SPOKEN).exclude(destroyed_at=None)
    return rows.order_by("-destroyed_at").values_list("destroyed_at", flat=True).first()


def _kind(kind: str, rows: Iterable[Key], standing: frozenset[str], at: datetime) -> KindOfKeys:
    found: Counter[str] = Counter()
    dates = []
    for row in rows:
        is_there = row.name in standing
        found["standing"] += is_there
        if row.destroyed_at is not None:
            found["destroyed"] += not is_there
            found["overdue"] += is_there
        elif row.due is not None and row.due <= at - OVERDUE_AFTER:
            found["overdue"] += 1
        else:
            found["lost"] += not is_there
            dates += [row.due] if row.due is not None else []
    return KindOfKeys(
        kind=kind, standing=found["standing"], next_due=min(dates, default=None), overdue=found["overdue"],
        destroyed=found["destroyed"], lost=found["lost"],
    )  # fmt: skip
