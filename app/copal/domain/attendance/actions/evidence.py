"""Evidence that has been kept long enough is destroyed. Its digest stays, and the entries that rest on it hold."""

from datetime import datetime, timedelta

from django.db import transaction

from copal.domain.attendance.facts import EvidenceDestroyed
from copal.domain.attendance.models import Report, ReportLine
from copal.domain.journal import actions as journal
from copal.policies import retention as policies

EVIDENCE = (
    "evidence"  # as the policy calls it; words of claims and corrections go with their key, by the same days
)
MOST = 200


@transaction.atomic
def destroy_old_evidence(*, at: datetime, most: int = MOST) -> int:
    """Files of reports and sheets, and every name and address that was read in them, once they are old enough.

    Returns how many reports that were, `most` in one go.
    """
    oldest = at - timedelta(days=policies.in_force(on=at.date()).days(EVIDENCE))
    due = Report.objects.filter(meeting__ends_at__lt=oldest).exclude(filename="")
    old = list(due.order_by("pk").values_list("pk", "meeting_id")[:most])
    ids = [pk for pk, _meeting in old]
    ReportLine.objects.filter(report__in=ids).delete()
    Report.objects.filter(pk__in=ids).update(content=None, filename="")
    journal.record_all(EvidenceDestroyed(at=at, by=None, meeting=meeting, report=pk) for pk, meeting in old)
    return len(ids)
