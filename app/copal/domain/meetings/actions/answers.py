"""Will you come? One answer each, and every earlier one kept."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.refusals import state_of
from copal.domain.meetings.facts import AnswerReceived
from copal.domain.meetings.models import Answer, AnswerGiven, Meeting
from copal.domain.meetings.rules import ANSWERABLE, State
from copal.domain.people.models import Person

VIA = frozenset({"page", "link", "staff"})


class CannotAnswer(Refused):
    reason = "cannot_answer"


class UnknownAnswer(Refused):
    reason = "unknown_answer"


@transaction.atomic
def answer(
    *, meeting: Meeting, person: Person, coming: str, how: str, via: str, by: Person | None, at: datetime
) -> Answer:
    """Going, maybe or no; in the room, remote, or not said (""). The same again changes nothing.

    `via` is page | link | staff. Raises `CannotAnswer` once it is over, closed or cancelled, `UnknownAnswer`.
    """
    how = "" if coming == Answer.Coming.NO else how or only_way(meeting)
    if coming not in Answer.Coming.values or (how and how not in Answer.How.values) or via not in VIA:
        raise UnknownAnswer(_("Please answer with Going, Maybe or Can’t."))
    _require_answerable(meeting, at)
    current = Answer.objects.filter(meeting=meeting, person=person).first()
    if current and (current.coming, current.how) == (coming, how):
        return current
    current, _made = Answer.objects.update_or_create(
        meeting=meeting, person=person, defaults={"coming": coming, "how": how, "at": at}
    )
    AnswerGiven.objects.create(meeting=meeting, person=person, coming=coming, how=how, via=via, at=at, by=by)
    journal.record(
        AnswerReceived(
            at=at, by=by.pk if by else None, meeting=meeting.pk, person=person.pk, coming=coming, how=how
        )
    )
    return current


def only_way(meeting: Meeting) -> str:
    """How one comes when there is no choice: "" where there are both a place and a call, or neither."""
    if meeting.place and not meeting.video_url:
        return Answer.How.ROOM
    if meeting.video_url and not meeting.place:
        return Answer.How.REMOTE
    return ""


def _require_answerable(meeting: Meeting, at: datetime) -> None:
    state = state_of(meeting, at)
    if state in ANSWERABLE:
        return
    if state is State.CANCELLED:
        raise CannotAnswer(_("This meeting was cancelled, so no answer is needed."))
    raise CannotAnswer(_("This meeting is over, so it takes no more answers."))
