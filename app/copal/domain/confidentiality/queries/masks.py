"""Who writes under what name in a community. Names only for `writer`; who is behind one, only to the two who agreed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.utils.crypto import salted_hmac

from copal.domain.confidentiality.models import Mask, MaskSetting, UnmaskRequest
from copal.domain.confidentiality.rules.masks import Unmasking, Worn, may_answer, may_know, offered
from copal.domain.people.models import Person
from copal.policies import two_people as policies

SIGN_LENGTH = 12
SHOWN = 50


def masks_of(community_id: int) -> Mapping[int, Worn]:
    """By person, whether or not new ones may be taken now: what was said under a pseudonym stays under it. One query."""
    rows = list(Mask.objects.filter(community_ref=community_id).order_by("carried_at", "pk"))
    worn = {row.person_id: _worn(row, row.at) for row in rows}
    for row in rows:
        if row.carried_by_id and row.carried_at:
            worn.setdefault(row.carried_by_id, _worn(row, row.carried_at))
    return worn


def _worn(row: Mask, since: datetime) -> Worn:
    return Worn(name=row.name, sign=sign_of(row.community_ref, row.person_id), since=since)


def sign_of(community_id: int, person_id: int) -> str:
    """Stands for one person in one community where their number would tell who they are; nobody can work it out."""
    return salted_hmac("copal.mask", f"{community_id}:{person_id}", algorithm="sha256").hexdigest()[
        :SIGN_LENGTH
    ]


def masks_allowed(community_id: int) -> bool:
    """Whether its members may take a pseudonym now."""
    return MaskSetting.objects.filter(community_ref=community_id, ended_at=None).exists()


@dataclass(frozen=True, kw_only=True)
class UnmaskSeen:
    """`person` is who it is, for the two who agreed; 0 for everybody else and before."""

    id: int
    mask: str
    reason: str
    at: datetime
    approved: bool | None
    asked_by_me: bool
    may_answer: bool
    person: int


def mask_of(community_id: int, person_id: int) -> str:
    """The name somebody writes under, or empty."""
    worn = masks_of(community_id).get(person_id)
    return worn.name if worn else ""


def masks_offered(community_id: int, person_id: int, real_names: Collection[str]) -> tuple[str, ...]:
    """A few names nobody has, the same ones however often the page is loaded."""
    taken = [worn.name for worn in masks_of(community_id).values()]
    return offered(taken=taken, real_names=real_names, seed=sign_of(community_id, person_id))


def mask_named(community_id: int, mask_id: int) -> Mask:
    """Raises Http404 where there is none in this community."""
    found = Mask.objects.filter(community_ref=community_id, pk=mask_id).first()
    if found is None:
        raise Http404
    return found


def mask_choices(community_id: int) -> list[tuple[int, str]]:
    """Every pseudonym of the community by its name, for those who may ask whose it is."""
    rows = Mask.objects.filter(community_ref=community_id).order_by("name")
    return list(rows.values_list("pk", "name"))


def unmask_request(community_id: int, unmask_id: int) -> UnmaskRequest:
    """Raises Http404 where there is none in this community."""
    rows = UnmaskRequest.objects.select_related("mask").filter(mask__community_ref=community_id, pk=unmask_id)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def unmask_requests(viewer: Person, community_id: int, *, at: datetime) -> list[UnmaskSeen]:
    """For those who lead the community or serve the network, without those about the viewer: theirs comes by letter."""
    rows = UnmaskRequest.objects.select_related("mask").filter(mask__community_ref=community_id)
    found = []
    for row in rows.exclude(mask__person=viewer).exclude(mask__carried_by=viewer).order_by("-pk")[:SHOWN]:
        asked = unmasking(row)
        knows = may_know(asked, viewer.pk, answered_by=row.answered_by_id)
        found.append(
            UnmaskSeen(
                id=row.pk, mask=row.mask.name, reason=row.reason, at=row.at, approved=row.approved,
                asked_by_me=row.by_id == viewer.pk, may_answer=is_open(row, at) and may_answer(asked, viewer.pk),
                person=row.mask.wearer_id if knows else 0,
            )
        )  # fmt: skip
    return found


def unmasking(row: UnmaskRequest) -> Unmasking:
    return Unmasking(asked_by=row.by_id, wearer=row.mask.wearer_id, approved=row.approved)


def is_open(row: UnmaskRequest, at: datetime) -> bool:
    """Unanswered, and asked lately."""
    days = policies.in_force(on=at.date()).unmask_asked_days
    return row.approved is None and at < row.at + timedelta(days=days)
