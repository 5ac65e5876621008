"""From the bytes of a TOML file to a pack."""

import tomllib
from decimal import Decimal

from copal.instruments.requirements.fields import PackRefused, one_line
from copal.instruments.requirements.packs import Pack
from copal.instruments.requirements.reading import read_pack


def pack_of(data: bytes) -> Pack:
    """Raises PackRefused: not UTF-8, not TOML (with line and column), or not a pack (with rule and key)."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise PackRefused("", "The file is not a text in UTF-8.") from None
    except RecursionError:
        raise PackRefused("", "The file is nested too deeply.") from None
    except (ValueError, ArithmeticError) as fault:
        raise PackRefused("", f"The file is not TOML: {_told(str(fault))}.") from None
    return read_pack(table)


def _told(fault: str) -> str:
    """Short, but with the place, which stands last."""
    words, bracket, place = fault.rpartition(" (at ")
    return f"{one_line(words)}{bracket}{place}" if bracket else one_line(fault)
