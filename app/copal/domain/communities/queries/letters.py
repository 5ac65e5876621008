"""What letters about membership need to know. Asked in the worker, when a letter is queued or goes out."""

from dataclasses import dataclass
from datetime import datetime

from copal.domain.communities.models import Agreement, Community, Expectations, JoinRequest, Membership


@dataclass(frozen=True, kw_only=True)
class LetterMember:
    """Someone's place in a community now. `role` is None, and `role_name` "", for who is not a member."""

    community: str
    slug: str
    role: str | None
    role_name: str


def place_for_letter(community_id: int, person_id: int) -> LetterMember:
    name, slug = Community.objects.values_list("name", "slug").get(pk=community_id)
    role = role_now(community_id, person_id)
    role_name = str(Membership.Role(role).label) if role else ""
    return LetterMember(community=name, slug=slug, role=role, role_name=role_name)


def role_now(community_id: int, person_id: int) -> str | None:
    rows = Membership.objects.current().filter(community=community_id, person=person_id)
    return rows.values_list("role", flat=True).first()


def member_ids(community_id: int) -> list[int]:
    """Who is a member now, in whatever role."""
    rows = Membership.objects.current().filter(community=community_id)
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


def was_asked_for(community_id: int, person_id: int, *, at: datetime) -> bool:
    """Whether at that moment a request of theirs was granted: then the answer to it is their letter."""
    rows = JoinRequest.objects.filter(community=community_id, person=person_id, answered_at=at)
    return rows.filter(answer="accepted").exists()


def awaits_yes(community_id: int, person_id: int, version: int) -> bool:
    """Whether this version is still the one in force, and this member has not agreed to it."""
    rows = Expectations.objects.filter(community=community_id).order_by("-version")
    newest = rows.values_list("pk", "version").first()
    if newest is None or newest[1] != version or role_now(community_id, person_id) is None:
        return False
    return not Agreement.objects.filter(expectations=newest[0], person=person_id).exists()
