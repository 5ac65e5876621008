"""Planning one meeting on its own."""

from datetime import datetime

from django.db import transaction

from copal.domain.communities.models import Community
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.agenda import rows_of
from copal.domain.meetings.actions.plans import MeetingPlan
from copal.domain.meetings.actions.refusals import require_times, require_zone
from copal.domain.meetings.facts import MeetingPlanned
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person


@transaction.atomic
def plan_meeting(*, community: Community, plan: MeetingPlan, by: Person | None, at: datetime) -> Meeting:
    """A meeting outside any series. It may lie in the past: some are written down afterwards.

    Raises `WrongTimes`, `UnknownZone`, `BadSegment`, `TooManySegments`.
    """
    require_times(plan.starts_at, plan.ends_at)
    require_zone(plan.timezone)
    meeting = Meeting.objects.create(
        community=community, title=plan.title.words, starts_at=plan.starts_at, ends_at=plan.ends_at,
        timezone=plan.timezone, objectives=[one.words for one in plan.objectives if one.words],
        place=plan.place.words, video_url=plan.video_url, at=at, by=by,
    )  # fmt: skip
    Segment.objects.bulk_create(rows_of(meeting, plan.agenda, by))
    journal.record(
        MeetingPlanned(at=at, by=by.pk if by else None, meeting=meeting.pk, community=community.pk)
    )
    return meeting
