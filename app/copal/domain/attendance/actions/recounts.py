"""Meetings whose presence has to be counted again, because another meeting of the same hour was corrected."""

from collections.abc import Iterable
from datetime import datetime

from copal.domain.attendance.models import Recount


def ask_recount(meeting_ids: Iterable[int], *, at: datetime) -> None:
    """Work that is due is a row, so a crash forgets nothing. Asked again before it was done, it is done once."""
    Recount.objects.bulk_create(
        (Recount(meeting_id=meeting_id, at=at) for meeting_id in meeting_ids), ignore_conflicts=True
    )


def recount_done(meeting_id: int) -> None:
    Recount.objects.filter(meeting=meeting_id).delete()


def recounts_due(*, most: int) -> list[int]:
    """The meetings to count again, the one closed first first."""
    rows = Recount.objects.order_by("meeting__closing__pk").values_list("meeting_id", flat=True)
    return list(rows[:most])
