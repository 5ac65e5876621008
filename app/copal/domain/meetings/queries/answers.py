"""Every answer with what it was before, for those who plan the meeting."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from copal.base.numbers import row_number
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import AnswerGiven, Invitation, Meeting
from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    coming: str
    how: str
    via: str  # page | link | staff
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerStory:
    """One person: invited or not, a guest or not, and all they answered, the latest last."""

    person: int
    name: str
    invited_at: datetime | None
    guest: bool
    answers: tuple[GivenAnswer, ...]

    @property
    def coming(self) -> str:
        return self.answers[-1].coming if self.answers else ""

    @property
    def how(self) -> str:
        return self.answers[-1].how if self.answers else ""


def answers_with_history(meeting: Meeting) -> tuple[AnswerStory, ...]:
    """Everyone invited and everyone who answered, by name. The caller has passed `meeting_for` to plan."""
    invited = {
        one.person_id: one for one in Invitation.objects.filter(meeting=meeting).select_related("person")
    }
    given: dict[int, list[AnswerGiven]] = {}
    for one in AnswerGiven.objects.filter(meeting=meeting).select_related("person").order_by("pk"):
        given.setdefault(one.person_id, []).append(one)
    names = {pk: one.person.chosen_name for pk, one in invited.items()}
    names |= {pk: rows[0].person.chosen_name for pk, rows in given.items()}
    return tuple(
        AnswerStory(
            person=pk,
            name=names[pk],
            invited_at=invited[pk].at if pk in invited else None,
            guest=pk in invited and invited[pk].guest,
            answers=tuple(
                GivenAnswer(coming=row.coming, how=row.how, via=row.via, at=row.at)
                for row in given.get(pk, ())
            ),
        )
        for pk in sorted(names, key=lambda one: (names[one].casefold(), one))
    )


def not_invited(meeting: Meeting) -> int:
    """How many members have no invitation to it yet."""
    invited = Invitation.objects.filter(meeting=meeting).values("person")
    members = Membership.objects.filter(community=meeting.community_id, ended_at=None)
    return members.exclude(person__in=invited).count()


def person_to_answer_for(meeting: Meeting, person_id: str) -> Person:
    """Someone invited to it, by the id a form sent. Raises Http404 for anyone else."""
    number = row_number(person_id)
    found = (
        Invitation.objects.filter(meeting=meeting, person=number).select_related("person").first()
        if number is not None
        else None
    )
    if found is None:
        raise Http404
    return found.person
