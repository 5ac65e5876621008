from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.base.refusals import Refused
from copal.domain.communities.rules import Deed
from copal.domain.confidentiality.actions.checking import log_kept
from copal.domain.confidentiality.rules import Tells, Writing
from copal.domain.facilitation.queries import ParkingLot, for_agenda
from copal.domain.meetings import actions
from copal.domain.meetings import queries as asked
from copal.domain.meetings.rules import running_times
from copal.domain.training.queries import areas, to_choose
from copal.journeys.bring_back import from_parking, title_of
from copal.journeys.change_agenda import change_agenda, change_series_agenda
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import check_address, note_context, safer, told_of, writing_of
from copal.pages.meetings.agenda_rows import (
    Row,
    asks_which_training,
    done_to,
    parked_of,
    plans_of,
    rows_from,
    wanted_of,
)

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting


@signed_in
def edit(request: SignedIn, meeting_id: int) -> HttpResponse:
    """Saving is one button among many; each of the others changes only what is on the screen."""
    row, _place = asked.meeting_for(request.user, meeting_id, Deed.PLAN)
    page = asked.meeting_page(request.user, meeting_id, at=timezone.now())
    lot = for_agenda(page)
    if request.method != "POST":
        return _drawn(request, page, [Row.of(line) for line in page.agenda] or [Row()], lot)
    deed = request.POST.get("do", "save")
    rows = _brought(done_to(rows_from(request.POST), deed), deed, lot)
    if "safer" in request.POST:
        writing = writing_of(request, row.community)
        return _drawn(request, page, [replace(one, title=safer(one.title, writing)) for one in rows], lot)
    asks = deed in ("save", "series") and asks_which_training(rows)
    if asks or deed not in ("save", "series"):
        return _drawn(request, page, rows, lot, focus=deed, asks=asks)
    writing = writing_of(request, row.community)
    try:
        said = _saved(request, row, rows, writing, for_series=deed == "series" and page.series is not None)
    except Refused as refusal:
        return _drawn(request, page, rows, lot, refusal=refusal)
    say(request, said)
    return redirect("meetings.meeting", meeting_id)


def _brought(rows: Sequence[Row], deed: str, lot: ParkingLot) -> list[Row]:
    """With a row for the parked item that "bring.17" names."""
    item = next((one for one in (*lot.due, *lot.later) if deed == f"bring.{one.id}"), None)
    if item is None or any(row.parked == str(item.id) for row in rows):
        return list(rows)
    empty = [row for row in rows if not (row.title.strip() or row.id or row.lead.strip())]
    kept = [row for row in rows if row not in empty]
    return [*kept, Row(title=title_of(item.words), parked=str(item.id))]


def _saved(
    request: SignedIn, row: "Meeting", rows: Sequence[Row], writing: Writing, *, for_series: bool
) -> str:
    """This meeting's agenda, and with `for_series` that of the meetings to come. Returns what was done, in words."""
    at, plans = timezone.now(), plans_of(rows, writing)
    log_kept(writing, *(plan.title for plan in plans), at=at)
    parked = from_parking(request.user, row, parked_of(rows))
    if not for_series:
        change_agenda(
            meeting=row, agenda=plans, by=request.user, at=at, parked=parked, wanted=wanted_of(rows)
        )
        return _("The agenda is saved.")
    changed = change_series_agenda(
        meeting=row,
        agenda=plans,
        planned_too="planned_too" in request.POST,
        by=request.user,
        at=at,
        parked=parked,
        wanted=wanted_of(rows),
    )
    if not changed:
        return _("Saved. New meetings of this series start with this agenda.")
    words = ngettext(
        "Saved. %(count)s meeting to come has this agenda now, and new ones start with it.",
        "Saved. %(count)s meetings to come have this agenda now, and new ones start with it.",
        changed,
    )
    return words % {"count": changed}


def _drawn(
    request: SignedIn,
    page: asked.MeetingPage,
    rows: Sequence[Row],
    lot: ParkingLot,
    *,
    refusal: Refused | None = None,
    focus: str = "",
    asks: bool = False,
) -> HttpResponse:
    running = running_times(page.starts_at, page.ends_at, [row.length_minutes for row in rows])
    context: dict[str, Any] = {
        "meeting": page, "running": running, "refusal": refusal, "focus": _focus(focus, len(rows)),
        "rows": [(row, begins, ends) for row, (begins, ends) in zip(rows, running.spans, strict=True)],
        "trainings": to_choose(on=page.starts_at.date()), "areas": areas(), "asks": asks,
        "purposes": actions.PURPOSES, "last": len(rows) - 1, "lot": lot, "here": {row.parked for row in rows},
        "note": note_context(told_of(refusal, name="title")) if isinstance(refusal, Tells) else None,
        "check": check_address(page.community_id),
    }  # fmt: skip
    return draw(request, "meetings/agenda.html", context, 409 if refusal else 200)


def _focus(deed: str, count: int) -> int:
    """The row the reader was at, so that the page comes back to it; -1 for none."""
    verb, _dot, figures = deed.partition(".")
    if verb in ("add", "bring"):
        return count - 1
    place = int(figures) if figures.isdecimal() and len(figures) < 4 else -1  # noqa: PLR2004 - never so many rows
    return place + {"up": -1, "down": 1}.get(verb, 0) if place >= 0 else -1
