"""Durations as reports write them: `1h 13m 42s`, `59 Min. 0 Sek.`, `1 hr 2 min`, `137`, `1:02:03`."""

import re
from functools import lru_cache

from copal.instruments.reports.levels import level
from copal.instruments.reports.words import meanings

_SECONDS = {"hours": 3600, "minutes": 60, "seconds": 1}
_PAIR = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]+)?\.?[\s,]*")
_SPELT = re.compile(r"^(?:\d+(?:[.,]\d+)?\s*[^\W\d]+\.?[\s,]*)+$")
_CLOCK = re.compile(r"^(\d{1,3}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$")
_NUMBER = re.compile(r"^\d{1,7}(?:[.,]\d{1,6})?$")
_LONGEST_SECONDS = 10_000_000


def units(text: str) -> tuple[str, ...]:
    """The words for hours, minutes and seconds, learned from a duration that spells out all three; else nothing."""
    found = _PAIR.findall(level(text))
    learned = tuple(word for _, word in found)
    if len(found) != len(_SECONDS) or "" in learned or not looks_spelt(text):
        return ()
    said = [meanings("units").get(word, place) for word, place in zip(learned, _SECONDS, strict=True)]
    return learned if said == list(_SECONDS) else ()


def looks_spelt(text: str) -> bool:
    """Numbers with words behind them, in whatever language: `59 Min. 0 Sek.`."""
    return bool(_SPELT.match(level(text)))


@lru_cache(maxsize=4096)
def seconds(text: str, learned: tuple[str, ...] = ()) -> int | None:
    """Whole seconds; a bare number is minutes. `learned`: words of this file that no table knows, see `units`.

    None when the text is not a duration.
    """
    plain = level(text)
    if not plain:
        return None
    if _NUMBER.match(plain):
        return round(float(plain.replace(",", ".")) * 60)
    if clock := _CLOCK.match(plain):
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
    return _spelt(plain, learned)


@lru_cache(maxsize=64)
def _known(learned: tuple[str, ...]) -> dict[str, str]:
    return {**dict(zip(learned, _SECONDS, strict=False)), **meanings("units")}


def _spelt(plain: str, learned: tuple[str, ...]) -> int | None:
    total, end = 0.0, 0
    known = _known(learned)
    for pair in _PAIR.finditer(plain):
        unit = known.get(pair[2] or "")
        if pair.start() != end or unit is None:
            return None
        total += float(pair[1].replace(",", ".")) * _SECONDS[unit]
        end = pair.end()
    if end != len(plain) or end == 0 or total > _LONGEST_SECONDS:
        return None
    return round(total)
