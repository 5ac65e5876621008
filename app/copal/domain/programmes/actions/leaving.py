"""What becomes of directing, asking and sharing when a person leaves for good."""

from datetime import datetime

from django.db import transaction

from copal.domain.people.models import Person
from copal.domain.programmes.actions.consents import end_one
from copal.domain.programmes.actions.directing import close, end_one_directing
from copal.domain.programmes.models import Ask, Consent, Directing, Programme


@transaction.atomic
def release_programmes(*, person: Person, at: datetime) -> None:
    """Nobody sees them, they see nobody. A programme nobody else directs ends; its name and place go, too."""
    for one in Consent.objects.filter(person=person, ended_at=None):
        end_one(one, by=person.pk, at=at, how="left")
    Ask.objects.filter(person=person).delete()
    for programme in _directed_by(person):
        if not _others(programme, person):
            close(programme, by=person.pk, at=at)
    for directing in Directing.objects.filter(person=person, ended_at=None):
        end_one_directing(directing, by=person.pk, at=at)
    Programme.objects.filter(by=person, ended_at__isnull=False).update(name="", place="")


def _directed_by(person: Person) -> list[Programme]:
    mine = Directing.objects.filter(person=person, accepted_at__isnull=False, ended_at=None)
    rows = Programme.objects.select_for_update(no_key=True).filter(pk__in=mine.values("programme"))
    return list(rows.order_by("pk"))


def _others(programme: Programme, person: Person) -> bool:
    directors = Directing.objects.filter(programme=programme, accepted_at__isnull=False, ended_at=None)
    return directors.exclude(person=person).exists()
