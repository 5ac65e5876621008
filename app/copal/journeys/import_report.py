"""A meeting report on its way into the evidence: brought, read, decided, confirmed. Nobody is credited by a similar name."""

import io
from collections.abc import Sequence
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.attendance.actions import lines, reports
from copal.domain.attendance.models import Report, ReportLine
from copal.domain.confidentiality.rules import named
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import person_by_address
from copal.instruments import reports as reader
from copal.journeys.late_evidence import settle
from copal.journeys.report_drafts import drafts_of, meeting_for_reader
from copal.policies import doors as policies

log = structlog.get_logger(__name__)
UNEXPECTED = "unexpected"
ROWS_BETWEEN = 5000


def bring(
    *, meeting: Meeting, filename: str, content: bytes, by: Person, at: datetime
) -> tuple[Report, bool]:
    """Take a file in. Small ones are read at once, large ones wait for the worker. True: it is a new file."""
    report, is_new = reports.receive(meeting=meeting, filename=filename, content=content, by=by, at=at)
    reports.read_again(report=report)
    if len(content) <= policies.in_force(on=at.date()).report_inline_bytes:
        read_report(report.pk, at=at)
    return report, is_new


def read_again(*, report: Report, at: datetime) -> None:
    """Try a file that could not be read once more: the meeting's time or its list may have changed."""
    reports.read_again(report=report)
    if report.size_bytes <= policies.in_force(on=at.date()).report_inline_bytes:
        read_report(report.pk, at=at)


def read_report(report_id: int, *, at: datetime) -> None:
    """Read a waiting report. Called by the worker, or at once for a small file; a second call changes nothing.

    Not one transaction: others see how far it is. Whatever goes wrong, the report ends as read or as failed.
    """
    report = reports.start_reading(report_id=report_id, at=at)
    if report is None:
        return
    try:
        _read(report)
    except Exception:
        log.exception("report_failed", report=report_id)
        reports.fail(report_id=report_id, error=UNEXPECTED, kind="", rows=0)


def _read(report: Report) -> None:
    told = 0

    def progress(rows: int, bytes_done: int, _all: int) -> None:
        nonlocal told
        if rows - told >= ROWS_BETWEEN:
            told = rows
            reports.note_progress(report_id=report.pk, rows=rows, bytes_read=bytes_done)

    content = io.BytesIO(bytes(report.content or b""))
    report.content = None
    found = reader.read(content, meeting_for_reader(report.meeting), progress=progress)
    if found.error is not None:
        reports.fail(report_id=report.pk, error=found.error, kind=found.kind or "", rows=found.rows_read)
        return
    drafts = drafts_of(report.meeting, found.participants)
    reports.keep_lines(report_id=report.pk, kind=found.kind or "", drafts=drafts, rows=found.rows_read)


@transaction.atomic
def decide(*, line: ReportLine, chosen: Sequence[Person], by: Person, at: datetime) -> None:
    """This line is these people; nobody: not a member."""
    if lines.decide_line(line=line, people=chosen, by=by, at=at):
        _settle(line.report, by, at)


@transaction.atomic
def decide_new(*, line: ReportLine, name: str, email: str, by: Person, at: datetime) -> Person:
    """This line is someone who is on no list: a new person, or whoever has exactly this address."""
    known = person_by_address(email) if email else None
    screened = named(name, audience="community", at_most=80).words
    same = line.people.filter(person__chosen_name=screened).select_related("person").first()
    if same is not None and known is None and not email:  # the form was sent twice
        return same.person
    person = known or people.add_person(
        chosen_name=screened or _("Guest"), email=email or None, how="door", by=by, at=at
    )
    decide(line=line, chosen=[person], by=by, at=at)
    return person


@transaction.atomic
def reopen(*, line: ReportLine, by: Person, at: datetime) -> None:
    """Undo a decision."""
    if lines.reopen(line=line, by=by, at=at):
        _settle(line.report, by, at)


@transaction.atomic
def confirm(*, report: Report, by: Person, at: datetime) -> int:
    """Count everybody who is decided and delete the file. Returns the stays added."""
    added = reports.confirm(report=report, by=by, at=at)
    if added:
        _settle(report, by, at)
    return added


@transaction.atomic
def discard(*, report: Report, by: Person, at: datetime) -> None:
    """Throw it away; if it was confirmed, what it added no longer counts."""
    if reports.discard(report=report, reason=_("The report was taken back."), by=by, at=at):
        _settle(report, by, at)


def _settle(report: Report, by: Person, at: datetime) -> None:
    settle(
        meeting=report.meeting,
        by=by,
        at=at,
        because=_("A meeting report was read after the meeting was closed."),
    )
