"""Time zones as people choose them: the usual ones first, by the names people say, then all by place."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from copal.base.wording.moments import ZONES, zone_name

USUAL = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu", "America/Halifax",
)  # fmt: skip
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(one for one in available_timezones() if one.split("/")[0] in AREAS and "/" in one))


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a select: groups of (IANA name, words)."""
    usual = [(one, f"{zone_name(one)} ({_city(one)})" if one in ZONES else _city(one)) for one in USUAL]
    rest = [(one, one.replace("_", " ")) for one in _places() if one not in USUAL]
    return [(_("In North America"), usual), (_("Everywhere"), rest)]


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")
