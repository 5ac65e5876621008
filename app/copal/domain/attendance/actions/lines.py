"""Deciding whom a line of a report means, and remembering it for the next one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.attendance import rules
from copal.domain.attendance.actions.doors import lock
from copal.domain.attendance.actions.reports import add_stays, withdraw_stays
from copal.domain.attendance.models import KnownName, LinePerson, Report, ReportLine
from copal.domain.people.models import Person


@transaction.atomic
def decide_line(*, line: ReportLine, people: Sequence[Person], by: Person, at: datetime) -> int:
    """This line is these people; nobody: not a member. Returns how many stays changed.

    In a report that is confirmed already, what was decided before is taken back and the new answer counts
    at once. The same answer again changes nothing. The name is remembered unless it could be anybody's.
    """
    report = line.report
    lock(report.meeting)
    wanted = sorted({one.pk for one in people})
    before = sorted(line.people.values_list("person", flat=True))
    decision = ReportLine.Decision.MATCHED if wanted else ReportLine.Decision.NOT_A_MEMBER
    if line.decision == decision and before == wanted:
        return 0
    changed = _undo_stays(line, by, at)
    _write(line, decision, wanted, by, at)
    if rules.is_rememberable(line.name_key, line.flags):
        KnownName.objects.update_or_create(
            community_id=report.meeting.community_id, name=line.name_key,
            defaults={"people": wanted, "at": at, "by": by},
        )  # fmt: skip
    if report.state == Report.State.CONFIRMED:
        changed += add_stays(report=report, lines=[line], by=by, at=at)
    return changed


@transaction.atomic
def reopen(*, line: ReportLine, by: Person, at: datetime) -> int:
    """Undo: the line is open again and its name is forgotten. Returns how many stays were taken back."""
    report = line.report
    lock(report.meeting)
    changed = _undo_stays(line, by, at)
    KnownName.objects.filter(community=report.meeting.community_id, name=line.name_key).delete()
    _write(line, ReportLine.Decision.OPEN, [], None, None)
    return changed


def _write(
    line: ReportLine, decision: str, people: Sequence[int], by: Person | None, at: datetime | None
) -> None:
    line.people.all().delete()
    LinePerson.objects.bulk_create([LinePerson(line=line, person_id=pk) for pk in people])
    line.decision, line.decided_by, line.decided_at = decision, by, at
    line.why = "by_hand" if by else ""
    line.save(update_fields=["decision", "why", "decided_by", "decided_at"])


def _undo_stays(line: ReportLine, by: Person, at: datetime) -> int:
    """What the line had added to a confirmed report no longer counts."""
    if line.report.state != Report.State.CONFIRMED:
        return 0
    return withdraw_stays(
        report=line.report, line=line, reason=_("The line of the report was decided anew."), by=by, at=at
    )
