"""Long work for the worker, as tasks. Arguments are ids only."""

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from copal.journeys import import_report
from copal.journeys.issue_certificates import issue_ordered


@task
def issue_certificates() -> None:
    """Fill every waiting certificate order, a batch at a time."""
    while issue_ordered(address=settings.SITE_ADDRESS, at=timezone.now()):
        pass


@task
def read_report(report_id: int) -> None:
    """Read one meeting report that waits."""
    import_report.read_report(report_id, at=timezone.now())
