"""Which column of a roster says what."""

import re
import tomllib
from functools import cache
from pathlib import Path

from copal.instruments.reports import headers
from copal.instruments.reports.levels import level

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_LONGEST = 80

type Columns = dict[str, int]  # role to index: name | first | last | email | chosen | legal | region


@cache
def _further() -> dict[str, str]:
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))["columns"]
    return {level(word): role for role, listed in table.items() for word in listed}


def columns(cells: list[str]) -> Columns | None:
    """The columns a row names, if it is a header: it says who or gives an address, and holds no address itself."""
    if any("@" in cell for cell in cells):
        return None
    further = {role: place for place, cell in enumerate(cells) if (role := _role(cell))}
    rest = ["" if place in further.values() else cell for place, cell in enumerate(cells)]
    known = headers.columns(rest).roles
    found = {role: known[role] for role in ("name", "first", "last", "email") if role in known} | further
    who = {"name", "first", "last", "email", "chosen", "legal"} & set(found)
    return found if who and (len(cells) == 1 or len(found) > 1 or "email" in found) else None


def _role(cell: str) -> str | None:
    if len(cell) > _LONGEST:
        return None
    return _further().get(level(_BRACKETS.sub(" ", cell)).strip(" :*#."))
