"""The agenda a series keeps: what each new meeting of it starts with."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from copal.domain.journal import actions as journal
from copal.domain.meetings.actions.agenda import set_agenda
from copal.domain.meetings.actions.plans import SegmentPlan, template_of
from copal.domain.meetings.actions.reshaping import retemplate
from copal.domain.meetings.actions.series import require_running
from copal.domain.meetings.facts import SeriesChanged
from copal.domain.meetings.models import Meeting, Series
from copal.domain.people.models import Person


@transaction.atomic
def set_series_agenda(
    *, meeting: Meeting, agenda: Sequence[SegmentPlan], planned_too: bool, by: Person | None, at: datetime
) -> int:
    """Give a meeting this agenda, and its series too: meetings planned from now on start with it.

    With `planned_too`, so do those to come already whose agenda nobody changed. Returns how many these were.
    Raises `AlreadyEnded`, and what `set_agenda` raises; then nothing is changed. LookupError without a series.
    """
    if meeting.series_id is None:
        raise LookupError(f"meeting {meeting.pk} is of no series")
    set_agenda(meeting=meeting, agenda=agenda, by=by, at=at)
    series = Series.objects.select_for_update().get(pk=meeting.series_id)
    require_running(series)
    old = Series.objects.get(pk=series.pk)
    series.agenda = template_of(agenda)
    if series.agenda == old.agenda:
        return 0
    series.save(update_fields=["agenda"])
    changed = retemplate(old, series, by=by, at=at) if planned_too else 0
    journal.record(
        SeriesChanged(
            at=at, by=by.pk if by else None, series=series.pk, community=series.community_id, what=["agenda"]
        )
    )
    return changed
