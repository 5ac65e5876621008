from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.http import Http404

from copal.domain.credentials.models import Certificate, Order
from copal.domain.credentials.rules import in_groups, tidy_code
from copal.domain.hours.queries.papers import Signed, signed_record
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What anyone who holds a code may know: status, name, date, hours, issuer. Nothing else."""

    code: str
    status: str  # valid | replaced | revoked
    name: str
    starts_on: date
    ends_on: date
    growth_minutes: int
    training_minutes: int
    issuer: str
    issued_at: datetime
    changed_at: datetime | None  # when it was replaced or revoked
    record: Signed | None  # of a valid one: how its hours stand in the signed record


@dataclass(frozen=True, kw_only=True)
class CertificateLine:
    """A certificate as its owner lists it."""

    code: str
    kind: str
    subject: str
    meeting_id: int | None
    starts_on: date
    ends_on: date
    minutes: int
    issued_at: datetime
    status: str


def verification(typed: str) -> Verification | None:
    """What the certificate with this code says, or None where there is none. Without its bytes; seven queries at most."""
    code = tidy_code(typed)
    if code is None:
        return None
    row = (
        Certificate.objects.filter(code=code).select_related("revocation", "replaced_by").defer("pdf").first()
    )
    if row is None:
        return None
    revoked_at, replaced_at = _changes(row)
    status = _status(revoked_at, replaced_at)
    return Verification(
        code=in_groups(code),
        status=status,
        name=row.stated["legal_name"],
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        growth_minutes=row.growth_minutes,
        training_minutes=row.training_minutes,
        issuer=row.stated["sponsor"],
        issued_at=row.issued_at,
        changed_at=revoked_at or replaced_at,
        record=_record(row) if status == "valid" else None,
    )


def _record(row: Certificate) -> Signed | None:
    of = Q(meeting_ref=row.meeting_id) if row.meeting_id else Q(on__gte=row.starts_on, on__lte=row.ends_on)
    return signed_record(row.person_id, of, until=row.issued_at)


def _changes(row: Certificate) -> tuple[datetime | None, datetime | None]:
    """When it was revoked and when replaced, both None while it holds."""
    return (
        row.revocation.at if hasattr(row, "revocation") else None,
        row.replaced_by.issued_at if hasattr(row, "replaced_by") else None,
    )


def _status(revoked_at: datetime | None, replaced_at: datetime | None) -> str:
    if revoked_at:
        return "revoked"
    return "replaced" if replaced_at else "valid"


def certificate_file(viewer: Person, typed: str) -> tuple[str, bytes]:
    """The frozen bytes and their digest, for the owner and network staff or auditors. Otherwise Http404."""
    row = (
        Certificate.objects.filter(code=tidy_code(typed) or "")
        .values_list("person_id", "digest", "pdf")
        .first()
    )
    if row is None or (row[0] != viewer.pk and network_role(viewer) is None):
        raise Http404
    return row[1], bytes(row[2])


def certificates_for(person: Person) -> list[CertificateLine]:
    """Every certificate of theirs, newest first, without the bytes."""
    rows = (
        Certificate.objects.filter(person=person)
        .select_related("revocation", "replaced_by")
        .defer("pdf")
        .order_by("-issued_at", "-id")
    )
    return [
        CertificateLine(
            code=row.code, kind=row.kind, subject=row.stated.get("subject", ""), meeting_id=row.meeting_id,
            starts_on=row.starts_on, ends_on=row.ends_on,
            minutes=row.growth_minutes + row.training_minutes, issued_at=row.issued_at,
            status=_status(*_changes(row)),
        )
        for row in rows
    ]  # fmt: skip


def current_codes(person: Person) -> dict[int, str]:
    """By meeting id, the code of the certificate of theirs that holds. One query."""
    rows = Certificate.objects.filter(person=person, kind="meeting", replaced_by=None, revocation=None)
    return dict(rows.values_list("meeting_id", "code"))


def current_certificates(meeting_id: int, person_ids: set[int]) -> dict[int, Certificate]:
    """By person, the certificate for this meeting that holds, without its bytes."""
    rows = Certificate.objects.filter(
        meeting_id=meeting_id, person_id__in=person_ids, replaced_by=None, revocation=None
    ).defer("pdf")
    return {row.person_id: row for row in rows}


def period_certificates(person_ids: Iterable[int], on: date) -> list[Certificate]:
    """Those of these people that hold and whose days include `on`, without their bytes."""
    rows = Certificate.objects.filter(
        kind="period",
        person_id__in=person_ids,
        starts_on__lte=on,
        ends_on__gte=on,
        replaced_by=None,
        revocation=None,
    )
    return list(rows.defer("pdf").order_by("id"))


def orders_waiting(most: int) -> list[Order]:
    """Orders nothing is missing for, oldest first."""
    rows = Order.objects.filter(filled_at=None, missing=[])
    return list(rows.select_related("person", "meeting__community").order_by("at", "id")[:most])


def orders_put_aside(person: Person) -> list[str]:
    """What is missing on this person's side before their certificates can be issued, e.g. "legal_name"."""
    rows = Order.objects.filter(person=person, filled_at=None).exclude(missing=[])
    return sorted({field for fields in rows.values_list("missing", flat=True) for field in fields})


def is_a_meetings(certificate_id: int) -> bool:
    """Whether it is for one meeting, rather than for a period."""
    return Certificate.objects.filter(pk=certificate_id, kind="meeting").exists()
