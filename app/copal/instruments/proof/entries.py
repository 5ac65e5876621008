"""What of an entry is hashed, as bytes that anyone can make again.

The form is text in UTF-8, one line for each field in the order of `FIELDS`, `name: value`. A value that is not there
is `-`. No field before the title can hold a line break, and the title stands last, so no two entries read the same.
`previous` is the digest of the same person's entry before, in hexadecimal, `-` before the first. Numbers are decimal,
days ISO dates, moments ISO in UTC with six digits after the point and `Z`. `why` is JSON with sorted keys, no spaces and ASCII
only. Names of people are nowhere in it. The digest is SHA-256 of the form, in hexadecimal.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

VERSION = "copal entry 1"
FIRST = "-"  # what stands for the digest before the first entry


class Fields(NamedTuple):
    """One entry, as its form has it. `words`: digest of its free words, or `-`."""

    person: int
    number: int
    community: int
    meeting: int
    kind: str
    minutes: int
    day: str
    provenance: str
    policy: str
    source: str
    reverses: int | str
    at: str
    by: int | str
    words: str
    why: str
    title: str


FIELDS = Fields._fields
FORM = "\n".join([VERSION, "previous: %s", *(f"{name}: %s" for name in FIELDS)])


class LineBreak(ValueError):
    """A field that must be one line is not."""


def fields(
    *, day: date, at: datetime, why: dict[str, Any], words: str = "", reverses: int | None, by: int | None,
    **plain: Any,
) -> Fields:  # fmt: skip
    """From values as a program holds them. Raises LineBreak."""
    found = Fields(
        day=day.isoformat(), at=moment(at), why=canonical(why), words=words or FIRST,
        reverses=FIRST if reverses is None else reverses, by=FIRST if by is None else by, **plain,
    )  # fmt: skip
    for one in found[:-1]:
        if isinstance(one, str) and "\n" in one:
            raise LineBreak(one)
    return found


def form(values: Sequence[object], previous: str) -> str:
    """`values` are in the order of FIELDS."""
    return FORM % (previous, *values)


def digest(values: Sequence[object], previous: str) -> str:
    return hashlib.sha256(form(values, previous).encode()).hexdigest()


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
