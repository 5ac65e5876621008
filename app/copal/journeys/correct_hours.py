"""Evidence changed after the close: what no longer holds is taken back, what holds now is credited, with a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from copal.domain.credentials import actions as credentials
from copal.domain.hours import actions as hours
from copal.domain.hours.queries import standing_entries
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.people.models import Person
from copal.journeys.reckoning import Reckoned, earning, reckon, session_of


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a correction would do to one person's minutes at a meeting."""

    person_id: int
    was_minutes: int
    now_minutes: int


@transaction.atomic
def recredit(*, meeting: Meeting, reason: str, by: Person | None, at: datetime) -> list[int]:
    """Bring the ledger in step with the evidence, by the policy the meeting was closed under.

    Returns the ids of the people whose minutes changed; nothing is written where nothing changed, or while
    the meeting is still open. Each change is a reversal and, where minutes remain, a new entry.
    """
    meeting = _held(meeting)
    session, policy = session_of(meeting), policy_for(meeting)
    now = {one.person_id: one for one in reckon(meeting, session=session, policy=policy)}
    before = standing_entries(meeting.pk)
    changed = [one.person_id for one in out_of_step(meeting)]
    for (person_id, _), entry in before.items():
        if person_id in changed:
            hours.reverse(entry, reason=reason, by=by, at=at)
    hours.credit(
        [
            earning(now[person_id], meeting, session, policy, reason)
            for person_id in changed
            if _minutes(now, person_id)
        ],
        by=by,
        at=at,
    )
    credentials.order(meeting=meeting, person_ids=changed, by=by, at=at)
    return changed


def _held(meeting: Meeting) -> Meeting:
    """The meeting as it is now, closed perhaps since the caller fetched it; held until this is done."""
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    return Meeting.objects.select_related("community", "closing").get(pk=meeting.pk)


def out_of_step(meeting: Meeting) -> list[Change]:
    """Whose credited minutes differ from what the evidence says now. Nobody's while the meeting is open."""
    if getattr(meeting, "closing", None) is None:
        return []
    reckoned = reckon(meeting, session=session_of(meeting), policy=policy_for(meeting))
    now = {one.person_id: one for one in reckoned}
    was: dict[int, int] = {}
    for (person_id, _), entry in standing_entries(meeting.pk).items():
        was[person_id] = was.get(person_id, 0) + entry.minutes
    return [
        Change(person_id=person_id, was_minutes=was.get(person_id, 0), now_minutes=_minutes(now, person_id))
        for person_id in sorted(now.keys() | was.keys())
        if was.get(person_id, 0) != _minutes(now, person_id)
    ]


def _minutes(now: dict[int, Reckoned], person_id: int) -> int:
    found = now.get(person_id)
    return found.worth.minutes if found else 0
