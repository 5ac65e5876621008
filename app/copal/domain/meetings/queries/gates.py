"""The only ways a page gets a meeting or a series. Not yours to see reads the same as not there."""

from django.http import Http404

from copal.domain.communities.queries import require, standing
from copal.domain.communities.rules import Deed, Standing
from copal.domain.meetings.models import Invitation, Meeting, Series
from copal.domain.people.models import Person


def meeting_for(viewer: Person, meeting_id: int, deed: Deed = Deed.TAKE_PART) -> tuple[Meeting, Standing]:
    """The only way a page gets a meeting, with its community, cancellation and closing already fetched.

    A guest invited to this one meeting may take part in it without being a member.
    """
    try:
        meeting = Meeting.objects.select_related("community", "cancellation", "closing").get(pk=meeting_id)
    except Meeting.DoesNotExist:
        raise Http404 from None
    place = standing(viewer, meeting.community)
    if deed is Deed.TAKE_PART and place.role is None and is_guest(viewer, meeting):
        return meeting, place
    require(place, deed, meeting.community)
    return meeting, place


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
