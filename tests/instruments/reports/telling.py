"""Helpers of these tests: a meeting, a roster, and what a file of a few lines says about them."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

from copal.instruments.reports import Meeting, Member, Participant, Report, read

NEW_YORK = ZoneInfo("America/New_York")
ROSTER = (
    Member("A01", "Rosa Theriault", "rosa.theriault@example.org"),
    Member("A02", "Rosa Quimby", "rquimby@example.org"),
    Member("A03", "Amina Warsame", "amina.w@example.org"),
    Member("A04", "Colleen Birchfield", "colleen@birchfieldkids.example.org"),
    Member("A05", "Priya Raman", "priya.raman@example.org"),
    Member("A08", "José Arellano", "jose.arellano@example.org"),
    Member("A09", "Linda Pelkey", "linda.pelkey@example.org"),
    Member("A10", "Linda Pelkey", "lpelkey.waldo@example.org"),
    Member("A11", "Marguerite Thibodeaux", "mthibodeaux@example.org"),
    Member("A12", "Tess O'Malley", "tess.omalley@example.org"),
    Member("A13", "Wren Kowalczyk", "wren.k@example.org"),
    Member("A16", "Glenn Haskins", "ghaskins@example.org"),
)


def meeting(
    start: str = "2026-01-12 18:00", end: str = "2026-01-12 20:00", zone: str = "America/New_York"
) -> Meeting:
    """A meeting by the wall clock of its zone; write an offset to say which of two repeated hours is meant."""
    moments = [datetime.fromisoformat(one) for one in (start, end)]
    moments = [one if one.tzinfo else one.replace(tzinfo=ZoneInfo(zone)) for one in moments]
    return Meeting(moments[0], moments[1], zone, ROSTER)


def told(text: str | bytes, held: Meeting | None = None) -> Report:
    """What a file with this text says."""
    data = text.encode() if isinstance(text, str) else text
    return read(io.BytesIO(data), held or meeting())


def people(text: str | bytes, held: Meeting | None = None) -> dict[str, tuple[int, str | None]]:
    """Name to minutes and member, of a file that must be readable and name nobody twice."""
    report = told(text, held)
    assert report.error is None, report
    found = {one.name_as_reported: (one.minutes_present, one.roster_id) for one in report.participants}
    assert len(found) == len(report.participants), report
    return found


def only(text: str | bytes, held: Meeting | None = None) -> Participant:
    """The one participant of a file."""
    report = told(text, held)
    assert report.error is None, report
    (one,) = report.participants
    return one


def zoom(
    *rows: str, header: str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
) -> str:
    """A participants report of Zoom with these rows."""
    return "\r\n".join([header, *rows, ""])
