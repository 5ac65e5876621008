"""The rhythms of a community."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from copal.domain.meetings.models import Meeting, Segment, Series
from copal.instruments.calendars.rhythm import Rhythm


@dataclass(frozen=True, kw_only=True)
class SeriesLine:
    """A series as a screen needs it. `start_time` is on the wall in `timezone`."""

    id: int
    community: int
    title: str
    rhythm: Rhythm
    starts_on: date
    start_time: time
    minutes: int
    timezone: str
    place: str
    video_url: str
    agenda: tuple[dict[str, Any], ...]


def rhythms_of(community_id: int) -> tuple[SeriesLine, ...]:
    """What a community's page says about when it meets: its series that go on, oldest first."""
    rows = Series.objects.filter(community=community_id, ended_at=None).order_by("pk")
    return tuple(series_line(row) for row in rows)


def series_line(row: Series) -> SeriesLine:
    return SeriesLine(
        id=row.pk, community=row.community_id, title=row.title, rhythm=Rhythm.from_rrule(row.rhythm),
        starts_on=row.starts_on, start_time=row.start_time, minutes=row.minutes, timezone=row.timezone,
        place=row.place, video_url=row.video_url, agenda=tuple(row.agenda),
    )  # fmt: skip


def next_of_series(series_id: int, *, at: datetime) -> int | None:
    """Id of its next meeting that is not cancelled."""
    rows = Meeting.objects.filter(series=series_id, starts_at__gt=at, cancellation=None, closing=None)
    return rows.order_by("starts_at").values_list("pk", flat=True).first()


def agenda_kept(meeting: Meeting) -> tuple[dict[str, Any], ...]:
    """A meeting's agenda in the form a series keeps one: title, purpose, minutes, lead."""
    rows = Segment.objects.filter(meeting=meeting)
    return tuple({**row} for row in rows.values("title", "purpose", "minutes", "lead"))
