"""Calendar files, read back by a second reader and as raw lines."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from copal.instruments.calendars.calendar_file import Attendee, CalendarEvent, feed, invitation
from copal.instruments.calendars.zones import vtimezone

ZONES = (
    "America/New_York",
    "Europe/Lisbon",
    "America/Phoenix",
    "America/Halifax",
    "Africa/Casablanca",
    "UTC",
)


def event(**changes):
    given_event = {
        "uid": "5b0c8a4e-1f9e-4b39-9c53-9a2f5a8b1c11@copal.example.org",
        "sequence": 0,
        "stamped_at": datetime(2026, 11, 1, 12, 0, 30, 999, tzinfo=UTC),
        "starts_at": datetime(2026, 11, 9, 23, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 10, 1, tzinfo=UTC),
        "timezone": "America/New_York",
        "summary": "Statewide Family Child Care",
        "organizer_email": "calendar@copal.example.org",
        "organizer_name": "Maine Roads Learning Network",
        "attendees": (Attendee("rosa@example.org"),),
        "location": "Rockland Public Library",
        "url": "https://copal.example.org/meetings/7",
        "video_url": "https://video.example.org/j/1?a=b,c;d",
    }
    return CalendarEvent(**{**given_event, **changes})


def lines_of(data):
    """The unfolded lines, after the raw form was held to RFC 5545, 3.1."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    raw = data.split(b"\r\n")
    assert max(map(len, raw)) <= 75
    for line in raw:
        line.decode()
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_an_invitation_says_what_a_calendar_needs():
    lines = lines_of(invitation(event()))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    for line in (
        "VERSION:2.0", "METHOD:REQUEST", "UID:5b0c8a4e-1f9e-4b39-9c53-9a2f5a8b1c11@copal.example.org", "SEQUENCE:0",
        "DTSTAMP:20261101T120030Z", "DTSTART;TZID=America/New_York:20261109T180000",
        "DTEND;TZID=America/New_York:20261109T200000", "SUMMARY:Statewide Family Child Care", "STATUS:CONFIRMED",
        "LOCATION:Rockland Public Library", "URL:https://copal.example.org/meetings/7",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://video.example.org/j/1?a=b,c;d",
        'ORGANIZER;CN="Maine Roads Learning Network":mailto:calendar@copal.example.org',
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:rosa@example.org",
    ):  # fmt: skip
        assert line in lines, line
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert "DESCRIPTION" not in "".join(lines)


def test_a_cancelled_meeting_frees_the_time():
    lines = lines_of(invitation(event(sequence=3), "CANCEL"))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SEQUENCE:3"} <= set(lines)
    assert "STATUS:CANCELLED" in lines_of(invitation(event(cancelled=True), "PUBLISH"))


def test_what_is_published_names_no_attendee():
    assert not any(line.startswith("ATTENDEE") for line in lines_of(invitation(event(), "PUBLISH")))


def test_a_feed_names_nobody_and_holds_each_zone_once():
    told = [event(uid=f"{n}@x", timezone=zone) for n, zone in enumerate(ZONES * 2)]
    lines = lines_of(feed(told, "My meetings, all; of them"))
    assert lines.count("BEGIN:VEVENT") == 12
    assert lines.count("BEGIN:VTIMEZONE") == 5
    assert "X-WR-CALNAME:My meetings\\, all\\; of them" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in lines
    assert not any("mailto" in line or line.startswith("METHOD") for line in lines)
    assert lines_of(feed([], "Empty"))[-1] == "END:VCALENDAR"
    assert "BEGIN:VEVENT" not in lines_of(feed([], "Empty\r\nBEGIN:VEVENT"))


