from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.actions.seats import locked
from copal.domain.communities.facts import ExpectationsAgreed, ExpectationsSet
from copal.domain.communities.models import Agreement, Community, Expectations
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person

MOST_LINES = 30


class NoExpectations(Refused):
    reason = "no_expectations"


class TooManyExpectations(Refused):
    reason = "too_many_expectations"


class ExpectationsMoved(Refused):
    reason = "expectations_moved"


def current_expectations(community: Community) -> Expectations:
    """Every community has some from its first day. Raises LookupError for one that was not founded here."""
    found = Expectations.objects.filter(community=community).order_by("-version").first()
    if found is None:
        raise LookupError(f"community {community.pk} has no expectations")
    return found


@transaction.atomic
def set_expectations(
    *,
    community: Community,
    lines: Sequence[Screened],
    confidentiality: Sequence[Screened],
    based_on: int,
    by: Person | None,
    at: datetime,
) -> Expectations:
    """A new version, which members are asked to agree to. The same words again change nothing.

    `based_on` is the version that was being edited: if somebody else wrote one since, `ExpectationsMoved`.
    """
    locked(community)
    current = Expectations.objects.filter(community=community).order_by("-version").first()
    kept = [str(line) for line in lines if str(line)], [str(line) for line in confidentiality if str(line)]
    if current and (current.lines, current.confidentiality) == kept:
        return current
    if (current.version if current else 0) != based_on:
        raise ExpectationsMoved(
            _("Somebody else changed the expectations while you were writing. Read theirs, then save yours.")
        )
    if not kept[0]:
        raise NoExpectations(_("Write at least one expectation, each on a line of its own."))
    if len(kept[0]) > MOST_LINES or len(kept[1]) > MOST_LINES:
        raise TooManyExpectations(_("Nobody can keep more than 30 of these in mind. Please take some out."))
    made = Expectations.objects.create(
        community=community, version=based_on + 1, lines=kept[0], confidentiality=kept[1], at=at, by=by
    )
    journal.record(
        ExpectationsSet(at=at, by=by.pk if by else None, community=community.pk, version=made.version)
    )
    return made


@transaction.atomic
def agree(*, community: Community, person: Person, version: int, at: datetime) -> Agreement:
    """Their yes to the current version, with its date. A second time changes nothing.

    Raises `ExpectationsMoved` if `version` is no longer the current one: a yes is to words that were read.
    """
    current = current_expectations(community)
    if current.version != version:
        raise ExpectationsMoved(
            _("These expectations have changed since you opened the page. Please read the new ones.")
        )
    agreement, made = Agreement.objects.get_or_create(
        expectations=current, person=person, defaults={"at": at}
    )
    if made:
        journal.record(
            ExpectationsAgreed(
                at=at,
                by=person.pk,
                community=community.pk,
                person=person.pk,
                version=version,
                on=at.astimezone(ZoneInfo(community.timezone)).date(),
            )
        )
    return agreement
