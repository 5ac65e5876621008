"""A member takes a pseudonym in a community; two people together may learn whose one is."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from copal.domain.communities.models import Community, Membership
from copal.domain.communities.queries import community_for
from copal.domain.communities.rules import LEADING, Deed, Standing
from copal.domain.confidentiality.actions import masks
from copal.domain.confidentiality.queries.masks import (
    UnmaskSeen,
    mask_choices,
    mask_named,
    mask_of,
    masks_allowed,
    masks_offered,
    unmask_request,
    unmask_requests,
)
from copal.domain.confidentiality.rules import Screened
from copal.domain.people.models import Person
from copal.domain.people.queries import names_of


@dataclass(frozen=True, kw_only=True)
class MasksSeen:
    """`mine` is the viewer's own pseudonym, `offered` what they may choose from. The rest is for those who lead.

    `known` are the names behind the requests this viewer agreed to or asked for, by the request.
    """

    community: Community
    allowed: bool
    member: bool
    mine: str
    offered: tuple[str, ...]
    leads: bool
    asks: bool
    masks: list[tuple[int, str]]
    requests: list[UnmaskSeen]
    known: dict[int, str]


def masks_seen(viewer: Person, slug: str, *, at: datetime) -> MasksSeen:
    """For members, and for those who serve the network. Raises Http404 for everyone else."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    asks, allowed = _asks(place), masks_allowed(community.pk)
    mine = mask_of(community.pk, viewer.pk)
    may_choose = allowed and not mine and place.role is not None
    requests = unmask_requests(viewer, community.pk, at=at) if asks else []
    names = names_of({one.person for one in requests if one.person})
    return MasksSeen(
        community=community, allowed=allowed, member=place.role is not None, mine=mine,
        offered=masks_offered(community.pk, viewer.pk, _real_names(community)) if may_choose else (),
        leads=place.role in LEADING, asks=asks, masks=mask_choices(community.pk) if asks else [],
        requests=requests, known={one.id: names[one.person].chosen_name for one in requests if one.person},
    )  # fmt: skip


def allow(viewer: Person, slug: str, *, allowed: bool, at: datetime) -> bool:
    """By those who lead it. Raises Http404 for everyone else."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    if place.role not in LEADING:
        raise Http404
    return masks.set_allowed(community_ref=community.pk, allowed=allowed, by=viewer, at=at)


def choose(viewer: Person, slug: str, name: str, *, at: datetime) -> None:
    """By a member, for themselves. Raises Http404 for everyone else, and what the action refuses."""
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    if place.role is None:
        raise Http404
    masks.choose(community_ref=community.pk, name=name, real_names=_real_names(community), by=viewer, at=at)


def ask(viewer: Person, slug: str, mask_id: int, words: Screened, *, at: datetime) -> None:
    """By those who lead the community or serve the network. Raises Http404 for everyone else."""
    masks.ask_unmask(mask=mask_named(_asked_in(viewer, slug), mask_id), words=words, by=viewer, at=at)


def answer(viewer: Person, slug: str, unmask_id: int, *, approves: bool, at: datetime) -> None:
    """By another of them. Raises Http404 for everyone else, and for the one whose pseudonym it is."""
    found = unmask_request(_asked_in(viewer, slug), unmask_id)
    if found.mask.wearer_id == viewer.pk:
        raise Http404
    masks.answer_unmask(request=found, approves=approves, by=viewer, at=at)


def _asked_in(viewer: Person, slug: str) -> int:
    community, place = community_for(viewer, slug, Deed.TAKE_PART)
    if not _asks(place):
        raise Http404
    return community.pk


def _asks(place: Standing) -> bool:
    return place.role in LEADING or place.network_role == "staff"


def _real_names(community: Community) -> list[str]:
    """What its people are called, those who left as well."""
    rows = Membership.objects.filter(community=community)
    pairs = rows.values_list("person__chosen_name", "person__legal_name")
    return [name for pair in pairs for name in pair if name]