def test_what_the_standard_demands_is_demanded():
    for method in ("REQUEST", "CANCEL"):
        with pytest.raises(ValueError, match="organizer and an attendee"):
            invitation(event(attendees=()), method)
        with pytest.raises(ValueError, match="organizer and an attendee"):
            invitation(event(organizer_email=""), method)
    with pytest.raises(ValueError, match="organizer"):
        invitation(event(organizer_email=""), "PUBLISH")


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": datetime(2026, 11, 9, 23)},
        {"ends_at": datetime(2026, 11, 9, 23, tzinfo=UTC)},
        {"uid": ""},
        {"sequence": -1},
        {"attendees": (Attendee("rosa@example.org\r\nATTENDEE:mailto:eve@example.org"),)},
        {"organizer_email": "not an address"},
        {"url": "https://copal.example.org/\r\nSUMMARY:x"},
        {"video_url": "javascript:alert(1)"},
    ],
)
def test_what_would_break_a_file_is_refused(wrong):
    with pytest.raises(ValueError):
        event(**wrong)


def test_words_cannot_become_lines():
    evil = 'x\r\nATTENDEE:mailto:eve@example.org\nEND:VEVENT;"\\,\x00\u2028'
    data = invitation(
        event(
            summary=evil, location=evil, organizer_name=evil, attendees=(Attendee("rosa@example.org", evil),)
        )
    )
    lines = lines_of(data)
    assert sum(line.startswith("ATTENDEE") for line in lines) == 1
    assert lines.count("END:VEVENT") == 1
    read = Calendar.from_ical(data).events[0]
    assert str(read["SUMMARY"]) == 'x\nATTENDEE:mailto:eve@example.org\nEND:VEVENT;"\\,'
    assert read["ATTENDEE"] == "mailto:rosa@example.org"


def test_the_second_half_past_one_in_autumn_is_not_the_first():
    later = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    lines = lines_of(invitation(event(starts_at=later, ends_at=later + timedelta(hours=1))))
    assert "DTSTART:20261101T063000Z" in lines
    assert "DTEND;TZID=America/New_York:20261101T023000" in lines


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Lisbon", "America/Phoenix", "America/Halifax"])
def test_another_program_finds_the_same_offsets_in_our_zone(zone, tmp_path):
    """dateutil reads the VTIMEZONE by itself; every day of two years must agree with the system's zone data."""
    told = tmp_path / "zone.ics"
    told.write_bytes(b"BEGIN:VCALENDAR\r\n" + vtimezone(zone, 2026).to_ical() + b"END:VCALENDAR\r\n")
    read = tzical(str(told)).get(zone)
    at = datetime(2026, 1, 1, 12)
    while at < datetime(2028, 1, 1):
        assert read.utcoffset(at) == ZoneInfo(zone).utcoffset(at), at
        at += timedelta(days=1)


def test_a_zone_without_a_steady_rule_lists_its_changes():
    told = vtimezone("Africa/Casablanca", 2026).to_ical().decode()
    assert "RRULE" not in told
    assert told.count("DTSTART") > 10
    assert vtimezone("America/New_York", 2026).to_ical().decode().count("RRULE") == 2


@settings(max_examples=80, deadline=None)
@given(
    summary=st.text(max_size=300),
    location=st.text(max_size=120),
    name=st.text(max_size=60),
    description=st.text(max_size=400),
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(2015, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    minutes=st.integers(1, 1000),
    sequence=st.integers(0, 2**31 - 1),
)
def test_any_event_is_read_back_as_it_was(
    summary, location, name, description, zone, start, minutes, sequence
):
    start = start.replace(microsecond=0)
    told = event(
        summary=summary, location=location, description=description, timezone=zone, sequence=sequence, starts_at=start,
        ends_at=start + timedelta(minutes=minutes), attendees=(Attendee("rosa@example.org", name),),
    )  # fmt: skip
    data = invitation(told)
    lines_of(data)
    (read,) = Calendar.from_ical(data).events
    assert read.start.astimezone(UTC) == start
    assert read.end.astimezone(UTC) == start + timedelta(minutes=minutes)
    assert int(read["SEQUENCE"]) == sequence
    assert str(read["UID"]) == told.uid
    letters = "".join(c for c in summary if c.isalnum())
    assert letters == "".join(c for c in str(read["SUMMARY"]) if c.isalnum())
    assert invitation(told) == data
