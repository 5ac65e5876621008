"""The only way into a room: what someone is in it. Not theirs reads the same as not there."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from copal.domain.communities.models import Membership
from copal.domain.communities.queries import require_reader
from copal.domain.communities.rules import LEADING
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.rules import Level
from copal.domain.hours.queries import minutes_of_meeting
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
    """Raises Http404 for all who may not read what is said there (`confidentiality.rules.audiences`: attended).

    Someone whose level is lower than `needed` finds nothing either.
    """
    meeting, place = meeting_for(viewer, meeting_id)
    belongs = place.role is not None or is_guest(viewer, meeting)
    attends = belongs and (place.role in LEADING or viewer.pk in attending(meeting, {viewer.pk}))
    require_reader(place, "attended", meeting.community, attends=attends)
    level = LEVELS.get(place.role or "", Level.HERE)
    if level < needed:
        raise Http404
    return Seat(meeting, viewer, level)


def levels_of(meeting_id: int, person_ids: Collection[int]) -> dict[int, Level]:
    """What each of them is in that room now; who has no place in it is left out. Three queries, five once it is closed."""
    guests = Invitation.objects.filter(
        meeting=meeting_id, guest=True, person__in=person_ids, person__is_active=True
    )
    found = dict.fromkeys(guests.values_list("person_id", flat=True), Level.HERE)
    members = Membership.objects.current().filter(
        community__meetings=meeting_id, person__in=person_ids, person__is_active=True
    )
    found |= {person: LEVELS[role] for person, role in members.values_list("person_id", "role")}
    meeting = Meeting.objects.select_related("closing").get(pk=meeting_id)
    attend = attending(meeting, found)
    return {one: level for one, level in found.items() if level is Level.LEADS or one in attend}


def attending(meeting: Meeting, person_ids: Collection[int]) -> set[int]:
    """Who of these, all of whom may come in, attends: everyone until it is closed, then those who were there.

    Those were in its room, or are credited for it. No query before it is closed, two after.
    """
    if not hasattr(meeting, "closing"):
        return set(person_ids)
    were_here = state_of(meeting).opening.were_here
    credited = minutes_of_meeting(meeting.pk, set(person_ids) - were_here)
    return {one for one in person_ids if one in were_here or sum(credited.get(one, {}).values()) > 0}
