"""Presence that was written down for one account and belongs to another of the same person."""

from datetime import datetime

from django.db import transaction

from copal.domain.attendance.actions.doors import lock
from copal.domain.attendance.facts import PresenceMarked, PresenceWithdrawn
from copal.domain.attendance.models import Claim, KnownName, LinePerson, ReportLine, Stay, Withdrawal
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


def meetings_with_stays(person: Person) -> list[Meeting]:
    """Where something that counts says they were, the oldest first, with community and closing."""
    rows = Meeting.objects.filter(stays__person=person, stays__withdrawal=None).distinct()
    return list(rows.select_related("community", "closing").order_by("starts_at", "pk"))


@transaction.atomic
def hand_over(
    *, meeting: Meeting, from_person: Person, to: Person, reason: str, by: Person, at: datetime
) -> int:
    """Every stay that counts becomes one of `to`, of the same source and evidence; the old one is withdrawn.

    Done again, it changes nothing. Returns how many there were.
    """
    lock(meeting)
    stays = list(Stay.objects.filter(meeting=meeting, person=from_person, withdrawal=None))
    Withdrawal.objects.bulk_create(Withdrawal(stay=one, reason=reason, at=at, by=by) for one in stays)
    Stay.objects.bulk_create(
        Stay(
            meeting=meeting, person=to, since=one.since, until=one.until, source=one.source, said_by=one.said_by,
            at=at, client_key=f"handed:{one.pk}", evidence=one.evidence, note=one.note, report_id=one.report_id,
        )
        for one in stays
    )  # fmt: skip
    for one in stays:
        journal.record(
            PresenceWithdrawn(at=at, by=by.pk, meeting=meeting.pk, person=from_person.pk, stay=one.pk),
            PresenceMarked(at=at, by=by.pk, meeting=meeting.pk, person=to.pk, source=str(one.source)),
        )
    return len(stays)


@transaction.atomic
def hand_over_names(*, from_person: Person, to: Person, at: datetime) -> None:
    """Claims that wait, lines of reports and names that are remembered mean `to`. Done again, it changes nothing."""
    claimed = Claim.objects.filter(person=to, decided_at=None).values("meeting")
    waiting = Claim.objects.filter(person=from_person, decided_at=None)
    waiting.filter(meeting__in=claimed).update(decision="taken_back", decided_at=at)
    waiting.update(person=to)
    named = LinePerson.objects.filter(person=to).values("line")
    LinePerson.objects.filter(person=from_person, line__in=named).delete()
    LinePerson.objects.filter(person=from_person).update(person=to)
    for row in (*KnownName.objects.all(), *ReportLine.objects.filter(decision=ReportLine.Decision.OPEN)):
        field = "people" if isinstance(row, KnownName) else "candidates"
        ids: list[int] = getattr(row, field)
        if from_person.pk in ids:
            setattr(row, field, list(dict.fromkeys(to.pk if pk == from_person.pk else pk for pk in ids)))
            row.save(update_fields=[field])
