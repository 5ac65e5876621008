from dataclasses import dataclass
from math import ceil

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from copal.domain.communities.models import Community, Membership
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role

CARDS_A_PAGE = 24


@dataclass(frozen=True)
class CommunityCard:
    """One community as a list shows it."""

    pk: int
    slug: str
    name: str
    kind: str
    kind_name: str
    joining: str
    domain: str
    region: str
    language: str
    timezone: str
    members: int
    role: str | None  # the viewer's own


@dataclass(frozen=True)
class MyCommunity:
    """One community of one person, for short lists."""

    slug: str
    name: str
    kind_name: str
    role: str


@dataclass(frozen=True)
class CommunityList:
    mine: list[CommunityCard]
    others: list[CommunityCard]
    found: int  # over all pages
    page: int
    pages: int
    regions: list[str]  # in use, to filter by
    languages: list[str]

    @property
    def any_here(self) -> bool:
        return bool(self.mine or self.others)


def communities_seen(
    viewer: Person | None,
    *,
    kind: str = "",
    region: str = "",
    language: str = "",
    words: str = "",
    page: int = 1,
) -> CommunityList:
    """Those the viewer may know of, their own first, by name. Empty filters do not filter."""
    visible = Community.objects.visible_to(viewer, network_role(viewer) if viewer else None)
    found = visible
    for field, value in (("kind", kind), ("region", region), ("language", language)):
        if value:
            found = found.filter(**{field: value})
    for word in words.split()[:8]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(domain__icontains=word)
            | Q(practice__icontains=word)
            | Q(region__icontains=word)
        )
    total = found.count()
    pages = max(1, ceil(total / CARDS_A_PAGE))
    page = min(max(1, page), pages)
    cards = _cards(found, viewer, first=(page - 1) * CARDS_A_PAGE, most=CARDS_A_PAGE)
    offered = list(visible.values_list("region", "language").distinct())
    return CommunityList(
        mine=[card for card in cards if card.role],
        others=[card for card in cards if not card.role],
        found=total,
        page=page,
        pages=pages,
        regions=sorted({one for one, _ in offered if one}),
        languages=sorted({one for _, one in offered}),
    )


def my_communities(person: Person) -> list[MyCommunity]:
    """Where they are a member now, by name."""
    rows = Membership.objects.current().filter(person=person).order_by("community__name", "community_id")
    shown = rows.values_list("community__slug", "community__name", "community__kind", "role")[:100]
    return [
        MyCommunity(slug=slug, name=name, kind_name=str(Community.Kind(kind).label), role=role)
        for slug, name, kind, role in shown
    ]


def _cards(
    found: QuerySet[Community], viewer: Person | None, *, first: int, most: int
) -> list[CommunityCard]:
    memberships = Membership.objects.current().filter(community=OuterRef("pk"))
    role: Subquery | Value = Subquery(memberships.filter(person=viewer).values("role")[:1])
    counted = memberships.order_by().values("community").annotate(n=Count("pk")).values("n")
    rows = found.annotate(
        my_role=role if viewer else Value(None, output_field=IntegerField(null=True)),
        member_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
    ).annotate(order=Case(When(my_role=None, then=1), default=0))
    return [_card(row) for row in rows.order_by("order", "name", "pk")[first : first + most]]


def _card(row: Community) -> CommunityCard:
    return CommunityCard(
        pk=row.pk, slug=row.slug, name=row.name, kind=row.kind, kind_name=str(Community.Kind(row.kind).label),
        joining=row.joining, domain=row.domain, region=row.region, language=row.language,
        timezone=row.timezone, members=getattr(row, "member_count"), role=getattr(row, "my_role"),  # noqa: B009 - annotations
    )  # fmt: skip
