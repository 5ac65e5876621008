"""Who shares where they stand, with whom and until when: for directors, and for each person about themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.queries import the_network
from copal.domain.people.models import Person, Setting
from copal.domain.programmes.models import Ask, Consent, Programme
from copal.domain.programmes.queries.directing import directors_by_programme, programme_for
from copal.domain.programmes.rules import LONGEST, a_year_from, tidy_code


class CodeUnknown(Refused):
    reason = "code_unknown"


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """Someone whose yes runs, with the facts that rules ask for."""

    person: Person
    last_day: date


@dataclass(frozen=True, kw_only=True)
class Unshared:
    """An address that was asked. Whether it was a no, is over or has no answer yet is not the director's to know."""

    ask_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Of one's own: who sees where one stands, and through which day."""

    consent_id: int
    programme: str
    place: str
    directors: tuple[str, ...]
    last_day: date


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody is asked. `shares_through` is set where they have said yes already."""

    programme: Programme
    setting: str
    directors: tuple[str, ...]
    would_run_through: date
    shares_through: date | None
    consent_id: int | None


def who_shares(viewer: Person, programme_id: int, *, at: datetime) -> list[Sharing]:
    """Everyone whose yes runs at this moment, by name; Http404 for who does not direct the programme. Two queries."""
    programme = programme_for(viewer, programme_id)
    rows = _running(at).filter(programme=programme, person__is_active=True).select_related("person")
    return [
        Sharing(person=one.person, last_day=one.last_day)
        for one in rows.order_by("person__chosen_name", "pk")
    ]


def not_sharing(programme: Programme, *, at: datetime) -> list[Unshared]:
    """Addresses that were asked and do not share now. The caller has asked `programme_for`."""
    shares = _running(at).filter(programme=OuterRef("programme"), person=OuterRef("person"))
    rows = Ask.objects.filter(~Exists(shares), programme=programme).order_by("address")
    return [Unshared(ask_id=pk, address=address) for pk, address in rows.values_list("pk", "address")]


def ask_of(viewer: Person, programme_id: int, ask_id: int) -> Ask:
    """One that a programme of theirs asked, for who directs it. Raises Http404."""
    programme = programme_for(viewer, programme_id)
    found = Ask.objects.filter(pk=ask_id, programme=programme).select_related("programme").first()
    if found is None:
        raise Http404
    return found


def shared_by(person: Person, *, at: datetime) -> list[Shared]:
    """Who sees where this person stands now; whose year ends first comes first. One query."""
    rows = _running(at).filter(
        person=person, programme__directings__accepted_at__isnull=False, programme__directings__ended_at=None
    )
    found = rows.order_by("last_day", "pk", "programme__directings__accepted_at", "programme__directings__pk")
    shown = found.values_list(
        "pk", "programme__name", "programme__place", "last_day", "programme__directings__person__chosen_name"
    )
    return [
        Shared(
            consent_id=consent, programme=name, place=place, last_day=last_day,
            directors=tuple(row[-1] for row in of_one),
        )
        for (consent, name, place, last_day), of_one in groupby(shown, itemgetter(0, 1, 2, 3))
    ]  # fmt: skip


def own_consent(viewer: Person, consent_id: int) -> Consent:
    """The viewer's own, running or not. Raises Http404."""
    found = Consent.objects.filter(pk=consent_id, person=viewer).select_related("programme").first()
    if found is None:
        raise Http404
    return found


def asks_open(viewer: Person) -> list[tuple[int, str]]:
    """What the viewer was asked and has not answered: the number and the programme's name."""
    rows = Ask.objects.filter(person=viewer, answer="", programme__ended_at=None)
    return list(rows.order_by("at", "pk").values_list("pk", "programme__name"))


def ask_for(viewer: Person, ask_id: int) -> Ask:
    """Only the one who was asked. A letter that was passed on opens nothing. Raises Http404."""
    found = Ask.objects.filter(pk=ask_id, person=viewer, programme__ended_at=None)
    one = found.select_related("programme").first()
    if one is None:
        raise Http404
    return one


def programme_by_code(typed: str) -> Programme:
    """Whose code this is, whoever typed it: it opens a question about themselves only. Raises `CodeUnknown`."""
    code = tidy_code(typed)
    found = Programme.objects.filter(code=code, ended_at=None).first() if len(code) == LONGEST else None
    if found is None:
        raise CodeUnknown(
            _("This code opens nothing. Look at it once more, or ask your director for the newest one.")
        )
    return found


def question_of(viewer: Person, programme: Programme, *, at: datetime) -> Question:
    """Three queries."""
    consent = _running(at).filter(person=viewer, programme=programme).first()
    network = the_network()
    year = a_year_from(at, timezone=network.timezone if network else "UTC")
    return Question(
        programme=programme, setting=str(Setting(programme.setting).label),
        directors=tuple(directors_by_programme([programme.pk]).get(programme.pk, ())),
        would_run_through=year.last_day, shares_through=consent.last_day if consent else None,
        consent_id=consent.pk if consent else None,
    )  # fmt: skip


def _running(at: datetime) -> QuerySet[Consent]:
    return Consent.objects.filter(ended_at=None, until__gt=at)
