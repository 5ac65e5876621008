"""The sheet of a meeting, read over before it is printed or saved. Nothing of it is stored, and no cache keeps it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from copal.base.wording import moments
from copal.domain.facilitation.queries import seat_for
from copal.journeys.take_out import Section, sheet_of
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.reasons import UNSEEN, reason_words
from copal.pages.base.requests import SignedIn

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

MOST_KEPT = 5000


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: SignedIn, meeting_id: int) -> HttpResponse:
    """First everything with its marks; then, sent with what is kept knowingly, the text or a page to print."""
    seat, at = seat_for(request.user, meeting_id), timezone.now()
    sheet = sheet_of(seat, at=at)
    if request.method != "POST":
        return draw(request, "leaving/take_out.html", _to_read(seat.meeting, sheet.sections, sheet.places))
    kept = frozenset(request.POST.getlist("keep")[:MOST_KEPT])
    safe = [(_title(one), [text.safe(kept) for text in one.texts]) for one in sheet.sections]
    if request.POST.get("as") == "page":
        return draw(request, "leaving/printed.html", {"meeting": seat.meeting, "sections": safe})
    return HttpResponse(
        "\n".join(_lines(seat.meeting, safe)),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meeting-notes.txt"'},
    )


def _to_read(meeting: "Meeting", sections: tuple[Section, ...], places: int) -> dict[str, object]:
    shown = [
        {"title": _title(one), "texts": [
            [{"words": piece.words, "place": piece.place,
              "why": reason_words(piece.place.change.code, False) if piece.place else ""} for piece in text.pieces]
            for text in one.texts
        ]}
        for one in sections
    ]  # fmt: skip
    return {"meeting": meeting, "sections": shown, "places": places, "unseen": UNSEEN}


def _title(section: Section) -> str:
    if section.kind == "decisions":
        return _("Decided")
    if section.kind == "ideas":
        return _("Ideas: %(question)s") % {"question": section.title} if section.title else _("Ideas")
    return section.title or _("Notes")


def _lines(meeting: "Meeting", sections: list[tuple[str, list[str]]]) -> Iterator[str]:
    start = moments.there(meeting.starts_at, meeting.timezone)
    yield f"{meeting.title} · {meeting.community.name}"
    yield moments.day(start.date())
    for title, texts in sections:
        yield f"\n{title}"
        yield from (f"- {words}" for words in texts)
    yield "\n" + _("What could tell who somebody is was changed. What is said here stays here.")
