"""A meeting report on its way: taken in, read, confirmed, thrown away or taken back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.base.refusals import Refused
from copal.domain.attendance.actions.doors import lock
from copal.domain.attendance.facts import ReportConfirmed, ReportDiscarded, ReportUploaded
from copal.domain.attendance.models import LinePerson, Report, ReportLine, Stay, Withdrawal
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.policies import doors as policies

READER_GIVEN_UP = timedelta(minutes=15)  # a reader that is silent for so long has died
MEGABYTE = 1_000_000
LONGEST_NAME = 200
BATCH = 500


class FileTooLarge(Refused):
    reason = "file_too_large"


class FileMissing(Refused):
    reason = "file_missing"


class NotReadYet(Refused):
    reason = "not_read_yet"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One person as the reader tells of them, with whom it is taken to be."""

    name: str
    name_key: str
    email: str
    rows: int
    stays: list[list[str | None]]
    minutes: int
    flags: list[str]
    candidates: list[int]
    decision: str
    why: str = ""
    people: list[int] = field(default_factory=list)
    decided_by: int | None = None
    decided_at: datetime | None = None


def check_size(size_bytes: int, *, at: datetime) -> None:
    """Raise `FileTooLarge` before anything is read."""
    most = policies.in_force(on=at.date()).report_most_bytes
    if size_bytes > most:
        number = most // MEGABYTE
        raise FileTooLarge(
            ngettext(
                "This file is too large: up to %(number)d megabyte can be read.",
                "This file is too large: up to %(number)d megabytes can be read.",
                number,
            )
            % {"number": number}
        )


@transaction.atomic
def receive(
    *, meeting: Meeting, filename: str, content: bytes, by: Person, at: datetime
) -> tuple[Report, bool]:
    """Keep the file to be read. The same file again gives back the report it already is; True: it is new."""
    check_size(len(content), at=at)
    lock(meeting)
    digest = hashlib.sha256(content).hexdigest()
    known = _known(meeting, digest)
    if known is not None:
        return known, False
    report = Report.objects.create(
        meeting=meeting, by=by, at=at, filename=_tidy(filename), digest=digest, content=content,
        size_bytes=len(content),
    )  # fmt: skip
    journal.record(ReportUploaded(at=at, by=by.pk, meeting=meeting.pk, report=report.pk, digest=digest))
    return report, True


def _known(meeting: Meeting, digest: str) -> Report | None:
    rows = Report.objects.filter(meeting=meeting, digest=digest).exclude(state=Report.State.DISCARDED)
    return rows.defer("content").first()


