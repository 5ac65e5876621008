"""Who writes under what name in a community. Names only for `writer`; who is behind one is told by `unmasked`."""

from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from copal.domain.confidentiality.models import Mask, MaskSetting
from copal.domain.confidentiality.rules.masks import Worn

SIGN_LENGTH = 12


def masks_of(community_id: int) -> Mapping[int, Worn]:
    """By person, whether or not new ones may be taken now: what was said under a pseudonym stays under it. One query."""
    rows = Mask.objects.filter(community_ref=community_id).values_list("person_id", "name", "at")
    return {
        person: Worn(name=name, sign=sign_of(community_id, person), since=at) for person, name, at in rows
    }


def sign_of(community_id: int, person_id: int) -> str:
    """Stands for one person in one community where their number would tell who they are; nobody can work it out."""
    return salted_hmac("copal.mask", f"{community_id}:{person_id}", algorithm="sha256").hexdigest()[:SIGN_LENGTH]


def masks_allowed(community_id: int) -> bool:
    """Whether its members may take a pseudonym now."""
    return MaskSetting.objects.filter(community_ref=community_id, ended_at=None).exists()
