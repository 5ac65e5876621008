"""What joining two accounts would do, told before anybody does it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from copal.base.refusals import Refused
from copal.domain.attendance.models import Stay
from copal.domain.communities.actions.handing_over import stronger
from copal.domain.communities.models import Membership
from copal.domain.hours.queries import minutes_of
from copal.domain.meetings.models import Answer
from copal.domain.people.models import OtherAddress, Person
from copal.domain.practice.models import NextStep
from copal.journeys.join_accounts import require_joinable


@dataclass(frozen=True, kw_only=True)
class PlaceAfter:
    """A community of the account that goes. `both`: they are in it with either account, and will be there once."""

    community: str
    role: str
    since: datetime
    both: bool


@dataclass(frozen=True, kw_only=True)
class JoinOutlook:
    """`refusal` says why it cannot be, or is empty. Pseudonyms are told of nowhere: that there is one is not for staff."""

    refusal: str
    places: tuple[PlaceAfter, ...]
    addresses: tuple[str, ...]
    main_address: str  # that they will sign in with
    meetings: int
    minutes: int  # on the account that goes, to be counted anew
    kept_minutes: int
    coming: int
    steps: int


def join_outlook(*, kept: Person, gone: Person, at: datetime) -> JoinOutlook:
    minutes = minutes_of([kept, gone])
    further = OtherAddress.objects.filter(person=gone).order_by("pk").values_list("email", flat=True)
    return JoinOutlook(
        refusal=_refusal(kept, gone),
        places=_places(kept, gone),
        addresses=tuple(one for one in (gone.email, *further) if one and kept.email),
        main_address=kept.email or gone.email or "",
        minutes=minutes.get(gone.pk, 0),
        kept_minutes=minutes.get(kept.pk, 0),
        **_counts(gone, at),
    )


def _counts(gone: Person, at: datetime) -> dict[str, int]:
    """In one question."""
    stays = Stay.objects.filter(person=OuterRef("pk"), withdrawal=None)
    answers = Answer.objects.filter(person=OuterRef("pk"), meeting__ends_at__gt=at)
    steps = NextStep.objects.filter(owner=OuterRef("pk"), stage=NextStep.Stage.OPEN)
    meetings, coming, steps_open = (
        Person.objects.filter(pk=gone.pk)
        .values_list(
            _count(stays, "person", "meeting"), _count(answers, "person", "pk"), _count(steps, "owner", "pk")
        )
        .get()
    )
    return {"meetings": meetings, "coming": coming, "steps": steps_open}


def _count(rows: QuerySet[Any], whose: str, what: str) -> Coalesce:
    counted = rows.order_by().values(whose).annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)


def _refusal(kept: Person, gone: Person) -> str:
    try:
        require_joinable(kept=kept, gone=gone)
    except Refused as refusal:
        return str(refusal)
    return ""


def _places(kept: Person, gone: Person) -> tuple[PlaceAfter, ...]:
    current = Membership.objects.current().filter(person__in=[kept, gone]).select_related("community")
    rows = list(current.order_by("community__name", "pk"))
    mine = {one.community_id: one for one in rows if one.person_id == kept.pk}
    return tuple(_place(one, mine.get(one.community_id)) for one in rows if one.person_id == gone.pk)


def _place(theirs: Membership, mine: Membership | None) -> PlaceAfter:
    role, since = stronger(theirs, mine) if mine else (theirs.role, theirs.joined_at)
    label = str(Membership.Role(role).label)
    return PlaceAfter(community=theirs.community.name, role=label, since=since, both=mine is not None)
