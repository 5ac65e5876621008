"""What letters ask before they go out: whether it is still true."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from copal.domain.programmes.models import Ask, Consent, Directing


@dataclass(frozen=True, kw_only=True)
class Ending:
    consent_id: int
    person_id: int
    last_day: date
    until: datetime


def is_ask_open(ask_id: int) -> bool:
    return Ask.objects.filter(pk=ask_id, answer="", programme__ended_at=None).exists()


def is_directing_open(directing_id: int) -> bool:
    """Asked to direct, and neither accepted nor taken back."""
    rows = Directing.objects.filter(pk=directing_id, accepted_at=None, ended_at=None)
    return rows.filter(programme__ended_at=None).exists()


def consents_ending(*, at: datetime, within: timedelta) -> list[Ending]:
    """Those that run now and end within that time."""
    rows = Consent.objects.filter(ended_at=None, until__gt=at, until__lte=at + within)
    return [
        Ending(consent_id=pk, person_id=person, last_day=last_day, until=until)
        for pk, person, last_day, until in rows.order_by("pk").values_list(
            "pk", "person_id", "last_day", "until"
        )
    ]


def last_day_of(consent_id: int, *, at: datetime) -> date | None:
    """None where it does not run any more."""
    rows = Consent.objects.filter(pk=consent_id, ended_at=None, until__gt=at)
    return rows.values_list("last_day", flat=True).first()


def sharing_people(programme_id: int, *, at: datetime) -> list[int]:
    rows = Consent.objects.filter(programme=programme_id, ended_at=None, until__gt=at)
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


def shared_with(programme_id: int, person_id: int, *, at: datetime) -> bool:
    return person_id in sharing_people(programme_id, at=at)
