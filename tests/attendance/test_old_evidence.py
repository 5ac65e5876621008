"""Five years after a meeting its files and the names in them are gone. The hours, and the digest they rest on, stay."""

from datetime import timedelta

import pytest

from copal.domain.attendance.actions import reports
from copal.domain.attendance.actions.evidence import destroy_old_evidence
from copal.domain.attendance.models import Report, ReportLine
from copal.domain.hours import actions as hours
from copal.domain.hours.queries.proof import check_record
from copal.domain.journal.models import Entry
from tests.cast import SIX
from tests.hours.test_ledger import earning

AFTER = SIX + timedelta(hours=3)
FIVE_YEARS = timedelta(days=1826)


@pytest.fixture
def report(cast):
    found, _is_new = reports.receive(
        meeting=cast.circle,
        filename="Bob Example.csv",
        content=b"Bob,bob@example.org",
        by=cast.alice,
        at=AFTER,
    )
    ReportLine.objects.create(
        report=found, position=0, name_as_reported="Bob", email="bob@example.org", minutes_present=60
    )
    return found


def test_it_is_kept_for_five_years(cast, report):
    assert destroy_old_evidence(at=cast.circle.ends_at + FIVE_YEARS - timedelta(minutes=1)) == 0
    kept = Report.objects.get()
    assert (bytes(kept.content), kept.filename, ReportLine.objects.count()) == (
        b"Bob,bob@example.org",
        "Bob Example.csv",
        1,
    )


def test_then_it_is_destroyed_and_its_digest_stays(cast, report):
    hours.credit([earning(cast)], by=cast.alice, at=AFTER)
    at = cast.circle.ends_at + FIVE_YEARS + timedelta(minutes=1)
    assert (destroy_old_evidence(at=at), destroy_old_evidence(at=at)) == (1, 0)
    kept = Report.objects.get()
    assert (kept.content, kept.filename, kept.digest) == (None, "", report.digest)
    assert not ReportLine.objects.exists()
    assert check_record().finding is None
    told = Entry.objects.get(kind="attendance.evidence_destroyed")
    assert told.about == {"meeting": cast.circle.pk, "report": report.pk}


def test_many_go_in_several_rounds(cast, report):
    second, _is_new = reports.receive(
        meeting=cast.circle, filename="again.csv", content=b"other", by=cast.alice, at=AFTER
    )
    at = cast.circle.ends_at + FIVE_YEARS + timedelta(minutes=1)
    assert [destroy_old_evidence(at=at, most=1) for _round in range(3)] == [1, 1, 0]
    assert Report.objects.get(pk=second.pk).content is None
