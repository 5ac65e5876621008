import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.credentials import rules
from copal.domain.credentials.facts import CertificateIssued, CertificateRevoked
from copal.domain.credentials.models import Certificate, Order, Revocation
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


class AlreadyRevoked(Refused):
    reason = "already_revoked"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A certificate about to be issued: what it says, and its bytes."""

    code: str
    person_id: int
    meeting_id: int | None
    starts_on: date
    ends_on: date
    growth_minutes: int
    training_minutes: int
    stated: dict[str, Any]
    pdf: bytes
    replaces_id: int | None = None


def new_code() -> str:
    return rules.new_code(secrets.choice)


@transaction.atomic
def order(*, meeting: Meeting, person_ids: Iterable[int], by: Person | None, at: datetime) -> None:
    """Ask for certificates to be brought in step with the ledger. The worker fills orders as they come."""
    wanted = set(person_ids)
    open_ones = Order.objects.filter(meeting=meeting, filled_at=None, person__in=wanted)
    open_ones.exclude(missing=[]).update(missing=[])  # there is something new to say: try those again too
    waiting = set(open_ones.values_list("person_id", flat=True))
    Order.objects.bulk_create(
        [Order(meeting=meeting, person_id=person_id, by=by, at=at) for person_id in sorted(wanted - waiting)]
    )


@transaction.atomic
def issue(papers: Iterable[Paper], *, at: datetime) -> list[Certificate]:
    """Keep the papers as they are, for good, and say so in the journal."""
    certificates = Certificate.objects.bulk_create(
        [
            Certificate(
                code=paper.code, person_id=paper.person_id, meeting_id=paper.meeting_id,
                kind="meeting" if paper.meeting_id else "period", starts_on=paper.starts_on,
                ends_on=paper.ends_on, growth_minutes=paper.growth_minutes,
                training_minutes=paper.training_minutes, stated=paper.stated, pdf=paper.pdf,
                digest=hashlib.sha256(paper.pdf).hexdigest(), issued_at=at, replaces_id=paper.replaces_id,
            )
            for paper in papers
        ]
    )  # fmt: skip
    journal.record_all(
        CertificateIssued(at=at, by=None, certificate=one.pk, person=one.person_id) for one in certificates
    )
    return certificates


@transaction.atomic
def fill(orders: Iterable[Order], certificates: dict[int, Certificate], *, at: datetime) -> None:
    """Mark the orders done; `certificates` by order id, absent where none was due any more."""
    rows = list(orders)
    for row in rows:
        row.filled_at = at
        row.certificate = certificates.get(row.pk)
    Order.objects.bulk_update(rows, ["filled_at", "certificate"], batch_size=200)


@transaction.atomic
def put_aside(row: Order, missing: list[str]) -> None:
    """Something required is empty, so nothing is issued; the order waits until it is there."""
    row.missing = missing
    row.save(update_fields=["missing"])


@transaction.atomic
def take_up_again(*, person: Person) -> None:
    """What was missing may be there now: let the worker try the person's waiting orders again."""
    Order.objects.filter(person=person, filled_at=None).exclude(missing=[]).update(missing=[])


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: Person | None, at: datetime) -> None:
    """The paper no longer holds. Its bytes stay, and whoever asks is told."""
    revocation, is_new = Revocation.objects.get_or_create(
        certificate=certificate, defaults={"reason": reason, "by": by, "at": at}
    )
    if not is_new:
        raise AlreadyRevoked(_("This certificate was already revoked."))
    journal.record(
        CertificateRevoked(
            at=at,
            by=by.pk if by else None,
            certificate=revocation.certificate_id,
            person=certificate.person_id,
        )
    )
