"""What someone wants a series, a meeting or a segment to be. Words are screened before they get here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from copal.domain.confidentiality.rules import Screened, composed, named
from copal.instruments.calendars.rhythm import Rhythm


@dataclass(frozen=True, kw_only=True)
class SegmentPlan:
    """One stretch of an agenda. `id` names the segment it was before, None for a new one."""

    title: Screened
    purpose: str
    minutes: int
    lead: Screened
    id: int | None = None
    training: int | None = None  # of the network's list; only where the purpose is training
    trainer: int | None = None


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
        kept_as(
            title=one.title.words, purpose=one.purpose, minutes=one.minutes, lead=one.lead.words,
            training=one.training, trainer=one.trainer,
        )
        for one in agenda
    ]  # fmt: skip


def kept_as(*, training: int | None, trainer: int | None, **words: Any) -> dict[str, Any]:
    """One part in a series' agenda; what it does not name is not there."""
    also = {"training": training, "trainer": trainer}
    return {**words, **{name: value for name, value in also.items() if value}}


def agenda_of(template: Iterable[dict[str, Any]]) -> tuple[SegmentPlan, ...]:
    """The agenda a series keeps, as plans again."""
    return tuple(
        SegmentPlan(
            title=composed(one["title"], audience="community"),
            purpose=one["purpose"],
            minutes=one["minutes"],
            lead=named(one.get("lead", ""), audience="community"),
            training=one.get("training"),
            trainer=one.get("trainer"),
        )
        for one in template
    )
