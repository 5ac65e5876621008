"""The facilitator closes the meeting: everyone who was there is credited, and a certificate is ordered for each."""

from datetime import datetime

from django.db import transaction

from copal.base.intervals import Interval
from copal.domain.credentials import actions as credentials
from copal.domain.decisions.actions import park_open
from copal.domain.facilitation.actions import end_room
from copal.domain.hours import actions as hours
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.actions import close
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.people.models import Person
from copal.journeys.reckoning import earning, reckon


@transaction.atomic
def close_meeting(
    *, meeting: Meeting, session: Interval, by: Person | None, at: datetime
) -> list[LedgerEntry]:
    """Close it as it really was, from `session.since` to `session.until`; returns the entries written.

    Raises what `meetings.close` refuses: already closed, cancelled, not begun, times that run backwards.
    `by` None: the house closed a forgotten meeting.
    """
    policy = policy_for(meeting)
    end_room(meeting=meeting, by=by.pk if by else None, at=at)
    park_open(meeting=meeting, by=by, at=at)
    close(meeting=meeting, starts_at=session.since, ends_at=session.until, policy=policy.stamp, by=by, at=at)
    earnings = [
        earning(one, meeting, session, policy)
        for one in reckon(meeting, session=session, policy=policy)
        if one.worth.minutes
    ]
    entries = hours.credit(earnings, by=by, at=at)
    credentials.order(meeting=meeting, person_ids=[entry.person_id for entry in entries], by=by, at=at)
    return entries
