"""Roster imports: what each row will do, as things stand now, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.http import Http404

from copal.domain.communities.models import Community, Membership, RosterImport
from copal.domain.communities.queries.access import community_for
from copal.domain.communities.rules import Deed
from copal.domain.communities.rules.roster import WILL_ADD, Known, Row, plan
from copal.domain.people.models import Person
from copal.domain.people.queries import people_by_addresses, people_by_names
from copal.instruments.reports.levels import level
from copal.instruments.rosters import Entry

ROWS_A_PAGE = 50
MOST_CANDIDATES = 5


@dataclass(frozen=True)
class Candidate:
    """Somebody of the same name, told apart by no more than this."""

    pk: int
    name: str
    region: str
    address: str  # "b•••@example.org"
    is_member: bool


@dataclass(frozen=True)
class RowSeen:
    number: int
    name: str
    email: str
    deed: str
    problem: str
    called: str  # as the network knows them, where it does
    same_as: int | None
    candidates: list[Candidate]
    chosen: bool
    adds_address: bool


@dataclass(frozen=True)
class RosterSeen:
    """A roster before it is carried out: how many rows do what, and one page of them."""

    counts: dict[str, int]
    rows: list[RowSeen]
    show: str
    page: int
    pages: int

    @property
    def will_add(self) -> int:
        return sum(self.counts.get(deed, 0) for deed in WILL_ADD)

    @property
    def to_choose(self) -> int:
        return self.counts.get("choose", 0)


@dataclass(frozen=True)
class ImportSeen:
    pk: int
    at: datetime
    by: str
    added: int
    done_at: datetime | None
    undone_at: datetime | None


def roster_for(viewer: Person, slug: str, roster_id: int) -> RosterImport:
    """A roster of a community the viewer manages. Given up ones are not there any more."""
    community, _place = community_for(viewer, slug, Deed.MANAGE)
    found = RosterImport.objects.filter(community=community, pk=roster_id, given_up_at=None)
    roster = found.select_related("community").first()
    if roster is None:
        raise Http404
    return roster


def rosters_of(community: Community) -> list[ImportSeen]:
    """The last ones, newest first, but for those given up."""
    rows = RosterImport.objects.filter(community=community, given_up_at=None).select_related("by")
    return [
        ImportSeen(
            row.pk, row.at, row.by.chosen_name, sum(row.outcomes.get(deed, 0) for deed in WILL_ADD),
            row.done_at, row.undone_at,
        )
        for row in rows.defer("rows", "made", "choices").order_by("-at", "-pk")[:10]
    ]  # fmt: skip


def done_before(roster: RosterImport) -> datetime | None:
    """When this very file was carried out here, if it was and was not undone."""
    same = RosterImport.objects.filter(community=roster.community_id, digest=roster.digest, undone_at=None)
    return same.exclude(done_at=None).exclude(pk=roster.pk).values_list("done_at", flat=True).first()


def roster_plan(roster: RosterImport) -> list[Row]:
    """What each row will do, as things stand now. A handful of questions, however many rows."""
    entries = [Entry(**row) for row in roster.rows]
    return plan(
        entries,
        _known(entries, roster.community),
        choices=roster.choices,
        seats=_free_seats(roster.community),
    )


def _known(entries: Sequence[Entry], community: Community) -> Known:
    by_address = people_by_addresses({one.email for one in entries if one.email})
    members = Membership.objects.current().filter(community=community)
    rows = list(members.values_list("person_id", "person__email"))
    unknown = {level(one.name) for one in entries if one.name and one.email not in by_address}
    return Known(
        by_address=by_address,
        by_name=people_by_names(unknown, levelled=level) if unknown else {},
        members={pk for pk, _ in rows},
        without_address={pk for pk, address in rows if not address},
    )


def _free_seats(community: Community) -> int | None:
    if community.seats is None:
        return None
    return max(0, community.seats - Membership.objects.seated().filter(community=community).count())


def roster_seen(roster: RosterImport, *, show: str = "", page: int = 1) -> RosterSeen:
    """One page of the rows that do `show` ("" for all of them), those to decide first."""
    rows = roster_plan(roster)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.deed] = counts.get(row.deed, 0) + 1
    show = show if show in counts else ""
    shown = [row for row in rows if not show or row.deed == show]
    shown.sort(key=lambda row: row.deed != "choose")  # what needs a person comes first
    pages = max(1, ceil(len(shown) / ROWS_A_PAGE))
    page = min(max(1, page), pages)
    cut = shown[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    people = _people(cut)
    members = _members_among(roster.community, people)
    return RosterSeen(counts, [_seen(row, people, members) for row in cut], show, page, pages)


def _people(rows: Sequence[Row]) -> dict[int, Person]:
    wanted = {row.person for row in rows if row.person}
    wanted |= {one for row in rows for one in row.candidates[:MOST_CANDIDATES]}
    return Person.objects.in_bulk(wanted)


def _members_among(community: Community, people: dict[int, Person]) -> set[int]:
    rows = Membership.objects.current().filter(community=community, person__in=people)
    return set(rows.values_list("person_id", flat=True))


def _seen(row: Row, people: dict[int, Person], members: set[int]) -> RowSeen:
    person = people.get(row.person) if row.person else None
    return RowSeen(
        number=row.entry.number, name=row.entry.name, email=row.entry.email, deed=row.deed,
        problem=row.entry.problem, called=person.chosen_name if person else "", same_as=row.same_as,
        candidates=[
            _candidate(people[one], one in members) for one in row.candidates[:MOST_CANDIDATES] if one in people
        ],
        chosen=row.chosen, adds_address=row.adds_address,
    )  # fmt: skip


def _candidate(person: Person, is_member: bool) -> Candidate:  # noqa: FBT001 - one fact of several
    return Candidate(person.pk, person.chosen_name, person.region, masked(person.email or ""), is_member)


def masked(address: str) -> str:
    """Enough to recognise an address one knows, not enough to learn one: "b•••@example.org"."""
    name, at, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}" if at else ""
