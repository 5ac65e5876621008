"""The facilitator closes the meeting: everyone who was there is credited, and a certificate is ordered for each."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from copal.base.intervals import Interval
from copal.domain.attendance.actions.differences import note_differences
from copal.domain.attendance.queries import who_was_there
from copal.domain.credentials import actions as credentials
from copal.domain.decisions.actions import park_open
from copal.domain.facilitation.actions import end_room
from copal.domain.hours import actions as hours
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.actions import close
from copal.domain.meetings.actions.stretches import RealStretch, set_stretches
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.people.models import Person
from copal.domain.training.actions import hold
from copal.journeys.earnings import Held, earnings_of, hold_meetings, hold_people, holdings_of
from copal.journeys.real_times import real_stretches
from copal.journeys.reckoning import reckon


@transaction.atomic
def close_meeting(
    *,
    meeting: Meeting,
    session: Interval,
    by: Person | None,
    at: datetime,
    stretches: Sequence[RealStretch] | None = None,
) -> list[LedgerEntry]:
    """Close it as it really was, from `session.since` to `session.until`; returns the entries written.

    `stretches` are its trainings and breaks as the facilitator put them right; else as the live room ran them, or as
    planned. What is training and not approved yet waits, and keeps nothing else from being credited.
    Raises what `meetings.close` refuses: already closed, cancelled, not begun, times that run backwards.
    `by` None: the house closed a forgotten meeting.
    """
    policy = policy_for(meeting)
    hold_meetings([meeting.pk])
    # before the closing gets its number: it says who was first
    hold_people(who_was_there(meeting))
    end_room(meeting=meeting, by=by.pk if by else None, at=at)
    park_open(meeting=meeting, by=by, at=at)
    known = real_stretches(meeting, session) if stretches is None else stretches
    close(meeting=meeting, starts_at=session.since, ends_at=session.until, policy=policy.stamp, by=by, at=at)
    set_stretches(meeting=meeting, stretches=known, by=by, at=at)
    people = reckon(meeting, session=session, policy=policy, stretches=known)
    held = Held(meeting=meeting, session=session, policy=policy, stretches=known, closed_at=at)
    entries = hours.credit(earnings_of(people, held).values(), by=by, at=at)
    hold(
        meeting_id=meeting.pk,
        holdings=holdings_of(people, held),
        credited={},
        by=by.pk if by else None,
        at=at,
    )
    note_differences(
        meeting_id=meeting.pk, minutes={one.person_id: one.apart_minutes for one in people}, at=at
    )
    credited = dict.fromkeys(entry.person_id for entry in entries)
    credentials.order(meeting=meeting, person_ids=list(credited), by=by, at=at)
    return entries
