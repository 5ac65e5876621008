"""What joining two accounts would do, told before anybody does it."""

from dataclasses import dataclass
from datetime import datetime

from copal.base.refusals import Refused
from copal.domain.attendance.actions.handing_over import meetings_with_stays
from copal.domain.communities.actions.handing_over import stronger
from copal.domain.communities.models import Membership
from copal.domain.hours.queries import totals_by_year
from copal.domain.meetings.models import Answer
from copal.domain.people.models import OtherAddress, Person
from copal.domain.people.queries import network_role
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
    network_role: str  # of the account that goes; it ends


def join_outlook(*, kept: Person, gone: Person, at: datetime) -> JoinOutlook:
    further = OtherAddress.objects.filter(person=gone).order_by("pk").values_list("email", flat=True)
    return JoinOutlook(
        refusal=_refusal(kept, gone),
        places=_places(kept, gone),
        addresses=tuple(one for one in (gone.email, *further) if one and kept.email),
        main_address=kept.email or gone.email or "",
        meetings=len(meetings_with_stays(gone)),
        minutes=sum(one.minutes for one in totals_by_year(gone)),
        kept_minutes=sum(one.minutes for one in totals_by_year(kept)),
        coming=Answer.objects.filter(person=gone, meeting__ends_at__gt=at).count(),
        steps=NextStep.objects.filter(owner=gone, stage=NextStep.Stage.OPEN).count(),
        network_role=network_role(gone) or "",
    )


def _refusal(kept: Person, gone: Person) -> str:
    try:
        require_joinable(kept=kept, gone=gone)
    except Refused as refusal:
        return str(refusal)
    return ""


def _places(kept: Person, gone: Person) -> tuple[PlaceAfter, ...]:
    mine = {one.community_id: one for one in Membership.objects.current().filter(person=kept)}
    theirs = Membership.objects.current().filter(person=gone).select_related("community")
    return tuple(_place(one, mine.get(one.community_id)) for one in theirs.order_by("community__name", "pk"))


def _place(theirs: Membership, mine: Membership | None) -> PlaceAfter:
    role, since = stronger(theirs, mine) if mine else (theirs.role, theirs.joined_at)
    label = str(Membership.Role(role).label)
    return PlaceAfter(community=theirs.community.name, role=label, since=since, both=mine is not None)
