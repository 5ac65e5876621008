"""Two accounts were one person: who was invited to a coming meeting, and what they answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from copal.domain.meetings.models import Answer, AnswerGiven, Invitation, Meeting
from copal.domain.people.models import Person


@transaction.atomic
def hand_over(*, gone: Person, to: Person, by: Person, at: datetime) -> int:
    """Of meetings that are not over. Where both answered, the later answer holds, and the person is counted once.

    What was answered to meetings of the past stays as it was given. Returns how many answers went over.
    """
    coming = Meeting.objects.filter(ends_at__gt=at)
    invited = Invitation.objects.filter(person=to).values("meeting")
    theirs = Invitation.objects.filter(person=gone, meeting__in=coming)
    theirs.exclude(meeting__in=invited).update(person=to)
    Invitation.objects.filter(person=gone, meeting__in=coming).delete()
    return _answers(coming, gone, to, by, at)


def _answers(coming: QuerySet[Meeting], gone: Person, to: Person, by: Person, at: datetime) -> int:
    mine = {row.meeting_id: row for row in Answer.objects.filter(person=to, meeting__in=coming)}
    moved = 0
    for one in Answer.objects.filter(person=gone, meeting__in=coming):
        before = mine.get(one.meeting_id)
        one.delete()
        if before and before.at >= one.at:
            continue
        if before:
            before.delete()
        Answer.objects.create(meeting_id=one.meeting_id, person=to, coming=one.coming, how=one.how, at=one.at)
        AnswerGiven.objects.create(
            meeting_id=one.meeting_id, person=to, coming=one.coming, how=one.how, via="staff", at=at, by=by
        )
        moved += 1
    return moved
