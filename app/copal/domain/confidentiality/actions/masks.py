"""Pseudonyms: allowed by who leads a community, taken once by a member, lifted only by two people."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.facts import (
    MaskChosen,
    MasksAllowed,
    MasksStopped,
    UnmaskAnswered,
    UnmaskAsked,
)
from copal.domain.confidentiality.models import Mask, MaskSetting, UnmaskRequest
from copal.domain.confidentiality.queries.masks import is_open, masks_allowed, masks_of, unmasking
from copal.domain.confidentiality.rules import Screened
from copal.domain.confidentiality.rules.masks import is_free, may_answer
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


class NotAllowed(Refused):
    reason = "masks_not_allowed"


class HasOne(Refused):
    reason = "has_a_mask"


class NotFree(Refused):
    reason = "mask_not_free"


class NoReason(Refused):
    reason = "no_reason"


class NotYoursToAnswer(Refused):
    reason = "not_yours_to_answer"


@transaction.atomic
def set_allowed(*, community_ref: int, allowed: bool, by: Person, at: datetime) -> bool:
    """Whether that changed anything. Pseudonyms that are worn stay: what was said under them stays under them."""
    if masks_allowed(community_ref) is allowed:
        return False
    if allowed:
        MaskSetting.objects.create(community_ref=community_ref, at=at, by=by)
        journal.record(MasksAllowed(at=at, by=by.pk, community=community_ref))
    else:
        MaskSetting.objects.filter(community_ref=community_ref, ended_at=None).update(
            ended_at=at, ended_by=by
        )
        journal.record(MasksStopped(at=at, by=by.pk, community=community_ref))
    return True


@transaction.atomic
def choose(*, community_ref: int, name: str, real_names: Collection[str], by: Person, at: datetime) -> Mask:
    """For good: another name later would tell which two are one person. Raises `NotAllowed`, `HasOne`, `NotFree`."""
    if not masks_allowed(community_ref):
        raise NotAllowed(_("Pseudonyms are not used in this community."))
    worn = masks_of(community_ref)
    if by.pk in worn:
        raise HasOne(_("You have a pseudonym here already. It stays the same, so that nobody can guess."))
    if not is_free(name, taken=[one.name for one in worn.values()], real_names=real_names):
        raise NotFree(_("Somebody took this name a moment ago. Please choose another."))
    try:
        with transaction.atomic():
            made = Mask.objects.create(community_ref=community_ref, person=by, name=name, at=at)
    except IntegrityError:
        raise NotFree(_("Somebody took this name a moment ago. Please choose another.")) from None
    journal.record(MaskChosen(at=at, by=by.pk, community=community_ref, mask=made.pk))
    return made


@transaction.atomic
def ask_unmask(*, mask: Mask, words: Screened, by: Person, at: datetime) -> UnmaskRequest:
    """Raises `NoReason`."""
    if not words.words:
        raise NoReason(_("Say why it has to be known."))
    made = UnmaskRequest.objects.create(mask=mask, reason=words.words, at=at, by=by)
    journal.record(UnmaskAsked(at=at, by=by.pk, community=mask.community_ref, unmask=made.pk))
    return made


@transaction.atomic
def answer_unmask(*, request: UnmaskRequest, approves: bool, by: Person, at: datetime) -> None:
    """Raises `NotYoursToAnswer` for who asked, for the one it is about, and once it is over."""
    if not is_open(request, at) or not may_answer(unmasking(request), by.pk):
        raise NotYoursToAnswer(_("Somebody else than who asked answers, once, and within a few days."))
    request.approved, request.answered_at, request.answered_by = approves, at, by
    request.save(update_fields=["approved", "answered_at", "answered_by"])
    journal.record(
        UnmaskAnswered(
            at=at, by=by.pk, community=request.mask.community_ref, unmask=request.pk,
            person=request.mask.wearer_id, approved=approves,
        )
    )  # fmt: skip
