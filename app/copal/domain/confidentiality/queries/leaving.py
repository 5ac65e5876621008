"""Who is about to leave for good, and the names that are kept apart for those who check credit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.confidentiality.models import KeptName, Leaving
from copal.domain.people.models import Person
from copal.domain.people.queries import require_reader_of_credit


@dataclass(frozen=True)
class NameKept:
    legal_name: str
    until: date


def leaving_of(person: Person) -> Leaving | None:
    """What they said, while it can still be undone."""
    return Leaving.objects.filter(person=person, undone_at=None, done_at=None).first()


def is_any_leaving(people: Iterable[Person]) -> bool:
    """Whether any of them said so, and it is neither undone nor carried out."""
    return Leaving.objects.filter(person__in=list(people), undone_at=None, done_at=None).exists()


def leavings_due(*, at: datetime) -> list[Leaving]:
    """Whose waiting time is over, oldest first."""
    rows = Leaving.objects.filter(due_at__lte=at, undone_at=None, done_at=None)
    return list(rows.select_related("person").order_by("due_at", "pk"))


def is_still_leaving(leaving_id: int) -> bool:
    return Leaving.objects.filter(pk=leaving_id, undone_at=None, done_at=None).exists()


def kept_name(viewer: Person, person_id: int) -> NameKept | None:
    """Of somebody who left, for network staff and auditors. Raises Http404 for anyone else."""
    require_reader_of_credit(viewer)
    found = KeptName.objects.filter(person=person_id).first()
    return NameKept(found.legal_name, found.until) if found else None
