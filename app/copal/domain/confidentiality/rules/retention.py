"""Which key keeps what, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copal.policies.retention import KINDS, in_force

MEETING = "meeting"
OVERDUE_AFTER = timedelta(hours=1)  # a key that is due is destroyed within minutes where the worker runs


@dataclass(frozen=True)
class Keeps:
    """What a key's name says: `kind` of `policies/retention.toml` and its meeting, or whose it is (person, report)."""

    kind: str
    meeting: int | None = None


def key_of(meeting: int, kind: str) -> str:
    return f"{MEETING}-{meeting}-{kind}"


def keeps(name: str) -> Keeps:
    """meeting-12-talk is the talk of meeting 12; person-7-aliases is a person's."""
    whose, _dash, rest = name.partition("-")
    number, _dash, kind = rest.partition("-")
    if whose == MEETING and kind in KINDS and number.isascii() and number.isdecimal():
        return Keeps(kind, int(number))
    return Keeps(whose)


def due(kind: str, ends_at: datetime) -> datetime:
    """When the words of that kind are to be gone, by the policy in force on the day the meeting ended."""
    return ends_at + timedelta(days=in_force(on=ends_at.date()).days(kind))
