"""The record of the measured network: its ledger, and one certificate to verify."""

import random
from datetime import datetime, timedelta

from bench import _places
from bench._sizes import COMMUNITIES, PEOPLE, THE_MEMBER
from copal.domain.credentials import actions as credentials
from copal.domain.credentials.models import Certificate
from copal.domain.hours.actions import close_days
from copal.domain.hours.actions.chain import chained
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.instruments.proof.keys import Keyring
from copal.journeys.issue_certificates import issue_ordered

ENTRIES = 200


def build(at: datetime, meetings: list[Meeting], people: list[Person], chance: random.Random) -> None:
    _ledger(at, meetings, people, chance)
    _certificate(at)


def _ledger(at: datetime, meetings: list[Meeting], people: list[Person], chance: random.Random) -> None:
    """The member has 200 entries of their own; of each past meeting twenty people have one."""
    each = PEOPLE // COMMUNITIES
    rows = []
    for index, one in enumerate(one for one in meetings if one.ends_at < at):
        number = one.community_id - meetings[0].community_id
        earners = people[number * each + 1 : number * each + 21]
        if index < ENTRIES:
            earners = [people[0], *[person for person in earners if person != people[0]]]
        rows += [_entry(one, person, chance.choice((60, 90, 105, 120))) for person in earners]
    chained(rows, reasons=[""] * len(rows))
    keyring = Keyring([_places.folder("network") / "keys"])
    close_days(timezone="America/New_York", keyring=keyring, at=at + timedelta(days=1))


def _entry(meeting: Meeting, person: Person, minutes: int) -> LedgerEntry:
    since, until = meeting.starts_at, meeting.starts_at + timedelta(minutes=minutes)
    return LedgerEntry(
        person=person,
        community_id=meeting.community_id,
        meeting_ref=meeting.pk,
        title=meeting.title,
        on=meeting.starts_at.date(),
        kind="growth",
        minutes=minutes,
        provenance="verified",
        policy="quarter-hour 2020-01-01",
        why={
            "session": [meeting.starts_at.isoformat(), meeting.ends_at.isoformat()],
            "timezone": "America/New_York",
            "here": [[since.isoformat(), until.isoformat()]],
            "sources": ["code"],
            "stays": [1],
            "digests": [],
            "flags": [],
            "present_minutes": minutes,
            "session_minutes": 120,
            "missed_minutes": 120 - minutes,
            "code": "prorated",
        },
        source=f"meeting:{meeting.pk}:person:{person.pk}:growth:0",
        at=meeting.ends_at,
    )


def _certificate(at: datetime) -> None:
    member = Person.objects.get(email=THE_MEMBER)
    entry = LedgerEntry.objects.filter(person=member).order_by("id")[0]
    credentials.order(
        meeting=Meeting.objects.get(pk=entry.meeting_ref), person_ids=[member.pk], by=None, at=at
    )
    issue_ordered(address="http://127.0.0.1:8000", at=at)
    if not Certificate.objects.filter(person=member).exists():
        raise RuntimeError("the certificate to verify was not issued")
