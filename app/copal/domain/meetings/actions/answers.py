"""Will you come? One answer each, and every earlier one kept."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.meetings.facts import AnswerReceived
from copal.domain.meetings.models import Answer, AnswerGiven, Cancellation, Closing, Meeting
from copal.domain.meetings.rules import ANSWERABLE, State, state_at
from copal.domain.people.models import Person

VIA = frozenset({"page", "link", "staff"})


class CannotAnswer(Refused):
    reason = "cannot_answer"


class UnknownAnswer(Refused):
    reason = "unknown_answer"


@transaction.atomic
def answer(
    *, meeting: Meeting, person: Person, coming: str, how: str, via: str, by: Person | None, at: datetime
) -> None:
    """Going, maybe or no; in the room, remote, or not said (""). The same again changes nothing.

    `via` is page | link | staff. Raises `CannotAnswer` once it is over, closed or cancelled, `UnknownAnswer`.
    """
    how = "" if coming == Answer.Coming.NO else how or only_way(meeting)
    if coming not in Answer.Coming.values or (how and how not in Answer.How.values) or via not in VIA:
        raise UnknownAnswer(_("Please answer with Going, Maybe or Can’t."))
    if _same_as_before(meeting, person, at, (coming, how)):
        return
    given = Answer(meeting=meeting, person=person, coming=coming, how=how, at=at)
    Answer.objects.bulk_create(
        [given],
        update_conflicts=True,
        unique_fields=["meeting", "person"],
        update_fields=["coming", "how", "at"],
    )
    AnswerGiven.objects.create(meeting=meeting, person=person, coming=coming, how=how, via=via, at=at, by=by)
    journal.record(
        AnswerReceived(
            at=at, by=by.pk if by else None, meeting=meeting.pk, person=person.pk, coming=coming, how=how
        )
    )


def only_way(meeting: Meeting) -> str:
    """How one comes when there is no choice: "" where there are both a place and a call, or neither."""
    if meeting.place and not meeting.video_url:
        return Answer.How.ROOM
    if meeting.video_url and not meeting.place:
        return Answer.How.REMOTE
    return ""


def _same_as_before(meeting: Meeting, person: Person, at: datetime, said: tuple[str, str]) -> bool:
    """Whether this is their answer already, asked together with what the meeting is now. Raises CannotAnswer."""
    mine = Answer.objects.filter(meeting=OuterRef("pk"), person=person)
    now = (
        Meeting.objects.filter(pk=meeting.pk)
        .annotate(
            is_cancelled=Exists(Cancellation.objects.filter(meeting=OuterRef("pk"))),
            is_closed=Exists(Closing.objects.filter(meeting=OuterRef("pk"))),
            coming=Subquery(mine.values("coming")),
            how=Subquery(mine.values("how")),
        )
        .values("starts_at", "ends_at", "is_cancelled", "is_closed", "coming", "how")
        .get()
    )
    state = state_at(
        at, starts_at=now["starts_at"], ends_at=now["ends_at"],
        cancelled=now["is_cancelled"], closed=now["is_closed"],
    )  # fmt: skip
    if state is State.CANCELLED:
        raise CannotAnswer(_("This meeting was cancelled, so no answer is needed."))
    if state not in ANSWERABLE:
        raise CannotAnswer(_("This meeting is over, so it takes no more answers."))
    return (now["coming"], now["how"]) == said
