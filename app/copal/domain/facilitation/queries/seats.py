"""The only way into a room: what someone is in it. Not theirs reads the same as not there."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from copal.domain.communities.models import Membership
from copal.domain.facilitation.rules import Level
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.meetings.queries import is_guest, meeting_for
from copal.domain.people.models import Person

LEVELS = {
    "member": Level.HERE,
    "note_taker": Level.NOTES,
    "co_facilitator": Level.LEADS,
    "facilitator": Level.LEADS,
}


@dataclass(frozen=True)
class Seat:
    """A person's place in the room of one meeting, whose community, cancellation and closing are fetched."""

    meeting: Meeting
    person: Person
    level: Level


def seat_for(viewer: Person, meeting_id: int, *, needed: Level = Level.HERE) -> Seat:
    """Raises Http404 for all but members and guests of the meeting: who serves the network sees credit, not talk.

    Someone whose level is lower than `needed` finds nothing either.
    """
    meeting, place = meeting_for(viewer, meeting_id)
    level = LEVELS.get(place.role or "")
    if level is None and is_guest(viewer, meeting):
        level = Level.HERE
    if level is None or level < needed:
        raise Http404
    return Seat(meeting, viewer, level)


def levels_of(meeting_id: int, person_ids: Collection[int]) -> dict[int, Level]:
    """What each of them is in that room now; who has no place in it is left out. Two queries."""
    guests = Invitation.objects.filter(
        meeting=meeting_id, guest=True, person__in=person_ids, person__is_active=True
    )
    found = dict.fromkeys(guests.values_list("person_id", flat=True), Level.HERE)
    members = Membership.objects.current().filter(
        community__meetings=meeting_id, person__in=person_ids, person__is_active=True
    )
    return found | {person: LEVELS[role] for person, role in members.values_list("person_id", "role")}