def _tidy(filename: str) -> str:
    """The last part of the name, without anything that does not print."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[:LONGEST_NAME] or _("report")


def start_reading(*, report_id: int, at: datetime) -> Report | None:
    """Take a waiting report to read it, with its content; None if someone else reads it or nothing waits."""
    due = Q(state=Report.State.WAITING) | Q(state=Report.State.READING, reading_at__lt=at - READER_GIVEN_UP)
    taken = Report.objects.filter(due, pk=report_id).update(
        state=Report.State.READING, reading_at=at, rows_read=0, bytes_read=0, error=""
    )
    if not taken:
        return None
    return Report.objects.select_related("meeting__community").get(pk=report_id)


def note_progress(*, report_id: int, rows: int, bytes_read: int) -> None:
    """How far reading has come, for whoever waits."""
    Report.objects.filter(pk=report_id, state=Report.State.READING).update(
        rows_read=rows, bytes_read=bytes_read
    )


def fail(*, report_id: int, error: str, kind: str, rows: int) -> None:
    """It cannot be read. The file is kept until it is thrown away, so that nothing is lost."""
    Report.objects.filter(pk=report_id, state=Report.State.READING).update(
        state=Report.State.FAILED, error=error, kind=kind, rows_read=rows
    )


def read_again(*, report: Report) -> None:
    """A report that failed waits once more: the meeting or the list of members may have been put right."""
    Report.objects.filter(pk=report.pk, state=Report.State.FAILED).update(state=Report.State.WAITING)


@transaction.atomic
def keep_lines(*, report_id: int, kind: str, drafts: Sequence[Draft], rows: int) -> None:
    """What was read, ready to be decided. A report read twice keeps only the last reading."""
    done = Report.objects.filter(pk=report_id, state=Report.State.READING).update(
        state=Report.State.READ, kind=kind, rows_read=rows, error=""
    )
    if not done:
        return
    ReportLine.objects.filter(report_id=report_id).delete()
    lines = ReportLine.objects.bulk_create(
        [_line(report_id, position, draft) for position, draft in enumerate(drafts)], batch_size=BATCH
    )
    LinePerson.objects.bulk_create(
        [
            LinePerson(line=line, person_id=person_id)
            for line, draft in zip(lines, drafts, strict=True)
            for person_id in draft.people
        ],
        batch_size=BATCH,
    )


def _line(report_id: int, position: int, draft: Draft) -> ReportLine:
    return ReportLine(
        report_id=report_id, position=position, name_as_reported=draft.name[:300], name_key=draft.name_key[:300],
        email=draft.email[:254], rows=draft.rows, stays=draft.stays, minutes_present=draft.minutes,
        flags=draft.flags, candidates=draft.candidates, decision=draft.decision, why=draft.why,
        decided_by_id=draft.decided_by, decided_at=draft.decided_at,
    )  # fmt: skip


@transaction.atomic
def confirm(*, report: Report, by: Person, at: datetime) -> int:
    """Turn every decided line into stays and delete the file. Open lines may stay open. Returns the stays added.

    A second time changes nothing. Raises `NotReadYet` while it is being read or where it could not be.
    """
    lock(report.meeting)
    ready = Report.objects.filter(pk=report.pk, state=Report.State.READ)
    if not ready.update(state=Report.State.CONFIRMED, confirmed_at=at, confirmed_by=by, content=None):
        state = Report.objects.values_list("state", flat=True).get(pk=report.pk)
        if state == Report.State.CONFIRMED:
            return 0
        raise NotReadYet(_("This report has not been read yet."))
    added = add_stays(report=report, lines=None, by=by, at=at)
    journal.record(
        ReportConfirmed(at=at, by=by.pk, meeting=report.meeting_id, report=report.pk, digest=report.digest)
    )
    return added


def add_stays(*, report: Report, lines: Sequence[ReportLine] | None, by: Person, at: datetime) -> int:
    """The stays of decided lines (None: of all), as evidence with the file's digest. Returns how many."""
    pairs = LinePerson.objects.filter(
        line__report=report, line__decision=ReportLine.Decision.MATCHED, line__minutes_present__gt=0
    ).select_related("line")
    if lines is not None:
        pairs = pairs.filter(line__in=lines)
    before = Stay.objects.filter(report=report).count()
    told = [(pair, stay) for pair in pairs for stay in moments(pair.line)]
    stays = [
        Stay(
            meeting_id=report.meeting_id, person_id=pair.person_id, since=since, until=until,
            source=Stay.Source.REPORT, said_by=by, at=at, evidence=report.digest, note=note, report=report,
            client_key=f"{_key(report, pair.line_id)}{before + number}",
        )
        for number, (pair, (since, until, note)) in enumerate(told)
    ]  # fmt: skip
    Stay.objects.bulk_create(stays, batch_size=BATCH)
    return len(stays)


def _key(report: Report, line_id: int) -> str:
    """How the stays of one line begin their `client_key`."""
    return f"report:{report.pk}:{line_id}:"


def moments(line: ReportLine) -> list[tuple[datetime, datetime | None, str]]:
    """The stays of a line as they were kept."""
    return [
        (
            datetime.fromisoformat(since),
            datetime.fromisoformat(until) if until else None,
            note or "",
        )
        for since, until, note in line.stays
    ]


def withdraw_stays(*, report: Report, line: ReportLine | None, reason: str, by: Person, at: datetime) -> int:
    """Take back what a report added, for one line or (None) all of it. Returns how many stays."""
    stays = Stay.objects.filter(report=report, withdrawal=None)
    if line is not None:
        stays = stays.filter(client_key__startswith=_key(report, line.pk))
    gone = Withdrawal.objects.bulk_create(
        [Withdrawal(stay=stay, reason=reason, at=at, by=by) for stay in stays], batch_size=BATCH
    )
    return len(gone)


@transaction.atomic
def discard(*, report: Report, reason: str, by: Person, at: datetime) -> int:
    """Throw the file and what was read of it away; what it had already added is taken back.

    Afterwards the same file can be read anew. Returns how many stays no longer count.
    """
    lock(report.meeting)
    left = Report.objects.filter(pk=report.pk).exclude(state=Report.State.DISCARDED)
    if not left.update(state=Report.State.DISCARDED, content=None):
        return 0
    gone = withdraw_stays(report=report, line=None, reason=reason, by=by, at=at)
    ReportLine.objects.filter(report=report).delete()
    journal.record(ReportDiscarded(at=at, by=by.pk, meeting=report.meeting_id, report=report.pk))
    return gone
