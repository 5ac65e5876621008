"""What is told ahead or on the day: a meeting a day before, a decision on the day it is to be looked at again."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.decisions.queries import Due, due_for_review
from copal.domain.meetings.queries import people_of, start_of, starting_between
from copal.outlets.models import Letter
from copal.policies import decisions as policies

AHEAD = timedelta(hours=24)
NINE = time(9)  # on the community's clock: no letter about a decision comes at night


def queue_reminders(*, at: datetime) -> int:
    """Queue the reminders for meetings that begin within a day. Once per person and start of the meeting.

    A meeting that moved reminds again, for its new time; another change of it does not.
    """
    letters = {
        f"reminder:{meeting_id}:{start}:{person_id}": Letter(
            kind="reminder", person_id=person_id, about={"meeting": meeting_id, "start": start},
            once=f"reminder:{meeting_id}:{start}:{person_id}", at=at, due_at=at,
        )
        for meeting_id in starting_between(at, at + AHEAD)
        for start in [int(start_of(meeting_id).timestamp())]
        for person_id in people_of(meeting_id, answered=("", "going", "maybe"))
    }  # fmt: skip
    return _queue(letters)


def queue_reviews(*, at: datetime) -> int:
    """Queue the letters about decisions whose review day is today, to who owns them and who leads. Once per day set."""
    due = due_for_review(at=at, remind_days=policies.in_force(on=at.date()).remind_days)
    return _queue(
        {
            f"review:{one.decision_id}:{one.review_date}:{person_id}": _review(one, person_id, at)
            for one in due
            for person_id in {*facilitator_ids(one.community_id), one.owner_id}
            if person_id is not None
        }
    )


def _review(one: Due, person_id: int, at: datetime) -> Letter:
    morning = datetime.combine(one.review_date, NINE, ZoneInfo(one.timezone))
    return Letter(
        kind="review", person_id=person_id,
        about={"decision": one.decision_id, "day": one.review_date.isoformat()},
        once=f"review:{one.decision_id}:{one.review_date}:{person_id}", at=at, due_at=max(at, morning),
    )  # fmt: skip


def _queue(letters: dict[str, Letter]) -> int:
    """Those that were never queued before. Returns how many."""
    there = set(Letter.objects.filter(once__in=letters).values_list("once", flat=True))
    new = [letter for once, letter in letters.items() if once not in there]
    Letter.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
