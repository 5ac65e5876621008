from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from copal.domain.communities.models import Agreement, Community, Expectations, Membership
from copal.domain.people.models import Person


@dataclass(frozen=True)
class ExpectationsSeen:
    """The words in force, and what the viewer agreed to before."""

    version: int
    lines: list[str]
    confidentiality: list[str]
    since: datetime
    agreed_at: datetime | None  # to this version
    agreed_before: int | None  # the last version they agreed to, if it was an earlier one

    @property
    def agreed(self) -> bool:
        return self.agreed_at is not None


@dataclass(frozen=True)
class VersionSeen:
    id: int
    version: int
    lines: list[str]
    confidentiality: list[str]
    since: datetime
    written_by: str  # chosen name; empty for the ones a community starts with
    agreed: int  # current members who said yes to it


def expectations_seen(viewer: Person | None, community: Community) -> ExpectationsSeen:
    """The words in force and the viewer's yes, to these or to earlier ones. One question."""
    theirs = Agreement.objects.filter(person=viewer) if viewer else Agreement.objects.none()
    to_this = theirs.filter(expectations=OuterRef("pk"))
    to_any = theirs.filter(expectations__community=OuterRef("community")).order_by("-expectations__version")
    current = (
        Expectations.objects.filter(community=community)
        .annotate(
            agreed_at=Subquery(to_this.values("at")[:1]),
            agreed_last=Subquery(to_any.values("expectations__version")[:1]),
        )
        .order_by("-version")
        .first()
    )
    if current is None:
        return ExpectationsSeen(0, [], [], community.founded_at, community.founded_at, None)
    return ExpectationsSeen(
        version=current.version,
        lines=current.lines,
        confidentiality=current.confidentiality,
        since=current.at,
        agreed_at=current.agreed_at,
        agreed_before=current.agreed_last if current.agreed_last != current.version else None,
    )


def versions_of(community: Community) -> list[VersionSeen]:
    """Every version, newest first, with how many of today's members agreed to it."""
    member = Membership.objects.current().filter(
        community=OuterRef("expectations__community"), person=OuterRef("person")
    )
    ids = Agreement.objects.filter(Exists(member), expectations__community=community).values("pk")
    rows = (
        Expectations.objects.filter(community=community)
        .annotate(yes=Count("agreements", filter=Q(agreements__in=ids)))
        .select_related("by")
        .order_by("-version")
    )
    return [
        VersionSeen(
            id=row.pk, version=row.version, lines=row.lines, confidentiality=row.confidentiality, since=row.at,
            written_by=row.by.chosen_name if row.by else "", agreed=row.yes,
        )
        for row in rows
    ]  # fmt: skip


def current_words(community: Community) -> tuple[int, list[str], list[str]]:
    """Version, lines and confidentiality in force, for whoever starts from them."""
    current = Expectations.objects.filter(community=community).order_by("-version").first()
    return (current.version, current.lines, current.confidentiality) if current else (0, [], [])
