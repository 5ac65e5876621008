"""What closing stands on: for each person, the stays that count."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from copal.base.intervals import Interval, union
from copal.domain.attendance import rules
from copal.domain.attendance.models import Stay
from copal.domain.attendance.rules import Piece
from copal.domain.meetings.models import Closing, Meeting


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One stay that counts. `until` is always set: see `rules.ended` for a stay without an end."""

    stay: int
    since: datetime
    until: datetime
    source: str  # code | roll_call | sheet | report | claim
    said_by: int | None
    digest: str  # SHA-256 of the file it came from, hex, or empty
    flags: tuple[str, ...]  # no_leave_recorded, from_duration_only, on_phone

    @property
    def interval(self) -> Interval:
        return Interval(self.since, self.until)


def session_end(meeting: Meeting) -> datetime:
    """When the meeting really ended if it is closed, else when it is planned to. One query at most."""
    closing = Closing.objects.filter(meeting=meeting).only("ends_at").first()
    return closing.ends_at if closing else meeting.ends_at


def who_was_there(meeting: Meeting) -> set[int]:
    """The ids of those whom `evidence_for` knows anything of. One query."""
    rows = Stay.objects.filter(meeting=meeting, withdrawal=None)
    return set(rows.values_list("person_id", flat=True))


def evidence_for(meeting: Meeting, *, ends_at: datetime | None = None) -> dict[int, list[Evidence]]:
    """By person's id, the stays that count, in order of time. `ends_at`: where open stays end.

    Without `ends_at` it is the actual end of a closed meeting, else the planned one. One query, or two.
    A stay known only by its length is left out where timed stays already say as much, and stands alone
    where it says more (`rules.counted`), so that the union of what is returned is what counts.
    """
    end = ends_at or session_end(meeting)
    by_person: dict[int, list[Stay]] = defaultdict(list)
    rows = Stay.objects.filter(meeting=meeting, withdrawal=None).order_by("since", "pk")
    for row in rows.only(
        "person_id", "since", "until", "source", "said_by_id", "evidence", "note", "meeting_id"
    ):
        by_person[row.person_id].append(row)
    return {person_id: _that_count(stays, end) for person_id, stays in by_person.items()}


def _that_count(rows: list[Stay], end: datetime) -> list[Evidence]:
    pieces = [Piece(since=row.since, until=row.until, note=row.note) for row in rows]
    stays = [_evidence(row, interval) for row, interval in zip(rows, rules.ended(pieces, end), strict=True)]
    timed = [one for one in stays if rules.DURATION_ONLY not in one.flags]
    if len(timed) == len(stays):
        return stays
    counted = rules.counted(pieces, end)
    if timed and counted == union(one.interval for one in timed):
        return timed
    return [one for one in stays if rules.DURATION_ONLY in one.flags and one.interval in counted][:1]


def _evidence(row: Stay, interval: Interval) -> Evidence:
    flags = tuple(flag for flag in (row.note, "" if row.until else rules.NO_LEAVE) if flag)
    return Evidence(
        stay=row.pk, since=interval.since, until=interval.until, source=row.source, said_by=row.said_by_id,
        digest=row.evidence, flags=tuple(dict.fromkeys(flags)),
    )  # fmt: skip
