"""What someone wants a series, a meeting or a segment to be. Words are screened before they get here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from copal.domain.confidentiality.rules import Screened, screen
from copal.instruments.calendars.rhythm import Rhythm


@dataclass(frozen=True, kw_only=True)
class SegmentPlan:
    """One stretch of an agenda. `id` names the segment it was before, None for a new one."""

    title: Screened
    purpose: str
    minutes: int
    lead: Screened
    id: int | None = None


@dataclass(frozen=True, kw_only=True)
class SeriesPlan:
    """`starts_on` and `start_time` are on the wall in `timezone`."""

    title: Screened
    rhythm: Rhythm
    starts_on: date
    start_time: time
    minutes: int
    timezone: str
    place: Screened
    video_url: str = ""
    agenda: tuple[SegmentPlan, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingPlan:
    """A one-off meeting. Times are aware; `timezone` is where its clock hangs."""

    title: Screened
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: Screened
    video_url: str = ""
    objectives: tuple[Screened, ...] = ()
    agenda: tuple[SegmentPlan, ...] = ()


def template_of(agenda: Iterable[SegmentPlan]) -> list[dict[str, Any]]:
    """How a series keeps the agenda its meetings start with."""
    return [
        {
            "title": one.title.words,
            "purpose": one.purpose,
            "minutes": one.minutes,
            "lead": one.lead.words,
        }
        for one in agenda
    ]


def agenda_of(template: Iterable[dict[str, Any]]) -> tuple[SegmentPlan, ...]:
    """The agenda a series keeps, as plans again."""
    return tuple(
        SegmentPlan(
            title=screen(one["title"], audience="community"),
            purpose=one["purpose"],
            minutes=one["minutes"],
            lead=screen(one.get("lead", ""), audience="community"),
        )
        for one in template
    )
