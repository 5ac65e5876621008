"""A roster from a file: read, decided row by row, carried out, and undone as a whole."""

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.actions.seats import fill_free_seats, locked, settle
from copal.domain.communities.facts import MemberJoined, MemberLeft, RosterImported, RosterImportUndone
from copal.domain.communities.models import Community, JoinRequest, Membership, RosterImport
from copal.domain.communities.queries.rosters import roster_plan
from copal.domain.communities.rules.roster import WILL_ADD, Row
from copal.domain.journal import actions as journal
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import with_traces
from copal.instruments import rosters

KEPT_DAYS = 30  # how long a roster that nobody carried out keeps its names
MOST_NUMBERS = 200  # row numbers a summary lists


class RosterUnreadable(Refused):
    reason = "roster_unreadable"


class RosterOvertaken(Refused):
    """Somebody was added elsewhere while this was carried out. Nothing was changed."""

    reason = "roster_overtaken"


class RosterDone(Refused):
    reason = "roster_done"


def upload_roster(*, community: Community, file: bytes, by: Person, at: datetime) -> RosterImport:
    """Read a file into rows to be looked over. The file is not kept, only its digest.

    Raises `RosterUnreadable`, in plain words, for anything that is not a list of people.
    """
    entries = _read(file)
    return RosterImport.objects.create(
        community=community, by=by, at=at, digest=hashlib.sha256(file).hexdigest(),
        rows=[asdict(entry) for entry in entries],
    )  # fmt: skip


def _read(file: bytes) -> tuple[rosters.Entry, ...]:
    try:
        entries = rosters.read(io.BytesIO(file))
    except rosters.NobodyNamed:
        raise RosterUnreadable(
            _("No column of this file says who people are. Name one of them “Name” or “Mail”, and try again.")
        ) from None
    except rosters.TooManyRows:
        raise RosterUnreadable(
            _("This file has more than %(most)s rows. Please split it.") % {"most": rosters.MOST_ROWS}
        ) from None
    except rosters.Unreadable as fault:
        raise RosterUnreadable(_unreadable(fault.problem)) from None
    if not entries:
        raise RosterUnreadable(_("There is a header in this file, and nobody below it."))
    return entries


def _unreadable(problem: str) -> Any:
    if problem == "empty":
        return _("This file is empty.")
    if problem == "malformed":
        return _("This file is damaged or too large. Open it, save it again as .xlsx or CSV, and bring that.")
    return _("This is not a list that can be read here. Save it as .xlsx or CSV, and bring that.")


@transaction.atomic
def decide_row(*, roster: RosterImport, number: int, choice: str) -> None:
    """Who a row is: "person:7", "row:3", "new" or "skip"; "" asks again. What makes no sense is not heeded."""
    roster = _held(roster)
    _still_open(roster)
    roster.choices = {key: value for key, value in roster.choices.items() if key != str(number)}
    if choice:
        roster.choices[str(number)] = choice[:40]
    roster.save(update_fields=["choices"])


@transaction.atomic
def carry_out_roster(*, roster: RosterImport, by: Person, at: datetime) -> RosterImport:
    """Add everybody whose row says so, as things stand now; undecided rows are left out. Twice is once."""
    community = locked(roster.community)
    roster = _held(roster)
    if roster.done_at is not None:
        return roster
    _still_open(roster)
    roster.community = community
    rows = roster_plan(roster)
    made = _Made(rows)
    try:
        with transaction.atomic():
            made.carry_out(community, by, at)
    except IntegrityError:
        raise RosterOvertaken(_("Somebody was added elsewhere meanwhile. Please confirm again.")) from None
    roster.made = made.ids()
    roster.outcomes = _outcomes(rows)
    roster.rows, roster.choices, roster.done_at = [], {}, at
    roster.save(update_fields=["made", "outcomes", "rows", "choices", "done_at"])
    journal.record(RosterImported(at=at, by=by.pk, community=community.pk, roster_import=roster.pk))
    return roster


