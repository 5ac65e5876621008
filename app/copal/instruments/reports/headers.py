"""Which column holds what: by a table of synonyms, and by what stands in brackets behind the word."""

import re
from dataclasses import dataclass, field
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from copal.instruments.reports.levels import level
from copal.instruments.reports.words import meanings, words

_BRACKETS = re.compile(r"[(\[\uff08]([^)\]\uff09]*)[)\]\uff09]")
_ZONE = re.compile(r"^(?:utc|gmt)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?$")
_AREA = re.compile(r"^[A-Za-z_]+/[A-Za-z_/]+$")
_LONGEST_HEADER = 80
_MOST_HOURS = 14
_PARTS = re.compile(r"\s*[/|\n]\s*|\s+-\s+")
_COUNTED = re.compile(r"^(.*?)\s*(?:#?\s*\d)$")


@dataclass(slots=True)
class Columns:
    """Role to index; `pairs` are in and out columns in order; `zones` where a header names a zone."""

    roles: dict[str, int] = field(default_factory=dict)
    pairs: list[tuple[int, int | None]] = field(default_factory=list)
    zones: dict[int, tzinfo] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    brackets: list[str] = field(default_factory=list)
    width: int = 0
    units: tuple[str, ...] = ()  # words for hours, minutes, seconds that the file itself taught

    def has(self, *roles: str) -> bool:
        return all(role in self.roles for role in roles)

    def cell(self, cells: list[str], role: str) -> str:
        """The cell of that role, empty where the row or the column lacks it."""
        index = self.roles.get(role)
        return cells[index] if index is not None and index < len(cells) else ""

    @property
    def named(self) -> bool:
        """Is there a column (or two) that says who?"""
        return any(role in self.roles for role in ("name", "first", "last"))

    @property
    def in_minutes(self) -> bool:
        """Zoom alone writes `(Minutes)` behind its durations."""
        index = self.roles.get("duration")
        return index is not None and self.brackets[index].startswith("min")

    @property
    def renames(self) -> bool:
        """Zoom alone writes `(Original Name)` behind the name, in any language."""
        index = self.roles.get("name")
        return index is not None and any(
            word in self.brackets[index] for word in ("orig", "urspr", "oorspr", "pierw")
        )


@lru_cache(maxsize=4096)
def _known(header: str) -> tuple[str | None, str, str]:
    """Role, levelled word and levelled bracket of one header cell."""
    if len(header) > _LONGEST_HEADER:
        return None, "", ""
    inside = _BRACKETS.search(header)
    bracket = level(inside[1]) if inside else ""
    word = level(_BRACKETS.sub(" ", header)).strip(" :*#.)")
    roles = meanings("columns")
    role = roles.get(word)
    if role is None and (counted := _COUNTED.match(word)):
        role = roles.get(counted[1])
    if role is None and (parts := _PARTS.split(word))[1:]:  # two languages: `Time in / Arrivee`
        said = {roles.get(part) for part in parts}
        role = said.pop() if len(said) == 1 else None
    return role, word, bracket


def zone_of(header: str) -> tzinfo | None:
    """The zone a header names in brackets: `(UTC)`, `(GMT-05:00)`, `(America/Chicago)`."""
    if len(header) > _LONGEST_HEADER:
        return None
    for inside in _BRACKETS.findall(header):
        if offset := _ZONE.match(level(inside)):
            hours, minutes = int(offset[2] or 0), int(offset[3] or 0)
            if hours > _MOST_HOURS:
                return None
            span = timedelta(hours=hours, minutes=minutes)
            return timezone(-span if offset[1] == "-" else span)
        if _AREA.match(inside.strip()):
            try:
                return ZoneInfo(inside.strip())
            except (ZoneInfoNotFoundError, ValueError, OSError):
                return None
    return None


def columns(cells: list[str]) -> Columns:
    """Read a row as if it were a header; a row of values gives few roles or none."""
    found = Columns(width=len(cells))
    known = [_known(cell) for cell in cells]
    listed = [role for role, _, _ in known]
    found.names = [word for _, word, _ in known]
    found.brackets = [bracket for _, _, bracket in known]
    who = next((i for i, role in enumerate(listed) if role in {"name", "first", "last"}), 0)
    for i, role in enumerate(listed):
        if role is not None and (role not in found.roles or found.roles[role] < who <= i):
            found.roles[role] = i
        if "(" in cells[i] and (zone := zone_of(cells[i])):
            found.zones[i] = zone
    _settle_times(found, listed, who)
    _settle_names(found)
    return found


def _settle_times(found: Columns, listed: list[str | None], who: int) -> None:
    """`Start` and `End` are in and out only where nothing better stands, and never before the name."""
    for plain, role in (("start", "join"), ("end", "leave")):
        if role not in found.roles and found.roles.get(plain, -1) > who:
            found.roles[role] = found.roles[plain]
            listed[found.roles[plain]] = role
    if "join" not in found.roles and "action" not in found.roles and found.roles.get("time", -1) > who:
        found.roles["join"] = found.roles["time"]
        listed[found.roles["time"]] = "join"
    if "duration" not in found.roles and "minutes" in found.roles:
        found.roles["duration"] = found.roles["minutes"]
    joins = [i for i, role in enumerate(listed) if role == "join" and i >= who]
    for at, i in enumerate(joins):
        stop = joins[at + 1] if at + 1 < len(joins) else len(listed)
        found.pairs.append((i, next((j for j in range(i, stop) if listed[j] == "leave"), None)))
    if len(joins) == 1 and "leave" in found.roles:
        found.pairs = [(joins[0], found.roles["leave"])]


def _settle_names(found: Columns) -> None:
    """`Nom, Prenom` and `Nombre, Apellidos`: beside its other half, `name` is one half too."""
    if "name" in found.roles and "first" in found.roles and "last" not in found.roles:
        if found.names[found.roles["name"]] in words("columns", "name") - {
            "full name",
            "display name",
            "user name",
        }:
            found.roles["last"] = found.roles.pop("name")
    elif "name" in found.roles and "last" in found.roles and "first" not in found.roles:
        found.roles["first"] = found.roles.pop("name")


def full_name(found: Columns, cells: list[str]) -> str:
    """The name as reported: one column, or first and last put together."""
    whole = found.cell(cells, "name")
    if whole:
        return whole
    return f"{found.cell(cells, 'first')} {found.cell(cells, 'last')}".strip()
