from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.programmes.actions.directing import forget_unanswered, held
from copal.domain.programmes.actions.newcomers import forget_newcomers, people_at
from copal.domain.programmes.facts import PersonAsked
from copal.domain.programmes.models import Ask, Consent, Programme
from copal.domain.programmes.refusals import AskedOneself, TooManyAsked
from copal.domain.programmes.rules import new_code
from copal.policies import programmes as policies

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`people` counts addresses, whoever is behind them and whether or not they were asked before."""

    people: int
    left_out_own: bool


@transaction.atomic
def ask_people(*, programme: Programme, addresses: Sequence[str], by: Person, at: datetime) -> Asked:
    """Ask everybody at these addresses (in small letters, each once). The answer is the same whoever is known.

    Who was asked lately is not asked again. Raises `TooManyAsked`, and `AskedOneself` where there is nobody else.
    """
    row, policy = held(programme, by), policies.in_force(on=at.date())
    if len(addresses) > policy.most_asked_at_once:
        words = _("These are %(count)s addresses. Ask at most %(most)s people at once.")
        raise TooManyAsked(words % {"count": len(addresses), "most": policy.most_asked_at_once})
    today = Ask.objects.filter(by=by, at__gt=at - A_DAY).count()
    if today + len(addresses) > policy.most_asked_per_day:
        words = _("You can ask %(most)s people a day. Ask the others tomorrow, or give them your code.")
        raise TooManyAsked(words % {"most": policy.most_asked_per_day})
    found = people_at(addresses, by=by, at=at)
    others = {address: person for address, person in found.items() if person != by.pk}
    if not others:
        raise AskedOneself(_("This is your own address. Where you stand is on your page of hours."))
    _ask(row, others, by=by, at=at, again_before=at - timedelta(days=policy.ask_again_after_days))
    return Asked(people=len(others), left_out_own=len(others) < len(found))


def _ask(
    programme: Programme, people: dict[str, int], *, by: Person, at: datetime, again_before: datetime
) -> None:
    there = {
        one.person_id: one for one in Ask.objects.filter(programme=programme, person__in=people.values())
    }
    new = {
        person: Ask(programme=programme, person_id=person, address=address, at=at, by=by)
        for address, person in people.items()
        if person not in there
    }
    Ask.objects.bulk_create(new.values())
    again = [one for one in there.values() if one.at <= again_before and not _shares(one, at)]
    Ask.objects.filter(pk__in=[one.pk for one in again]).update(at=at, by=by, answer="", answered_at=None)
    journal.record_all(
        PersonAsked(at=at, by=by.pk, programme=programme.pk, person=one.person_id, ask=one.pk)
        for one in (*new.values(), *again)
    )


def _shares(ask: Ask, at: datetime) -> bool:
    return _running(at).filter(programme=ask.programme_id, person=ask.person_id).exists()


def _running(at: datetime) -> QuerySet[Consent]:
    return Consent.objects.filter(ended_at=None, until__gt=at)


@transaction.atomic
def renew_code(*, programme: Programme, by: Person) -> None:
    """The code before opens nothing any more; what was answered stays."""
    row = held(programme, by)
    row.code = new_code()
    row.save(update_fields=["code"])


@transaction.atomic
def take_back_ask(*, ask: Ask, by: Person) -> None:
    """An address goes from the list. What its person answered themselves, stays: a yes is theirs to end."""
    held(ask.programme, by)
    Ask.objects.filter(pk=ask.pk).delete()


def forget_old_asks(*, at: datetime) -> int:
    """Addresses that share nothing are kept for a while only, and so are those of directors who never came. Whoever is
    here by nothing but such a question goes with it. Returns how many addresses went.
    """
    before = at - timedelta(days=policies.in_force(on=at.date()).asks_kept_days)
    gone = _forget_asks(before, at) + forget_unanswered(before=before, at=at)
    forget_newcomers(at=at)
    return gone


def _forget_asks(before: datetime, at: datetime) -> int:
    shares = _running(at).filter(programme=OuterRef("programme"), person=OuterRef("person"))
    gone, _each = Ask.objects.filter(~Exists(shares), at__lt=before).delete()
    return gone
