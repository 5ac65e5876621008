"""Long work for the worker, as tasks. Arguments are ids only."""

import structlog
from django.conf import settings
from django.tasks import task
from django.utils import timezone

from copal.instruments.proof.keys import Keyring
from copal.journeys import import_report, look_at_pack
from copal.journeys.check_the_record import check_the_record
from copal.journeys.issue_certificates import issue_ordered
from copal.journeys.stand_everyone import stand_everyone

log = structlog.get_logger("copal.tasks")


@task
def issue_certificates() -> None:
    """Fill every waiting certificate order, a batch at a time."""
    while issue_ordered(address=settings.SITE_ADDRESS, at=timezone.now()):
        pass


@task
def read_report(report_id: int) -> None:
    """Read one meeting report that waits."""
    import_report.read_report(report_id, at=timezone.now())


@task
def look_at_added_pack(look_id: int) -> None:
    """Work out what one added rule pack would change for members."""
    look_at_pack.look_at_pack(look_id, at=timezone.now())


@task
def check_record() -> None:
    """Work the whole ledger out anew. What differs is kept for staff, and said in the log."""
    found = check_the_record(keyring=Keyring(settings.SIGNING_FOLDERS), at=timezone.now()).finding
    if found:
        log.error("record_differs", what=found.what, entry=found.entry, person=found.person, day=found.day)


@task
def keep_standings() -> None:
    """Where everyone stands by every rule, for lists and letters."""
    stand_everyone(at=timezone.now())
