"""Leaving for good: told first, undone within a waiting time, then carried out in one transaction.

What goes: every name, address and date of theirs, their sign-in, their links, their places in communities, and what they
said and the photos they shared. What stays: hours, the evidence they rest on and certificates, under a number; and for as long as the evidence
must be kept the legal name, apart. Nothing in the ledger changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance.actions.unnaming import unname
from copal.domain.communities.actions.forgetting import leave_all
from copal.domain.communities.models import Membership
from copal.domain.communities.queries import the_network
from copal.domain.communities.queries.leading import only_led_by
from copal.domain.confidentiality.actions import leaving as actions
from copal.domain.confidentiality.models import Leaving
from copal.domain.confidentiality.queries.leaving import leavings_due
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.actions.releasing import release_owned
from copal.domain.facilitation.actions.photos import take_back_photos_of
from copal.domain.facilitation.actions.releasing import release_parked
from copal.domain.hours.queries.lasting import last_day_credited
from copal.domain.meetings.actions.forgetting import unname_leads
from copal.domain.people.forgetting import forget
from copal.domain.people.handing_over import accounts_joined_to
from copal.domain.people.models import NetworkRole, OtherAddress, Person
from copal.domain.practice.releasing import release_steps
from copal.domain.programmes.actions.leaving import release_programmes
from copal.journeys.texts import TEXTS, Text, written_by
from copal.policies import leaving as policies

log = structlog.get_logger(__name__)
TALK = frozenset({"author", "attended"})  # audiences of what people said to one another
ALSO_THEIRS = frozenset(
    {"step", "step-news", "claim", "join-request", "work"}
)  # and what is about themselves


class HandOverFirst(Refused):
    """`communities`: those that nobody else leads."""

    reason = "hand_over_first"

    def __init__(self, words: str, communities: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.communities = communities


@dataclass(frozen=True)
class Outlook:
    """What leaving would mean for this person, to be told before they say it."""

    undo_days: int
    has_credit: bool
    kept_until: date | None
    only_led: tuple[str, ...]
    is_only_staff: bool


def outlook(person: Person, *, at: datetime) -> Outlook:
    policy, last = policies.in_force(on=at.date()), last_day_credited(person)
    return Outlook(
        undo_days=policy.undo_days, has_credit=last is not None,
        kept_until=policy.evidence_until(last) if last else None,
        only_led=tuple(one.name for one in only_led_by(person)), is_only_staff=_is_only_staff(person),
    )  # fmt: skip


def _is_only_staff(person: Person) -> bool:
    staff = NetworkRole.objects.filter(role=NetworkRole.Kind.STAFF, ended_at=None)
    return staff.filter(person=person).exists() and not staff.exclude(person=person).exists()


@transaction.atomic
def say_leaving(person: Person, *, at: datetime) -> Leaving:
    """Raises `HandOverFirst` for who is the only one to lead a community or to serve the network."""
    seen = outlook(person, at=at)
    if seen.only_led:
        words = _("Nobody else leads %(communities)s. Make someone else facilitator first, then leave.")
        raise HandOverFirst(words % {"communities": ", ".join(seen.only_led)}, seen.only_led)
    if seen.is_only_staff:
        raise HandOverFirst(
            _("You are the only one on the network's staff. Give someone else the role first.")
        )
    return actions.say_leaving(person=person, at=at)


def carry_out_due(*, at: datetime) -> dict[int, list[str]]:
    """Everyone whose waiting time is over. Returns their numbers with the addresses they had.

    One that is refused keeps nobody else waiting.
    """
    done: dict[int, list[str]] = {}
    for one in leavings_due(at=at):
        try:
            addresses = carry_out(one, at=at)
        except Refused as refusal:
            log.warning("leaving_waits", leaving=one.pk, reason=refusal.reason)
        else:
            done[one.person_id] = addresses
    return done


@transaction.atomic
def carry_out(leaving: Leaving, *, at: datetime) -> list[str]:
    """All of it, or nothing, and of every account that was joined to theirs. Returns the addresses they had."""
    person = Person.objects.select_for_update().get(pk=leaving.person_id)
    last = last_day_credited(person)
    if last is not None or Certificate.objects.filter(person=person).exists():
        until = policies.in_force(on=at.date()).evidence_until(last or at.date())
        actions.keep_name(person=person, until=until, at=at)
    addresses = _let_go(person, at)
    for one in accounts_joined_to(person):
        _let_go(one, at)
    actions.conclude(leaving=leaving, at=at)
    return addresses


def _let_go(person: Person, at: datetime) -> list[str]:
    """Everything one account has and said."""
    called = _former()
    communities = list(Membership.objects.filter(person=person).values_list("community_id", flat=True))
    addresses = [one for one in (person.email, *_others(person)) if one]
    unname_leads(communities=communities, names=(person.chosen_name, person.legal_name))
    unname(person=person, addresses=addresses, instead=called)
    release_steps(person=person, at=at)
    release_parked(person=person)
    take_back_photos_of(person=person, at=at)
    release_owned(person=person)
    release_programmes(person=person, at=at)
    actions.empty(_talk_of(person))
    actions.empty_reported(person=person)
    actions.forget_aliases(person=person)
    leave_all(person=person, at=at)
    forget(person=person, called=called, at=at)
    return addresses


def _former() -> str:
    """What they are called from then on, in the network's language: it stands in lists that everybody reads."""
    network = the_network()
    with translation.override(network.language if network else settings.LANGUAGE_CODE):
        return _("A former member")


def _others(person: Person) -> Iterator[str]:
    yield from OtherAddress.objects.filter(person=person).values_list("email", flat=True)


def _talk_of(person: Person) -> Iterator[tuple[Model, str]]:
    for text in TEXTS:
        if _is_talk(text):
            for row in written_by(text, person.pk):
                yield row, text.field


def _is_talk(text: Text) -> bool:
    return not text.is_fixed and (text.audience in TALK or text.kind in ALSO_THEIRS)
