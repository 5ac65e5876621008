"""What letters about meetings need, and to whom they go. Asked in the worker, when a letter goes out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from copal.domain.communities.queries import standing
from copal.domain.communities.rules import Deed
from copal.domain.meetings.models import Answer, Cancellation, Closing, Invitation, Meeting
from copal.domain.meetings.queries.gates import is_guest
from copal.domain.meetings.rules import State, state_at
from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class LetterMeeting:
    """One meeting for one reader: when and where, never what was written about it. `coming` is "" when not answered."""

    id: int
    uid: UUID
    sequence: int
    title: str
    community: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: str
    video_url: str
    state: State
    coming: str
    changed_at: datetime  # when it was last moved or cancelled, or else planned


def for_letter(meeting_id: int, person_id: int, *, at: datetime) -> LetterMeeting | None:
    """What a letter or calendar file says to this person, or None where they may not take part (any more)."""
    meeting = (
        Meeting.objects.select_related("community", "cancellation", "closing").filter(pk=meeting_id).first()
    )
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if meeting is None or person is None:
        return None
    place = standing(person, meeting.community)
    guest = place.role is None and is_guest(person, meeting)
    if not guest and not place.may(Deed.TAKE_PART, joining=meeting.community.joining):
        return None
    return _letter(meeting, person, at=at)


def _letter(meeting: Meeting, person: Person, *, at: datetime) -> LetterMeeting:
    cancelled: Cancellation | None = getattr(meeting, "cancellation", None)
    closing: Closing | None = getattr(meeting, "closing", None)
    answer = Answer.objects.filter(meeting=meeting, person=person).first()
    moved = meeting.moves.order_by("pk").last()
    changed = [meeting.at, *([moved.at] if moved else []), *([cancelled.at] if cancelled else [])]
    return LetterMeeting(
        id=meeting.pk, uid=meeting.uid, sequence=meeting.sequence, title=meeting.title,
        community=meeting.community.name, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        timezone=meeting.timezone, place=meeting.place, video_url=meeting.video_url,
        state=state_at(
            at, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
            cancelled=cancelled is not None, closed=closing is not None,
        ),
        coming=answer.coming if answer else "", changed_at=max(changed),
    )  # fmt: skip


def starting_between(since: datetime, until: datetime) -> tuple[int, ...]:
    """Ids of the meetings that start in that time and are not cancelled: for reminders."""
    return tuple(
        Meeting.objects.filter(starts_at__gte=since, starts_at__lt=until, cancellation=None)
        .order_by("starts_at", "pk")
        .values_list("pk", flat=True)
    )


def people_of(meeting_id: int, *, answered: tuple[str, ...] | None = None) -> tuple[int, ...]:
    """Ids of everyone invited or who answered; with `answered`, only those whose answer is one of these.

    "" among `answered` stands for no answer yet.
    """
    coming = dict(Answer.objects.filter(meeting=meeting_id).values_list("person", "coming"))
    invited = Invitation.objects.filter(meeting=meeting_id).values_list("person", flat=True)
    everyone = {*coming, *invited}
    return tuple(sorted(one for one in everyone if answered is None or coming.get(one, "") in answered))


def start_of(meeting_id: int) -> datetime:
    return Meeting.objects.values_list("starts_at", flat=True).get(pk=meeting_id)


def sequence_of(meeting_id: int) -> int:
    """Which version of its calendar entry a meeting has come to."""
    return Meeting.objects.values_list("sequence", flat=True).get(pk=meeting_id)
