"""The trainings and breaks of a meeting on the closing page: when they really were, as typed, and what they name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from copal.base.intervals import Interval
from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.training.queries import Stands

MOST_ROWS = 40
NAMES = ("part", "from", "until", "was", "training", "trainer")


class PartTimesWrong(Refused):
    reason = "part_times_wrong"


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One stretch as it stands in the form. `was` are its times as they were drawn: what nobody touched moves along
    with the meeting's own times. Empty times: it did not take place.
    """

    segment: int
    title: str
    purpose: str
    began: str
    ended: str
    was: str
    training: str = ""
    trainer: str = ""
    stand: str = ""  # approved | waiting | refused | outside

    @property
    def is_training(self) -> bool:
        return self.purpose == "training"

    @property
    def is_touched(self) -> bool:
        return f"{self.began}-{self.ended}" != self.was


def rows_of(stretches: Iterable[RealStretch], stands: Stands, zone: str) -> list[PartRow]:
    return [_row(one, stands, ZoneInfo(zone)) for one in stretches]


def _row(one: RealStretch, stands: Stands, zone: ZoneInfo) -> PartRow:
    began, ended = (f"{at.astimezone(zone):%H:%M}" for at in one.span) if one.span else ("", "")
    return PartRow(
        segment=one.segment, title=one.title, purpose=one.purpose, began=began, ended=ended, was=f"{began}-{ended}",
        training=str(one.training or ""), trainer=str(one.trainer or ""),
        stand=stands.of(one.training, one.trainer) if one.purpose == "training" else "",
    )  # fmt: skip


def rows_from(posted: QueryDict, known: Iterable[RealStretch]) -> list[PartRow]:
    """What was sent, of the parts this meeting has. Empty where nothing was sent of them."""
    parts = {one.segment: one for one in known}
    columns = zip(*(posted.getlist(name)[:MOST_ROWS] for name in NAMES), strict=False)
    return [
        PartRow(
            segment=number, title=parts[number].title, purpose=parts[number].purpose, began=began.strip(),
            ended=ended.strip(), was=was, training=training, trainer=trainer,
        )
        for part, began, ended, was, training, trainer in columns
        if (number := row_number(part)) is not None and number in parts
    ]  # fmt: skip


def stretches_from(
    rows: Sequence[PartRow], known: Sequence[RealStretch], session: Interval, zone: str
) -> list[RealStretch]:
    """`known` with what was typed. Raises `PartTimesWrong`, naming the part."""
    touched = {row.segment for row in rows if row.is_touched}
    named = {row.segment: row for row in rows}
    kept = [_named(one, named.get(one.segment)) for one in known if one.segment not in touched]
    names = {one.segment: _named(one, named.get(one.segment)) for one in known}
    typed = [
        RealStretch(
            segment=row.segment, title=row.title, purpose=row.purpose, span=_span(row, session, ZoneInfo(zone)),
            training=names[row.segment].training, trainer=names[row.segment].trainer, how="typed",
        )
        for row in rows
        if row.segment in touched
    ]  # fmt: skip
    return [*kept, *typed]


def _named(one: RealStretch, row: PartRow | None) -> RealStretch:
    if row is None or not row.is_training:
        return one
    return RealStretch(
        segment=one.segment, title=one.title, purpose=one.purpose, span=one.span, how=one.how,
        training=row_number(row.training), trainer=row_number(row.trainer),
    )  # fmt: skip


def _span(row: PartRow, session: Interval, zone: ZoneInfo) -> Interval | None:
    """Where the clocks show an hour twice, the one that lies in the meeting, and an end after its beginning."""
    if not row.began and not row.ended:
        return None
    told = {"title": row.title}
    try:
        began, ended = time.fromisoformat(row.began), time.fromisoformat(row.ended)
    except ValueError:
        raise PartTimesWrong(_("“%(title)s” needs both its times, such as 19:00.") % told) from None
    days = [session.since.astimezone(zone).date() + timedelta(days=shift) for shift in (-1, 0, 1)]
    inside = [at for at in _moments(began, days, zone) if session.since <= at < session.until]
    if not inside:
        raise PartTimesWrong(_("“%(title)s” has to begin while the meeting runs.") % told)
    ends = [at for at in _moments(ended, days, zone) if inside[0] < at <= session.until]
    if not ends:
        raise PartTimesWrong(_("“%(title)s” has to end after it began, and before the meeting ends.") % told)
    return Interval(inside[0], ends[0])


def _moments(clock: time, days: Iterable[date], zone: ZoneInfo) -> list[datetime]:
    """Every moment of these days at which clocks there show it, the earliest first."""
    found = {
        datetime.combine(day, clock.replace(fold=fold, tzinfo=None), tzinfo=zone).astimezone(UTC)
        for day in days
        for fold in (0, 1)
    }
    return sorted(found)