class _Made:
    """What carrying out makes: people, then memberships, then further addresses."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.person_of: dict[int, int] = {row.entry.number: row.person for row in rows if row.person}
        self.people: list[int] = []
        self.memberships: list[int] = []
        self.addresses: list[tuple[int, int]] = []

    def carry_out(self, community: Community, by: Person, at: datetime) -> None:
        new = [row for row in self.rows if row.deed == "new"]
        added = people.add_people([_fields(row, community) for row in new], how="roster", by=by, at=at)
        for row, person in zip(new, added, strict=True):
            self.person_of[row.entry.number] = person.pk
            self.people.append(person.pk)
        self._join(community, by, at)
        self._add_addresses(by, at)

    def _join(self, community: Community, by: Person, at: datetime) -> None:
        joining = [self.person_of[row.entry.number] for row in self.rows if row.deed in WILL_ADD]
        made = Membership.objects.bulk_create(
            [Membership(community=community, person_id=one, joined_at=at, joined_by=by) for one in joining],
            batch_size=1000,
        )
        self.memberships = [one.pk for one in made]
        journal.record_all(
            MemberJoined(at=at, by=by.pk, community=community.pk, person=one, role="member", how="roster")
            for one in joining
        )
        added = set(joining)
        asking = JoinRequest.objects.filter(community=community, answered_at=None).select_related("person")
        for request in [one for one in asking if one.person_id in added]:
            settle(community=community, person=request.person, answer="accepted", by=by, at=at)

    def _add_addresses(self, by: Person, at: datetime) -> None:
        wanted = [row for row in self.rows if row.adds_address and row.deed != "no_seat"]
        owners = Person.objects.in_bulk({self._owner(row) for row in wanted})
        for row in wanted:
            person = owners[self._owner(row)]
            other = people.add_other_address(person=person, email=row.entry.email, by=by, at=at)
            if other:
                self.addresses.append((person.pk, other.pk))

    def _owner(self, row: Row) -> int:
        if row.person:
            return row.person
        return self.person_of[row.same_as or 0]

    def ids(self) -> dict[str, Any]:
        return {"people": self.people, "memberships": self.memberships, "addresses": self.addresses}


def _fields(row: Row, community: Community) -> Mapping[str, Any]:
    entry = row.entry
    return {
        "chosen_name": entry.name, "legal_name": entry.legal_name, "email": entry.email or None,
        "region": entry.region or community.region, "language": community.language,
    }  # fmt: skip


def _outcomes(rows: Iterable[Row]) -> dict[str, Any]:
    rows = list(rows)
    left = [row.entry.number for row in rows if row.deed in ("bad", "choose", "no_seat", "leave_out")]
    return {**Counter(row.deed for row in rows), "left_out_rows": left[:MOST_NUMBERS]}


@transaction.atomic
def undo_roster(*, roster: RosterImport, by: Person, at: datetime) -> RosterImport:
    """Take it back as a whole: memberships end, addresses go, and so do people who left no other trace.

    Whoever was given a role since stays: somebody counts on them. Twice changes nothing.
    """
    community = locked(roster.community)
    roster = _held(roster)
    if roster.done_at is None or roster.undone_at is not None:
        return roster
    found = Membership.objects.current().filter(
        pk__in=roster.made["memberships"], role=Membership.Role.MEMBER
    )
    ending = dict(found.values_list("pk", "person_id"))
    _end(community, ending, by, at)
    owners = Person.objects.in_bulk([one for one, _address in roster.made["addresses"]])
    for person, address in roster.made["addresses"]:
        people.remove_other_address(person=owners[person], address_id=address, by=by, at=at)
    _take_back(set(roster.made["people"]) & set(ending.values()), list(ending), by, at)
    roster.undone_at = at
    roster.save(update_fields=["undone_at"])
    journal.record(RosterImportUndone(at=at, by=by.pk, community=community.pk, roster_import=roster.pk))
    fill_free_seats(community, at=at)
    return roster


def _end(community: Community, ending: Mapping[int, int], by: Person, at: datetime) -> None:
    Membership.objects.filter(pk__in=ending).update(ended_at=at, ended_by=by, how_ended="undone")
    journal.record_all(
        MemberLeft(at=at, by=by.pk, community=community.pk, person=person, how="undone")
        for person in ending.values()
    )


def _take_back(added: set[int], memberships: Sequence[int], by: Person, at: datetime) -> None:
    gone = added - with_traces(added, besides={Membership: memberships})
    Membership.objects.filter(pk__in=memberships, person__in=gone).delete()
    people.take_back(gone, by=by, at=at)


@transaction.atomic
def give_up_roster(*, roster: RosterImport, at: datetime) -> None:
    """Throw an upload away: its names and choices are gone. One that was carried out stays."""
    _forget(RosterImport.objects.filter(pk=roster.pk), at)


def forget_old_rosters(*, at: datetime) -> int:
    """Throw away uploads that nobody carried out in thirty days. Returns how many."""
    return _forget(RosterImport.objects.filter(at__lt=at - timedelta(days=KEPT_DAYS)), at)


def _forget(found: Any, at: datetime) -> int:
    waiting = found.filter(done_at=None, given_up_at=None)
    return int(waiting.update(rows=[], choices={}, given_up_at=at))


def _held(roster: RosterImport) -> RosterImport:
    return RosterImport.objects.select_for_update().select_related("community").get(pk=roster.pk)


def _still_open(roster: RosterImport) -> None:
    if roster.done_at is not None or roster.given_up_at is not None:
        raise RosterDone(_("This roster has been carried out or given up already."))
