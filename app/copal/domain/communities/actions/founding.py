from datetime import date, datetime
from typing import Any, TypedDict, Unpack
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.actions.seats import fill_free_seats, locked
from copal.domain.communities.facts import (
    CommunityChanged,
    CommunityFounded,
    ExpectationsSet,
    NetworkChanged,
    NetworkFounded,
)
from copal.domain.communities.models import Community, Expectations, Network
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.policies import attendance, expectations

MOST_TRIES = 50


class NetworkExists(Refused):
    reason = "network_exists"


class NameMissing(Refused):
    reason = "name_missing"


class RunsBackward(Refused):
    reason = "runs_backward"


class NoSeats(Refused):
    reason = "no_seats"


class QuestionMissing(Refused):
    reason = "question_missing"


class NoSuchZone(Refused):
    reason = "no_such_zone"


class NetworkDetails(TypedDict, total=False):
    name: str
    short_name: str
    registry_name: str
    jurisdiction: str
    timezone: str
    language: str
    contact_email: str
    logo_svg: str
    regions: list[str]


class CommunityDetails(TypedDict, total=False):
    """What one can say of a community. Words are screened; the rest is chosen from lists."""

    name: Screened
    kind: str
    joining: str
    domain: Screened
    practice: Screened
    region: str
    language: str
    timezone: str
    seats: int | None
    application_question: Screened
    attendance_policy: str
    starts_date: date | None
    ends_date: date | None


@transaction.atomic
def found_network(*, by: Person | None, at: datetime, **details: Unpack[NetworkDetails]) -> Network:
    """The one network of this installation. Raises `NetworkExists` the second time."""
    if Network.objects.filter(pk=1).exists():
        raise NetworkExists(_("This network has been set up already."))
    _check_network(details)
    network = Network(pk=1, founded_at=at, **details)
    network.short_name = network.short_name or network.name[:40]
    network.save(force_insert=True)
    journal.record(NetworkFounded(at=at, by=by.pk if by else None, network=network.pk))
    return network


@transaction.atomic
def change_network(*, by: Person, at: datetime, **changes: Unpack[NetworkDetails]) -> list[str]:
    """Returns the names of the fields that differ now."""
    network = Network.objects.select_for_update().get(pk=1)
    _check_network({"name": network.name, **changes})
    different = _put(network, dict(changes))
    if different:
        network.save(update_fields=different)
        journal.record(NetworkChanged(at=at, by=by.pk, what=different))
    return different


def _check_network(details: NetworkDetails) -> None:
    if not details.get("name", "").strip():
        raise NameMissing(_("Give the network a name."))
    _check_zone(details.get("timezone"))


@transaction.atomic
def found_community(
    *, by: Person | None, at: datetime, slug: str | None = None, **details: Unpack[CommunityDetails]
) -> Community:
    """A new community with the default expectations. `slug` (its address) is made from the name if not given.

    It has no members yet: whoever leads it is added by `add_member(role="facilitator")`.
    """
    community = Community(founded_at=at)
    _put(community, dict(details))
    _check(community)
    _insert(community, slug or slugify(community.name)[:50].strip("-") or "community")
    ours = expectations.in_force(on=at.date())
    Expectations.objects.create(
        community=community, version=1, lines=list(ours.lines), confidentiality=list(ours.confidentiality),
        at=at, by=by,
    )  # fmt: skip
    acting = by.pk if by else None
    journal.record(
        CommunityFounded(at=at, by=acting, community=community.pk),
        ExpectationsSet(at=at, by=acting, community=community.pk, version=1),
    )
    return community


def _insert(community: Community, wanted: str) -> None:
    """Save it under the first free address: name, name-2, name-3. "new" is the page that founds one."""
    for number in range(1, MOST_TRIES):
        community.slug = wanted if number == 1 else f"{wanted}-{number}"
        if community.slug == "new":
            continue
        try:
            with transaction.atomic():
                community.save(force_insert=True)
        except IntegrityError:
            if not Community.objects.filter(slug=community.slug).exists():
                raise
        else:
            return
    raise NameMissing(_("Too many communities share this name. Please choose another."))


@transaction.atomic
def change_community(
    *, community: Community, by: Person, at: datetime, **changes: Unpack[CommunityDetails]
) -> list[str]:
    """Returns the names of the fields that differ now. Its address stays. New seats go to those who wait."""
    community = locked(community)
    different = _put(community, dict(changes))
    if different:
        _check(community)
        community.save(update_fields=different)
        journal.record(CommunityChanged(at=at, by=by.pk, community=community.pk, what=different))
        fill_free_seats(community, at=at)
    return different


def _put(row: Network | Community, details: dict[str, Any]) -> list[str]:
    plain = {name: value.words if isinstance(value, Screened) else value for name, value in details.items()}
    different = [name for name, value in plain.items() if getattr(row, name) != value]
    for name in different:
        setattr(row, name, plain[name])
    return different


def _check(community: Community) -> None:
    if not community.name.strip():
        raise NameMissing(_("Give the community a name."))
    if community.seats is not None and community.seats < 1:
        raise NoSeats(_("A community needs at least one seat. Leave it empty for no limit."))
    first, last = community.starts_date, community.ends_date
    if first and last and last < first:
        raise RunsBackward(_("The last day is before the first day."))
    if community.joining == Community.Joining.APPLICATION and not community.application_question.strip():
        raise QuestionMissing(_("Write the question that people answer when they apply."))
    if community.kind not in Community.Kind.values or community.joining not in Community.Joining.values:
        raise ValueError((community.kind, community.joining))
    if community.attendance_policy not in attendance.names():
        raise LookupError(community.attendance_policy)
    _check_zone(community.timezone)


def _check_zone(name: str | None) -> None:
    if name is None:
        return
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise NoSuchZone(_("This time zone is not known.")) from None
