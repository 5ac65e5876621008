"""The only ways a page gets a meeting or a series. Not yours to see reads the same as not there."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import Http404

from copal.domain.communities.queries import require, standing, standing_beside, with_role
from copal.domain.communities.rules import Deed, Standing
from copal.domain.meetings.models import Invitation, Meeting, Series
from copal.domain.people.models import Person


@dataclass(frozen=True)
class Place:
    """A meeting, what the viewer is to its community, and whether they were invited to this one meeting as a guest."""

    meeting: Meeting
    standing: Standing
    is_guest: bool


def place_at(viewer: Person, meeting_id: int, deed: Deed = Deed.TAKE_PART) -> Place:
    """The only way a page gets a meeting, with its community, cancellation and closing already fetched. One query.

    A guest invited to this one meeting may take part in it without being a member.
    """
    invited = Invitation.objects.filter(meeting=OuterRef("pk"), person=viewer, guest=True)
    rows = Meeting.objects.select_related("community", "cancellation", "closing")
    rows = with_role(rows, viewer, community="community").annotate(viewer_invited=Exists(invited))
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    place = standing_beside(viewer, meeting)
    found = Place(meeting, place, getattr(meeting, "viewer_invited"))  # noqa: B009 - an annotation
    if not (deed is Deed.TAKE_PART and place.role is None and found.is_guest):
        require(place, deed, meeting.community)
    return found


def meeting_for(viewer: Person, meeting_id: int, deed: Deed = Deed.TAKE_PART) -> tuple[Meeting, Standing]:
    """The same, where it does not matter who came as a guest."""
    found = place_at(viewer, meeting_id, deed)
    return found.meeting, found.standing


def may_open(viewer: Person, meeting: Meeting) -> bool:
    """Whether the meeting's page is there for them. Its community must be fetched."""
    place = standing(viewer, meeting.community)
    return place.may(Deed.TAKE_PART, joining=meeting.community.joining) or is_guest(viewer, meeting)


def is_guest(person: Person, meeting: Meeting) -> bool:
    return Invitation.objects.filter(meeting=meeting, person=person, guest=True).exists()


def series_for(viewer: Person, series_id: int) -> Series:
    """A series, for those who may plan in its community. Raises Http404 or PermissionDenied."""
    series = Series.objects.select_related("community").filter(pk=series_id).first()
    if series is None:
        raise Http404
    require(standing(viewer, series.community), Deed.PLAN, series.community)
    return series


def community_of(meeting_id: int) -> int:
    return Meeting.objects.values_list("community_id", flat=True).get(pk=meeting_id)
