"""Meeting reports as Zoom and Teams write them, made up from who was there."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from copal.cli.demo_network.stage import ZONE

ZOOM_HEAD = [
    "Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest",
    "Recording disclaimer response", "In waiting room",
]  # fmt: skip
TEAMS_HEAD = [
    "Name",
    "First Join",
    "Last Leave",
    "In-Meeting Duration",
    "Email",
    "Participant ID (UPN)",
    "Role",
]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One stay on the call. `email` may be empty, as it mostly is for who has not signed in."""

    name: str
    email: str
    joined_at: datetime
    left_at: datetime


def zoom(rows: Sequence[Row]) -> bytes:
    """The participants file: one row a stay, times on the host's wall, whole minutes rounded up."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(ZOOM_HEAD)
    for row in sorted(rows, key=lambda one: (one.name, one.joined_at)):
        minutes = -(-int((row.left_at - row.joined_at).total_seconds()) // 60)
        guest = "No" if row.email else "Yes"
        write.writerow(
            [row.name, row.email, *(_zoom_time(one) for one in (row.joined_at, row.left_at)), minutes, guest, "", "No"]
        )  # fmt: skip
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _zoom_time(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo(ZONE)).strftime("%m/%d/%Y %I:%M:%S %p")


def teams(title: str, rows: Sequence[Row]) -> bytes:
    """The attendance report: sections, tabs, UTF-16 with its mark, American times."""
    first, last = min(one.joined_at for one in rows), max(one.left_at for one in rows)
    lines: list[list[str]] = [
        ["1. Summary"],
        ["Meeting title", title],
        ["Attended participants", str(len({one.name for one in rows}))],
        ["Start time", _teams_time(first)],
        ["End time", _teams_time(last)],
        ["Meeting duration", _length(last - first)],
        [],
        ["2. Participants"],
        TEAMS_HEAD,
    ]
    for name, stays in _by_name(rows).items():
        here = sum((one.left_at - one.joined_at for one in stays), timedelta())
        lines.append(
            [name, _teams_time(stays[0].joined_at), _teams_time(stays[-1].left_at), _length(here), stays[0].email,
             stays[0].email, "Attendee"]
        )  # fmt: skip
    lines += [
        [],
        ["3. In-Meeting Activities"],
        ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
    ]
    for name, stays in _by_name(rows).items():
        lines += [
            [name, _teams_time(one.joined_at), _teams_time(one.left_at), _length(one.left_at - one.joined_at),
             one.email, "Attendee"]
            for one in stays
        ]  # fmt: skip
    return "\r\n".join("\t".join(cells) for cells in lines).encode("utf-16")


def _by_name(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda one: (one.name, one.joined_at)):
        found.setdefault(row.name, []).append(row)
    return found


def _teams_time(moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(ZONE))
    clock = f"{local.hour % 12 or 12}:{local:%M:%S} {'PM' if local.hour >= 12 else 'AM'}"  # noqa: PLR2004
    return f"{local.month}/{local.day}/{local:%y}, {clock}"


def _length(time: timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h {minutes}m {seconds}s" if hours else f"{minutes}m {seconds}s"
