"""Facilitators say who was here: roll call, people without account, the sign-in sheet, and putting it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.confidentiality.rules import Screened, named
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import person_by_address
from copal.journeys.late_evidence import settle

LONGEST_NAME = 80


class NameMissing(Refused):
    reason = "name_missing"


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Someone who is not on the list. `email` may be empty; `client_key` makes a form sent twice one person."""

    name: str
    email: str
    since: datetime
    until: datetime | None
    source: str = Stay.Source.ROLL_CALL
    note: str = ""
    client_key: str = ""


@transaction.atomic
def mark(*, meeting: Meeting, markings: Sequence[Marking], by: Person, at: datetime) -> list[Stay]:
    """Write down who was here; where the meeting was closed already, the hours follow."""
    stays = presence.mark(meeting=meeting, markings=markings, by=by, at=at)
    if stays:
        settle(meeting=meeting, by=by, at=at, because=_("Presence was added after the meeting was closed."))
    return stays


@transaction.atomic
def add_newcomer(*, meeting: Meeting, newcomer: Newcomer, by: Person, at: datetime) -> Person:
    """Mark someone who is on no list, as a new person without an account.

    Whoever already has exactly this mail address is that person. A name alone never finds anybody.
    """
    presence.check_times(meeting, newcomer.since, newcomer.until, at=at)
    sent = (
        newcomer.client_key and Stay.objects.filter(meeting=meeting, client_key=newcomer.client_key).first()
    )
    if sent:
        return sent.person
    person = _known_or_new(newcomer, by, at)
    marking = Marking(
        person_id=person.pk, since=newcomer.since, until=newcomer.until, source=newcomer.source,
        note=newcomer.note, client_key=newcomer.client_key,
    )  # fmt: skip
    mark(meeting=meeting, markings=[marking], by=by, at=at)
    return person


def _known_or_new(newcomer: Newcomer, by: Person, at: datetime) -> Person:
    known = person_by_address(newcomer.email) if newcomer.email else None
    if known is not None:
        return known
    name = named(newcomer.name, audience="community", at_most=LONGEST_NAME).words
    if not name:
        raise NameMissing(_("Write down a name."))
    return people.add_person(chosen_name=name, email=newcomer.email or None, how="door", by=by, at=at)


@transaction.atomic
def withdraw(*, stay: Stay, reason: Screened, by: Person, at: datetime) -> None:
    presence.withdraw(stay=stay, reason=reason, by=by, at=at)
    settle(meeting=stay.meeting, by=by, at=at, because=_("Presence was taken back."))


@transaction.atomic
def put_back(*, stay: Stay, by: Person, at: datetime) -> None:
    presence.put_back(stay=stay, by=by, at=at)
    settle(meeting=stay.meeting, by=by, at=at, because=_("Presence was put back."))


@transaction.atomic
def correct(*, stay: Stay, since: datetime, until: datetime | None, by: Person, at: datetime) -> Stay:
    """Other times for a stay."""
    better = presence.correct(stay=stay, since=since, until=until, by=by, at=at)
    settle(meeting=stay.meeting, by=by, at=at, because=_("The times were put right."))
    return better


@transaction.atomic
def type_sheet(
    *, meeting: Meeting, markings: Sequence[Marking], newcomers: Sequence[Newcomer], by: Person, at: datetime
) -> int:
    """The whole sheet at once, or nothing of it. Returns how many people it put on the list."""
    stays = presence.mark(meeting=meeting, markings=markings, by=by, at=at)
    for newcomer in newcomers:
        add_newcomer(meeting=meeting, newcomer=newcomer, by=by, at=at)
    if stays:
        settle(meeting=meeting, by=by, at=at, because=_("The sign-in sheet was added after closing."))
    return len(stays) + len(newcomers)
