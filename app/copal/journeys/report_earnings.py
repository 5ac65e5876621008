"""What the people of a report would be credited once it is confirmed: by the same reckoning as the close itself."""

from collections.abc import Iterable

from copal.base.intervals import Interval
from copal.domain.attendance.queries import Evidence
from copal.domain.attendance.queries.reports import LineSeen
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.journeys.reckoning import Reckoned, reckon, session_of


def earnings_of_report(meeting: Meeting, lines: Iterable[LineSeen]) -> dict[int, Reckoned]:
    """By person, of all who are matched; the meeting as closed, or as planned while it is open."""
    would_count = {
        person_id: [_as_evidence(span) for span in spans]
        for line in lines
        for person_id, spans in line.fused.items()
    }
    if not would_count:
        return {}
    people = reckon(meeting, session=session_of(meeting), policy=policy_for(meeting), evidence=would_count)
    return {one.person_id: one for one in people}


def _as_evidence(span: Interval) -> Evidence:
    """Every source brought together, so that it is nobody's alone."""
    return Evidence(
        stay=0, since=span.since, until=span.until, source="report", said_by=None, digest="", flags=()
    )
