"""Series: starting one, keeping its meetings planned ahead, changing what is to come, ending it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.models import Community
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.agenda import require_agenda
from copal.domain.meetings.actions.plans import SeriesPlan, template_of
from copal.domain.meetings.actions.refusals import WrongTimes, require_zone
from copal.domain.meetings.actions.reshaping import fill, reshape, take_away
from copal.domain.meetings.facts import SeriesChanged, SeriesEnded, SeriesStarted
from copal.domain.meetings.models import Series
from copal.domain.people.models import Person

AHEAD_DAYS = 366  # how far meetings are planned ahead
MOST_MINUTES = 24 * 60


class NoDates(Refused):
    reason = "no_dates"


class AlreadyEnded(Refused):
    reason = "already_ended"


@transaction.atomic
def start_series(
    *,
    community: Community,
    plan: SeriesPlan,
    by: Person | None,
    at: datetime,
    until: date | None = None,
) -> Series:
    """A rhythm, and its meetings from `at` until `until` (a year ahead when not given).

    Raises `NoDates`, `WrongTimes`, `UnknownZone`, `BadSegment`, `TooManySegments`.
    """
    _require(plan)
    series = Series.objects.create(
        community=community, title=plan.title.words, rhythm=plan.rhythm.rrule, starts_on=plan.starts_on,
        start_time=plan.start_time, minutes=plan.minutes, timezone=plan.timezone, place=plan.place.words,
        video_url=plan.video_url, agenda=template_of(plan.agenda), at=at, by=by,
    )  # fmt: skip
    journal.record(SeriesStarted(at=at, by=by.pk if by else None, series=series.pk, community=community.pk))
    if not fill(series, until or _ahead(series, at), by=by, at=at):
        raise NoDates(_("This rhythm gives no meeting in the coming year. Please check the first day."))
    return series


@transaction.atomic
def extend_series(*, series: Series, at: datetime, until: date | None = None) -> int:
    """Plan further meetings up to a year ahead of `at`. Run again, it adds nothing. Returns how many."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.ended_at is not None:
        return 0
    return fill(series, until or _ahead(series, at), by=None, at=at)


def extend_all(*, at: datetime) -> int:
    """What the schedule runs each day: every series that goes on is kept a year ahead."""
    return sum(extend_series(series=series, at=at) for series in list(Series.objects.filter(ended_at=None)))


@transaction.atomic
def change_series(*, series: Series, plan: SeriesPlan, by: Person | None, at: datetime) -> list[str]:
    """Make the series this, for meetings still to come. Returns the names of what differs.

    A meeting that was moved, cancelled or given words of its own keeps them. Those invited to a meeting
    that moves or falls away hear of it. Raises like `start_series`, and `AlreadyEnded`.
    """
    series = Series.objects.select_for_update().get(pk=series.pk)
    require_running(series)
    _require(plan)
    old = Series.objects.get(pk=series.pk)
    wanted = {
        "title": plan.title.words, "rhythm": plan.rhythm.rrule, "starts_on": plan.starts_on,
        "start_time": plan.start_time, "minutes": plan.minutes, "timezone": plan.timezone,
        "place": plan.place.words, "video_url": plan.video_url, "agenda": template_of(plan.agenda),
    }  # fmt: skip
    different = [name for name, value in wanted.items() if getattr(series, name) != value]
    if not different:
        return []
    for name in different:
        setattr(series, name, wanted[name])
    series.save(update_fields=different)
    reshape(old, series, until=_ahead(series, at), by=by, at=at)
    journal.record(
        SeriesChanged(
            at=at, by=by.pk if by else None, series=series.pk, community=series.community_id, what=different
        )
    )
    return different


@transaction.atomic
def end_series(*, series: Series, on: date, by: Person | None, at: datetime) -> None:
    """No more meetings after the day `on`. Those planned later fall away; those invited hear of it.

    Raises `AlreadyEnded`.
    """
    series = Series.objects.select_for_update().get(pk=series.pk)
    require_running(series)
    series.ends_on, series.ended_at = on, at
    series.save(update_fields=["ends_on", "ended_at"])
    midnight = datetime.combine(on + timedelta(days=1), datetime.min.time(), ZoneInfo(series.timezone))
    later = series.meetings.filter(starts_at__gte=max(midnight, at), cancellation=None, closing=None)
    take_away(later, by=by, at=at)
    journal.record(
        SeriesEnded(at=at, by=by.pk if by else None, series=series.pk, community=series.community_id)
    )


def _require(plan: SeriesPlan) -> None:
    require_zone(plan.timezone)
    require_agenda(plan.agenda)
    if not 0 < plan.minutes <= MOST_MINUTES:
        raise WrongTimes(_("The end must be after the start."))
    if plan.rhythm.kind == "once":
        raise NoDates(_("A series meets again and again. For a single evening, plan one meeting."))


def require_running(series: Series) -> None:
    """Raises `AlreadyEnded`."""
    if series.ended_at is not None:
        raise AlreadyEnded(_("This series has ended. Start a new one to meet again."))


def _ahead(series: Series, at: datetime) -> date:
    """A year from `at`, or from the first day where that is still to come."""
    today = at.astimezone(ZoneInfo(series.timezone)).date()
    return max(today, series.starts_on) + timedelta(days=AHEAD_DAYS)
