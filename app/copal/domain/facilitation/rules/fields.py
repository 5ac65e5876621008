"""Reading what a browser sent: each field becomes a plain value, or is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from copal.base.numbers import row_number
from copal.domain.facilitation.rules.log import No

MOST_LIST = 600


@dataclass(frozen=True)
class Field:
    """How one field is read. `needed` False: it may be missing, and is then left out."""

    read: Callable[[str], Any]
    needed: bool = True

    @property
    def optional(self) -> "Field":
        return Field(self.read, needed=False)


def _number(typed: str) -> int:
    found = row_number(typed)
    if found is None:
        raise No("unreadable")
    return found


def number(*, at_least: int = 0, at_most: int = 10**18) -> Field:
    def read(typed: str) -> int:
        found = _number(typed)
        if not at_least <= found <= at_most:
            raise No("number")
        return found

    return Field(read)


def choice(*known: str) -> Field:
    def read(typed: str) -> str:
        if typed not in known:
            raise No("choice")
        return typed

    return Field(read)


def _numbers(typed: str) -> list[int]:
    found = [_number(one.strip()) for one in typed.split(",") if one.strip()]
    if len(found) > MOST_LIST:
        raise No("too_many_at_once")
    return found


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise No("day") from None


ID = number(at_least=1)
IDS = Field(_numbers)  # "4,8,15"
DAY = Field(_day)
YES = Field(lambda typed: typed in ("1", "on", "yes", "true"))


def read(fields: Mapping[str, Field], sent: Mapping[str, str]) -> dict[str, Any]:
    """The values of `fields` among what was sent; everything else is left aside. Raises `No`."""
    found: dict[str, Any] = {}
    for name, field in fields.items():
        typed = sent.get(name, "").strip()
        if typed:
            found[name] = field.read(typed)
        elif field.needed:
            raise No("missing")
    return found
