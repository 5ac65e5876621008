"""What each person's presence at a meeting is worth: asked before a close, written at it, asked again after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from copal.base.intervals import Interval, union
from copal.domain.attendance.queries import Evidence, evidence_for
from copal.domain.hours.actions import Earning
from copal.domain.hours.rules import Worth, provenance, worth
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import local_day
from copal.policies.attendance import AttendancePolicy


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """One person's stays inside the session, and what they earn under the policy."""

    person_id: int
    evidence: tuple[Evidence, ...]
    worth: Worth


def session_of(meeting: Meeting) -> Interval:
    """From when to when it really was: as closed, or as planned."""
    closing = getattr(meeting, "closing", None)
    times = closing or meeting
    return Interval(times.starts_at, times.ends_at)


def reckon(meeting: Meeting, *, session: Interval, policy: AttendancePolicy) -> list[Reckoned]:
    """Everyone with any evidence, in the order of their ids. Open stays run to the end of the session."""
    return [
        Reckoned(
            person_id=person_id,
            evidence=tuple(stays),
            worth=worth([stay.interval for stay in stays], session, policy),
        )
        for person_id, stays in sorted(evidence_for(meeting, ends_at=session.until).items())
    ]


def earning(
    reckoned: Reckoned, meeting: Meeting, session: Interval, policy: AttendancePolicy, reason: str = ""
) -> Earning:
    """What the ledger is to keep of it, able to explain itself without any other table."""
    return Earning(
        person_id=reckoned.person_id,
        community_id=meeting.community_id,
        meeting_id=meeting.pk,
        title=meeting.title,
        on=local_day(meeting),
        kind="growth",
        minutes=reckoned.worth.minutes,
        provenance=provenance({stay.source for stay in reckoned.evidence}),
        policy=policy.stamp,
        why=_why(reckoned, meeting, session),
        reason=reason,
    )


def _why(reckoned: Reckoned, meeting: Meeting, session: Interval) -> dict[str, Any]:
    here = union(stay.interval for stay in reckoned.evidence)
    found = reckoned.worth
    return {
        "session": [_iso(session.since), _iso(session.until)],
        "timezone": meeting.timezone,
        "here": [[_iso(one.since), _iso(one.until)] for one in here],
        "sources": sorted({stay.source for stay in reckoned.evidence}),
        "stays": sorted(stay.stay for stay in reckoned.evidence),
        "digests": sorted({stay.digest for stay in reckoned.evidence if stay.digest}),
        "flags": sorted({flag for stay in reckoned.evidence for flag in stay.flags}),
        "present_minutes": found.present_minutes,
        "session_minutes": found.session_minutes,
        "missed_minutes": found.missed_minutes,
        "code": found.code,
    }


def _iso(at: datetime) -> str:
    return at.isoformat()
