"""How long a yes holds, what a code looks like, and which addresses stand in a pasted text. No clock, no database."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when it is read aloud
LONGEST = 8
_BETWEEN = re.compile(r"[\s,;<>\"()]+")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LONGEST))


def tidy_code(typed: str) -> str:
    """As it is kept, from what somebody typed: "7kqm 4tzp" and "7KQM-4TZP" are one."""
    return "".join(one for one in typed.upper() if one in LETTERS)[: LONGEST + 1]


def spoken_code(code: str) -> str:
    """ "7KQM-4TZP": two halves are easier to read and to type."""
    return f"{code[: LONGEST // 2]}-{code[LONGEST // 2 :]}"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """`until` is the first moment that is not in it any more."""

    last_day: date
    until: datetime


def a_year_from(at: datetime, *, timezone: str) -> Stretch:
    """The day of the yes and a whole year of days; a leap day's year ends before March 1."""
    zone = ZoneInfo(timezone)
    first = at.astimezone(zone).date()
    try:
        next_first = first.replace(year=first.year + 1)
    except ValueError:
        next_first = date(first.year + 1, 3, 1)
    return Stretch(
        last_day=next_first - timedelta(days=1), until=datetime.combine(next_first, time(), tzinfo=zone)
    )


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """`addresses` in small letters, each once, in the order they came; `odd`: what looks like none."""

    addresses: tuple[str, ...]
    odd: tuple[str, ...]


def addresses_in(text: str) -> Pasted:
    """From lines, commas, or a mail program's "Mara Lind <mara@example.org>": words without an @ are names."""
    words = [one.strip("'.:").lower() for one in _BETWEEN.split(text) if "@" in one]
    right = [one for one in words if _ADDRESS.fullmatch(one) and len(one) <= 254]  # noqa: PLR2004 - the longest there is
    return Pasted(
        addresses=tuple(dict.fromkeys(right)), odd=tuple(one for one in words if one not in set(right))
    )


def called(address: str) -> str:
    """What to call somebody of whom only the address is known: "mara.lind@…" is "Mara Lind"."""
    before = address.partition("@")[0]
    words = [one for one in re.split(r"[._+\-\d]+", before) if one]
    return " ".join(one.capitalize() for one in words)[:80] or address[:80]
