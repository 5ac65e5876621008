"""Calendar files: an invitation to one meeting (iTIP, RFC 5546) and a feed of many (RFC 5545, RFC 7986).

A file carries only what its event holds: no one's words by default, and no name of a person unless given.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from copal.instruments.calendars.zones import vtimezone

type Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
type Answer = Literal["NEEDS-ACTION", "ACCEPTED", "TENTATIVE", "DECLINED"]

PRODUCT = "-//Copal//Communities of Practice//EN"
ADDRESS = re.compile(r"[^\s@<>\"';,:\\]+@[^\s@<>\"';,:\\]+")
LINK = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is invited: an address, and how they have answered so far. The name is left out unless it is given."""

    email: str
    name: str = ""
    answer: Answer = "NEEDS-ACTION"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One meeting as a calendar knows it. `uid` stays for good; `sequence` rises when time or place changes.

    `stamped_at`, `starts_at` and `ends_at` are aware datetimes; `timezone` (IANA) is the zone whose clock the
    meeting follows. `organizer_email` is an address of the network, not of a person.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    starts_at: datetime
    ends_at: datetime
    timezone: str
    summary: str
    organizer_email: str = ""
    organizer_name: str = ""
    attendees: tuple[Attendee, ...] = ()
    location: str = ""
    url: str = ""
    video_url: str = ""
    description: str = ""
    cancelled: bool = False

    def __post_init__(self) -> None:
        for at in (self.stamped_at, self.starts_at, self.ends_at):
            if at.tzinfo is None:
                raise ValueError("a calendar needs times with their zone")
        if self.ends_at <= self.starts_at:
            raise ValueError("a meeting ends after it starts")
        if not self.uid or self.sequence < 0:
            raise ValueError("a calendar entry needs its id and version")
        for email in (self.organizer_email, *(a.email for a in self.attendees)):
            if email and not ADDRESS.fullmatch(email):
                raise ValueError("not an address for mail")
        for link in (self.url, self.video_url):
            if link and not LINK.fullmatch(link):
                raise ValueError("not an address of a page")


def invitation(event: CalendarEvent, method: Method = "REQUEST") -> bytes:
    """One meeting as an iTIP message: REQUEST asks or updates, CANCEL takes back, PUBLISH only tells.

    Raises ValueError when REQUEST or CANCEL lacks its organizer or attendee, which the standard demands.
    """
    if method != "PUBLISH" and not (event.organizer_email and event.attendees):
        raise ValueError(f"{method} needs an organizer and an attendee")
    if method == "PUBLISH" and not event.organizer_email:
        raise ValueError("PUBLISH needs an organizer")
    file = _empty()
    file.add("METHOD", method)
    _add_zones(file, [event])
    file.add_component(
        _entry(event, attendees=method != "PUBLISH", cancelled=event.cancelled or method == "CANCEL")
    )
    return bytes(file.to_ical(sorted=False))


def feed(events: Iterable[CalendarEvent], name: str) -> bytes:
    """A calendar to subscribe to. It names nobody: organizer and attendees are left out."""
    held = list(events)
    file = _empty()
    title = vText(_clean(name).replace("\n", " "))  # as text by hand: the package takes these two as raw
    file.add("NAME", title)
    file.add("X-WR-CALNAME", title)
    file.add("REFRESH-INTERVAL", timedelta(hours=4), parameters={"VALUE": "DURATION"})
    file.add("X-PUBLISHED-TTL", "PT4H")
    _add_zones(file, held)
    for event in held:
        file.add_component(_entry(event, attendees=False, organizer=False, cancelled=event.cancelled))
    return bytes(file.to_ical(sorted=False))


def _empty() -> Calendar:
    file = Calendar()
    file.add("VERSION", "2.0")
    file.add("PRODID", PRODUCT)
    file.add("CALSCALE", "GREGORIAN")
    return file


def _add_zones(file: Calendar, events: list[CalendarEvent]) -> None:
    """Each zone once, from the year of its first event on."""
    first: dict[str, int] = {}
    for event in events:
        year = event.starts_at.astimezone(ZoneInfo(event.timezone)).year
        first[event.timezone] = min(year, first.get(event.timezone, year))
    for zone, year in sorted(first.items()):
        if not _is_utc(zone):
            file.add_component(vtimezone(zone, year))


def _entry(event: CalendarEvent, *, attendees: bool, cancelled: bool, organizer: bool = True) -> Event:
    entry = Event()
    entry.add("UID", _clean(event.uid))
    entry.add("SEQUENCE", event.sequence)
    entry.add("DTSTAMP", event.stamped_at.astimezone(UTC).replace(microsecond=0))
    entry.add("DTSTART", _on_the_wall(event.starts_at, event.timezone))
    entry.add("DTEND", _on_the_wall(event.ends_at, event.timezone))
    entry.add("SUMMARY", _clean(event.summary))
    entry.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("TRANSP", "TRANSPARENT" if cancelled else "OPAQUE")
    for key, words in (("LOCATION", event.location or event.video_url), ("DESCRIPTION", event.description)):
        if words:
            entry.add(key, _clean(words))
    if event.url:
        entry.add("URL", vUri(event.url))
    if event.video_url:
        entry.add("CONFERENCE", vUri(event.video_url), parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    if organizer and event.organizer_email:
        entry.add("ORGANIZER", _person(event.organizer_email, event.organizer_name))
    if attendees:
        for who in event.attendees:
            entry.add("ATTENDEE", _invited(who))
    return entry


def _person(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    said = _clean(name).replace('"', "'").replace("\n", " ").replace("^", "")
    if said:
        address.params["CN"] = vText(said)
    return address


def _invited(who: Attendee) -> vCalAddress:
    address = _person(who.email, who.name)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText(who.answer)
    address.params["RSVP"] = vText("TRUE")
    return address


def _on_the_wall(at: datetime, timezone: str) -> datetime:
    """The moment by the meeting's own clock; in UTC where that clock shows the same time for the second time."""
    local = at.astimezone(ZoneInfo(timezone)).replace(microsecond=0)
    return local.astimezone(UTC) if local.fold or _is_utc(timezone) else local


def _is_utc(timezone: str) -> bool:
    return timezone in {"UTC", "Etc/UTC", "Etc/GMT", "Zulu", "Etc/Zulu"}


def _clean(words: str) -> str:
    """Words without controls (line breaks stay, as one kind) and lone surrogates."""
    told = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in told if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"}).strip()
