"""Network staff do not see talk. Two of them together can open one meeting's words to one of them, for a while."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.http import Http404

from copal.domain.confidentiality.actions import glass
from copal.domain.confidentiality.models import GlassRequest
from copal.domain.confidentiality.queries.glass import glass_for
from copal.domain.confidentiality.rules import Screened
from copal.domain.confidentiality.rules.leaves import leaves
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role
from copal.journeys.texts import TEXTS, Text

TALK = ("attended", "community")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What was said at one meeting: the words alone. Whose they are is asked elsewhere, and of two people again."""

    request: GlassRequest
    meeting: Meeting
    said: tuple[tuple[str, tuple[str, ...]], ...]  # by the kind of text


def ask(
    viewer: Person, meeting_id: int, *, why: str, words: Screened, hours: int, at: datetime
) -> GlassRequest:
    """Raises Http404 for everyone but staff and what the action refuses."""
    meeting = meeting_of_glass(viewer, meeting_id)
    return glass.ask(
        meeting_ref=meeting.pk,
        community_ref=meeting.community_id,
        why=why,
        words=words,
        hours=hours,
        by=viewer,
        at=at,
    )


def meeting_of_glass(viewer: Person, meeting_id: int) -> Meeting:
    """A meeting whose talk a member of staff may ask for. Raises Http404 for everyone else."""
    meeting = Meeting.objects.select_related("community").filter(pk=meeting_id).first()
    if meeting is None or network_role(viewer) != "staff":
        raise Http404
    return meeting


@transaction.atomic
def look(viewer: Person, glass_id: int, *, at: datetime) -> Opened:
    """Read it; each time is written down. Raises Http404 for everyone but who asked, and before and after."""
    request = glass_for(viewer, glass_id)
    glass.look(request=request, by=viewer, at=at)
    meeting = Meeting.objects.select_related("community").get(pk=request.meeting_ref)
    found = (
        (text.kind, _words_of(text, meeting)) for text in TEXTS if text.audience in TALK and text.meeting
    )
    return Opened(
        request=request, meeting=meeting, said=tuple((kind, words) for kind, words in found if words)
    )


def _words_of(text: Text, meeting: Meeting) -> tuple[str, ...]:
    rows = text.rows.filter(**{text.meeting: meeting.pk}).order_by("pk")
    return tuple(words for row in rows for _place, words in leaves(getattr(row, text.field)) if words)
