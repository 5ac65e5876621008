"""The only way into a room: what someone is in it. Not theirs reads the same as not there."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from copal.domain.communities.models import Membership
from copal.domain.communities.queries import require_reader
from copal.domain.communities.rules import LEADING, Standing
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.rules import Level, State
from copal.domain.hours.queries import minutes_of_meeting
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.meetings.queries import place_at
from copal.domain.people.models import Person

LEVELS = {
    "member": Level.HERE,
    "note_taker": Level.NOTES,
    "co_facilitator": Level.LEADS,
    "facilitator": Level.LEADS,
}


@dataclass(frozen=True)
class Seat:
    """A person's place in the room of one meeting, whose community, cancellation and closing are fetched.

    `standing` is what they are to its community; `state` its room's, where that had to be read to know whether they attended.
    """

    meeting: Meeting
    person: Person
    level: Level
    standing: Standing
    state: State | None = None


def seat_for(viewer: Person, meeting_id: int, *, needed: Level = Level.HERE) -> Seat:
    """Raises Http404 for all who may not read what is said there (`confidentiality.rules.audiences`: attended).

    Someone whose level is lower than `needed` finds nothing either.
    """
    place = place_at(viewer, meeting_id)
    meeting, role = place.meeting, place.standing.role
    attends, state = role in LEADING, None
    if not attends and (role is not None or place.is_guest):
        state = _closed_state(meeting)
        attends = viewer.pk in _attending(meeting, {viewer.pk}, state)
    require_reader(place.standing, "attended", meeting.community, attends=attends)
    level = LEVELS.get(role or "", Level.HERE)
    if level < needed:
        raise Http404
    return Seat(meeting, viewer, level, place.standing, state)


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
    attend = _attending(meeting, found, _closed_state(meeting))
    return {one: level for one, level in found.items() if level is Level.LEADS or one in attend}


def _closed_state(meeting: Meeting) -> State | None:
    """The state of its room once the meeting is closed: one query then, none before."""
    return state_of(meeting) if hasattr(meeting, "closing") else None


def _attending(meeting: Meeting, person_ids: Collection[int], state: State | None) -> set[int]:
    """Who of these, all of whom may come in, attends: everyone until it is closed (no state), then those who were there.

    Those were in its room, or are credited for it. One query at most.
    """
    if state is None:
        return set(person_ids)
    were_here = state.opening.were_here
    credited = minutes_of_meeting(meeting.pk, set(person_ids) - were_here)
    return {one for one in person_ids if one in were_here or sum(credited.get(one, {}).values()) > 0}
