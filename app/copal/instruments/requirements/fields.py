"""Reading untrusted tables (TOML or JSON) key by key: every key is known, typed and in range, or the table is refused."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

MOST = 10**9  # no number of minutes, months or units is larger
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHOWN = 60


class PackRefused(Exception):
    """A pack that does not fit the format. `pack` is its id, or empty when that cannot be read."""

    def __init__(self, pack: str, words: str) -> None:
        super().__init__(words)
        self.pack, self.words = pack, words


class CaseRefused(Exception):
    """A case that does not fit the format."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Misfit(Exception):
    """What is wrong, and where. Becomes one of the two refusals above."""

    def __init__(self, where: str, words: str) -> None:
        super().__init__(f"{where}: {words}." if where else f"{words}.")


class Table:
    """One table being read. `close()` refuses the keys that nobody asked for."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, Mapping):
            raise Misfit(where, f"must be a table, not {shown(value)}")
        self._value: Mapping[str, Any] = value
        self._asked: set[str] = set()
        self.where = where

    def __contains__(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._value

    def at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def named(self, where: str) -> None:
        self.where = one_line(where)

    def raw(self, key: str) -> object:
        """The value as it stands. Refuses a missing key."""
        if key not in self:
            raise Misfit(self.where, f"the key “{key}” is missing")
        return self._value[key]

    def text(self, key: str) -> str:
        value = self.raw(key)
        if not isinstance(value, str) or not value.strip():
            raise Misfit(self.at(key), f"must be a text, not {shown(value)}")
        return value

    def whole(self, key: str, *, least: int = 0) -> int:
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MOST:
            raise Misfit(self.at(key), f"must be a whole number of {least} or more, not {shown(value)}")
        return value

    def number(self, key: str) -> Fraction:
        """Whole or decimal, exactly."""
        return fraction(self.raw(key), self.at(key))

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if not isinstance(value, bool):
            raise Misfit(self.at(key), f"must be true or false, not {shown(value)}")
        return value

    def day(self, key: str) -> date:
        return day(self.raw(key), self.at(key))

    def choice(self, key: str, among: Sequence[str]) -> str:
        value = self.raw(key)
        if not isinstance(value, str) or value not in among:
            raise Misfit(self.at(key), f"must be one of {', '.join(among)}, not {shown(value)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, in its order."""
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise Misfit(self.at(key), f"must be a list of texts, not {shown(value)}")
        return tuple(value)

    def text_or_texts(self, key: str) -> frozenset[str]:
        value = self.raw(key)
        return frozenset({value}) if isinstance(value, str) and value else frozenset(self.texts(key))

    def table(self, key: str) -> "Table":
        return Table(self.raw(key), self.at(key))

    def tables(self, key: str) -> "list[Table]":
        """A list of tables; none when the key is absent."""
        if key not in self:
            return []
        value = self._value[key]
        if not isinstance(value, list):
            raise Misfit(self.at(key), f"must be a list of tables, not {shown(value)}")
        return [Table(one, f"{self.at(key)}[{number}]") for number, one in enumerate(value)]

    def maybe[T](self, key: str, read: "Callable[[str], T]") -> T | None:
        """`read(key)` when the key is there."""
        return read(key) if key in self else None

    def close(self) -> None:
        unknown = sorted(str(key) for key in self._value if key not in self._asked)
        if unknown:
            raise Misfit(self.where, f"the key {shown(unknown[0])} is not known")


def day(value: object, where: str) -> date:
    """A date, or a text "YYYY-MM-DD"."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Misfit(where, f"must be a day as YYYY-MM-DD, not {shown(value)}")


def fraction(value: object, where: str) -> Fraction:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        exact = Decimal(value)
        if exact.is_finite() and -MOST <= exact <= MOST and abs(int(exact.as_tuple().exponent)) <= _SHOWN:
            return Fraction(exact)
    raise Misfit(where, f"must be a number, not {shown(value)}")


def shown(value: object) -> str:
    """A value in a sentence: short, on one line."""
    return one_line(f"“{value}”" if isinstance(value, str) else repr(value))


def one_line(text: str) -> str:
    text = "".join(c if c.isprintable() else "\ufffd" for c in text[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
