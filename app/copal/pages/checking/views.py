"""The answer to words that are still being written: what could tell who somebody is. Nothing is kept or logged."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from copal.domain.communities.queries.access import community_of_member
from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.actions.aliases import choose_alias
from copal.domain.confidentiality.rules import Tells, Writing
from copal.domain.facilitation.queries import Seat, seat_for
from copal.pages.base.access import signed_in
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import duty_note, kept_marks, note_of, told_of, writing_of
from copal.pages.base.throttle import count
from copal.pages.live.places import seat_by_link

LONGEST = 20_000  # more than any field takes; what is longer is looked at when it is sent
MOST_LOOKS, WITHIN_SECONDS = 120, 60  # two a second is faster than anybody pauses while writing


@signed_in
@require_POST
@never_cache
def check(request: SignedIn) -> HttpResponse:
    """Where no community's names may be known."""
    return answered(request, writing_of(request, None), str(request.user.pk), fine="")


@signed_in
@require_POST
@never_cache
def check_in(request: SignedIn, community_id: int) -> HttpResponse:
    """Whoever is not inside learns nothing of who is: their words are checked without its names."""
    community = community_of_member(request.user, community_id)
    fine = reverse("checking.say_fine", args=[community.slug]) if community else ""
    return answered(request, writing_of(request, community), str(request.user.pk), fine=fine)


@signed_in
@require_POST
@never_cache
def check_in_room(request: SignedIn, meeting_id: int) -> HttpResponse:
    return _in_room(request, seat_for(request.user, meeting_id))


@require_POST
@never_cache
def check_by_link(request: HttpRequest, token: str) -> HttpResponse:
    return _in_room(request, seat_by_link(token, at=timezone.now()), token)


@require_POST
@never_cache
def name_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """A guest's own book of names, one more in it; nobody else reads it."""
    seat = seat_by_link(token, at=timezone.now())
    count("alias", str(seat.person.pk), limit=120, within_seconds=3600)
    said = {name: request.POST.get(name, "") for name in ("name", "pseudonym")}
    choose_alias(author=seat.person, **said, at=timezone.now())
    return HttpResponse(status=204)


def _in_room(request: HttpRequest, seat: Seat, token: str = "") -> HttpResponse:
    writing = writing_in(seat.person, seat.meeting.community, kept=kept_marks(request))
    return answered(
        request, writing, str(seat.person.pk), fine=fine_address(request, seat), book=book_address(token)
    )


def fine_address(request: HttpRequest, seat: Seat) -> str:
    """Where a member says in one tap that something points to nobody; "" for guests."""
    if not request.user.is_authenticated or seat.meeting.community is None:
        return ""
    return reverse("checking.say_fine", args=[seat.meeting.community.slug])


def book_address(token: str = "") -> str:
    """Where a pseudonym is remembered: a guest with a link has a book, too."""
    return reverse("checking.link_name", args=[token]) if token else reverse("checking.aliases")


def answered(request: HttpRequest, writing: Writing, who: str, *, fine: str, book: str = "") -> HttpResponse:
    """The note as a piece of a page; 204 where there is nothing to say."""
    count("check", who, limit=MOST_LOOKS, within_seconds=WITHIN_SECONDS)
    words = request.POST.get("words", "")[:LONGEST]
    spans = writing.spans(words)
    duty = duty_note(words, writing, timezone.now().date())
    if not spans:
        return HttpResponse(duty, status=200 if duty else 204)
    told = told_of(
        Tells(words, spans, writing), name=request.POST.get("name", "words")[:60], fine=fine, book=book
    )
    return HttpResponse(note_of(told) + duty)
