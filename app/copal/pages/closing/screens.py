"""The closing page as it is drawn: before the close, and after it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from copal.base.intervals import Interval
from copal.domain.attendance.queries.claims import open_claims
from copal.domain.attendance.queries.reports import reports_of
from copal.domain.communities.rules import Deed, Standing
from copal.domain.hours.queries import entries_of_meeting
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.queries.pricing import local_day, policy_for
from copal.domain.training.queries import held_of_meeting, to_choose
from copal.journeys.correct_hours import out_of_step
from copal.journeys.earnings import Held
from copal.journeys.real_times import all_parts, stands_of
from copal.journeys.reckoning import reckon, session_of
from copal.pages.base.drawing import draw
from copal.pages.base.policy_words import policy_words
from copal.pages.base.screening import check_address, writing_of
from copal.pages.closing.forms import CloseForm, ReasonForm
from copal.pages.closing.lines import credited, differences, lines
from copal.pages.closing.parts import PartRow, PartTimesWrong, rows_from, rows_of, stretches_from
from copal.policies.roster import close_by

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting
    from copal.policies.attendance import AttendancePolicy

UNDECIDED = ("waiting", "reading", "read")  # states of a report whose people are not counted yet


def open_screen(
    request: HttpRequest,
    meeting: "Meeting",
    standing: Standing,
    form: CloseForm,
    *,
    status: int = 200,
    answering: dict[str, Any] | None = None,
) -> HttpResponse:
    """Who would receive what, for the times in the form, and the button."""
    session = form.session() if form.is_bound and form.is_valid() else session_of(meeting)
    policy = policy_for(meeting)
    stretches, rows = _typed(request, meeting, session, form)
    held = Held(meeting=meeting, session=session, policy=policy, stretches=stretches)
    context = {
        **_shared(meeting, standing, policy, answering),
        **_parts(meeting, rows, policy),
        "form": form,
        "lines": lines(reckon(meeting, session=session, policy=policy, stretches=stretches), held),
        "session": session,
        "reports": [one for one in reports_of(meeting) if one.state in UNDECIDED],
        "begun": meeting.starts_at <= timezone.now(),
        "over": session.until <= timezone.now(),
        "due_at": close_by(meeting.ends_at),
        "is_late": close_by(meeting.ends_at) < timezone.now(),
    }
    return draw(request, "closing/open.html", context, status=status)


def _typed(
    request: HttpRequest, meeting: "Meeting", session: Interval, form: CloseForm
) -> tuple[Sequence[RealStretch], list[PartRow]]:
    """Its trainings and breaks with what was typed, and as rows; what was typed wrongly stays in its row."""
    known = all_parts(meeting, session)
    rows = rows_from(request.POST or request.GET, known) if form.is_bound else []
    try:
        stretches = stretches_from(rows, known, session, meeting.timezone)
    except PartTimesWrong as refusal:
        if form.status == 200:  # noqa: PLR2004 - nothing is said yet
            form.refuse(refusal)
        return known, rows
    return stretches, rows_of(stretches, stands_of(stretches, local_day(meeting)), meeting.timezone)


def closed_screen(
    request: HttpRequest,
    meeting: "Meeting",
    standing: Standing,
    form: ReasonForm | None = None,
    *,
    parts_form: ReasonForm | None = None,
    status: int = 200,
    answering: dict[str, Any] | None = None,
) -> HttpResponse:
    """Who received what, what changed since, and what can be put right."""
    shared = _shared(meeting, standing, policy_for(meeting), answering)
    known = all_parts(meeting, session_of(meeting)) if shared["may_close"] else []
    rows = rows_from(request.POST, known) if parts_form else []
    rows = rows or rows_of(known, stands_of(known, local_day(meeting)), meeting.timezone)
    context = {
        **shared,
        **_parts(meeting, rows, policy_for(meeting)),
        "form": form or ReasonForm(writing=writing_of(request, meeting.community)),
        "parts_form": parts_form
        or ReasonForm(auto_id="parts_%s", writing=writing_of(request, meeting.community)),
        "credited": credited(entries_of_meeting(meeting.pk), held_of_meeting(meeting.pk)),
        "differences": differences(out_of_step(meeting)) if shared["may_close"] else [],
    }
    return draw(request, "closing/closed.html", context, status=status)


def _shared(
    meeting: "Meeting", standing: Standing, policy: "AttendancePolicy", answering: dict[str, Any] | None
) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "may_close": standing.may(Deed.CLOSE, joining=meeting.community.joining),
        "rule": policy_words(policy),
        "policy": policy,
        "claims": open_claims(meeting, standing),
        "answering": answering,
        "check": check_address(meeting.community_id),
    }


def _parts(meeting: "Meeting", rows: Sequence[PartRow], policy: "AttendancePolicy") -> dict[str, Any]:
    """The rows that matter: trainings, and breaks where they earn nothing."""
    shown = [row for row in rows if row.is_training or policy.breaks == "leave_out"]
    asks = any(row.is_training for row in shown)
    return {"parts": shown, "trainings": to_choose(on=local_day(meeting)) if asks else None}


def reason_form(request: HttpRequest, meeting: "Meeting") -> ReasonForm:
    asked = request.POST if "reason" in request.POST else None
    return ReasonForm(asked, writing=writing_of(request, meeting.community))
