"""How the meetings of a series come about, and how those still to come follow when it changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from copal.base.intervals import Interval
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.agenda import rows_of
from copal.domain.meetings.actions.changes import called_off, moved
from copal.domain.meetings.actions.plans import agenda_of, kept_as
from copal.domain.meetings.facts import MeetingChanged, MeetingPlanned
from copal.domain.meetings.models import Answer, Invitation, Meeting, Segment, Series
from copal.domain.meetings.rules import reach_days, rematched
from copal.domain.people.models import Person
from copal.instruments.calendars.rhythm import Rhythm, occurrences


@dataclass(frozen=True)
class _Change:
    """One change of a series on its way through its meetings."""

    old: Series
    new: Series
    by: Person | None
    at: datetime


def times_of(series: Series, until: date) -> dict[date, Interval]:
    """Local day -> start and end, as the rhythm gives them up to and including the day `until`."""
    last = min(until, series.ends_on) if series.ends_on else until
    return {
        one.on: Interval(one.starts_at, one.ends_at)
        for one in occurrences(
            Rhythm.from_rrule(series.rhythm),
            series.starts_on,
            series.start_time,
            minutes=series.minutes,
            timezone=series.timezone,
            until=last,
        )
    }


def fill(series: Series, until: date, *, by: Person | None, at: datetime) -> int:
    """Plan the meetings that are not over by `at` and not there yet. The caller holds the series' row."""
    there = set(series.meetings.values_list("original_date", flat=True))
    fresh = Meeting.objects.bulk_create(
        Meeting(
            community_id=series.community_id, series=series, original_date=day, title=series.title,
            starts_at=span.since, ends_at=span.until, timezone=series.timezone, place=series.place,
            video_url=series.video_url, at=at, by=by,
        )
        for day, span in times_of(series, until).items()
        if day not in there and span.until > at
    )  # fmt: skip
    template = agenda_of(series.agenda)
    Segment.objects.bulk_create([row for meeting in fresh for row in rows_of(meeting, template, by)])
    journal.record_all(
        MeetingPlanned(at=at, by=by.pk if by else None, meeting=one.pk, community=series.community_id)
        for one in fresh
    )
    return len(fresh)


def reshape(old: Series, new: Series, *, until: date, by: Person | None, at: datetime) -> None:
    """Let the meetings still to come follow from `old` to `new`, each as far as it did follow `old`."""
    change = _Change(old, new, by, at)
    coming = _coming(new, at)
    latest = max([until, *(one.original_date for one in coming if one.original_date)])
    _reshape_words(change, coming)
    _reshape_times(change, coming, latest)
    fill(new, until, by=by, at=at)


def retemplate(old: Series, new: Series, *, by: Person | None, at: datetime) -> int:
    """Give the new agenda to each meeting still to come that has the old one as it was. Returns how many."""
    change = _Change(old, new, by, at)
    following = [meeting for meeting in _coming(new, at) if _takes_agenda(change, meeting)]
    for meeting in following:
        _save_words(change, meeting, {}, ["agenda"])
    return len(following)


def _coming(series: Series, at: datetime) -> list[Meeting]:
    rows = series.meetings.filter(starts_at__gt=at, cancellation=None, closing=None)
    return _with_touch(rows.prefetch_related("segments"))


def take_away(meetings: "QuerySet[Meeting]", *, by: Person | None, at: datetime) -> None:
    """Meetings that fall away: called off where someone was invited or answered, gone where nobody was."""
    for meeting in _with_touch(meetings):
        _fall_away(meeting, by, at)


def _fall_away(meeting: Meeting, by: Person | None, at: datetime) -> None:
    if _touched(meeting):
        called_off(meeting, "", by=by, at=at)
    else:
        meeting.moves.all().delete()
        meeting.delete()


def _with_touch(meetings: "QuerySet[Meeting]") -> list[Meeting]:
    mine = Q(meeting=OuterRef("pk"))
    return list(
        meetings.annotate(
            touched=Exists(Invitation.objects.filter(mine)) | Exists(Answer.objects.filter(mine))
        ).order_by("starts_at")
    )


def _touched(meeting: Meeting) -> bool:
    return bool(meeting.touched)  # type: ignore[attr-defined]  # annotated by _with_touch


def _reshape_times(change: _Change, coming: Sequence[Meeting], latest: date) -> None:
    """Dates, clock times and place. A meeting that stands elsewhere than its rhythm put it keeps its time."""
    was, becomes = times_of(change.old, latest), times_of(change.new, latest)
    following = {
        one.original_date: one
        for one in coming
        if one.original_date and was.get(one.original_date) == Interval(one.starts_at, one.ends_at)
    }
    ids = {one.pk for one in following.values()}
    elsewhere = [one for one in coming if one.pk not in ids]
    taken = set(change.new.meetings.exclude(pk__in=ids).values_list("original_date", flat=True))
    free = sorted(day for day, span in becomes.items() if day not in taken and span.since > change.at)
    days = rematched(sorted(following), free, reach=reach_days(Rhythm.from_rrule(change.new.rhythm)))
    for day in [one for one in following if one not in days]:
        _fall_away(following.pop(day), change.by, change.at)
    away = [one.pk for day, one in following.items() if days[day] != day]
    Meeting.objects.filter(pk__in=away).update(original_date=None)  # so that days can change hands
    for day, meeting in following.items():
        meeting.original_date, meeting.timezone = days[day], change.new.timezone
        meeting.save(update_fields=["original_date", "timezone"])
        _put(change, meeting, becomes[days[day]])
    for meeting in elsewhere:
        _put(change, meeting, Interval(meeting.starts_at, meeting.ends_at))


def _put(change: _Change, meeting: Meeting, span: Interval) -> None:
    place = change.new.place if meeting.place == change.old.place else meeting.place
    if _touched(meeting):
        moved(meeting, span.since, span.until, place, by=change.by, at=change.at)
    else:
        meeting.starts_at, meeting.ends_at, meeting.place = span.since, span.until, place
        meeting.save(update_fields=["starts_at", "ends_at", "place"])


def _reshape_words(change: _Change, coming: Iterable[Meeting]) -> None:
    """Title, link and agenda, wherever a meeting still has what the series gave it."""
    for meeting in coming:
        changed = {
            name: getattr(change.new, name)
            for name in ("title", "video_url")
            if getattr(change.old, name) == getattr(meeting, name) != getattr(change.new, name)
        }
        what = ["link" if name == "video_url" else name for name in changed]
        if change.old.agenda != change.new.agenda and _takes_agenda(change, meeting):
            what.append("agenda")
        _save_words(change, meeting, changed, what)


def _takes_agenda(change: _Change, meeting: Meeting) -> bool:
    """Give it the new agenda, if it has the old one as it was."""
    if _agenda(meeting) != change.old.agenda:
        return False
    meeting.segments.all().delete()
    Segment.objects.bulk_create(rows_of(meeting, agenda_of(change.new.agenda), change.by))
    return True


def _save_words(change: _Change, meeting: Meeting, changed: dict[str, str], what: list[str]) -> None:
    if not what:
        return
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.sequence += bool(changed)
    meeting.save(update_fields=[*changed, "sequence"])
    by = change.by.pk if change.by else None
    journal.record(MeetingChanged(at=change.at, by=by, meeting=meeting.pk, what=what))


def _agenda(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        kept_as(
            title=one.title, purpose=one.purpose, minutes=one.minutes, lead=one.lead,
            training=one.training_id, trainer=one.trainer_id,
        )
        for one in meeting.segments.all()
    ]  # fmt: skip
