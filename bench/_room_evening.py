"""A community of a thousand, and meetings of it under way, in a database of their own."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import _places

PEOPLE = 1000


@dataclass(frozen=True)
class Evening:
    """`cookies` are everyone's, the facilitator's first. A room's log is as long as its meeting: one for each run."""

    place: Path
    cookies: Sequence[str]
    meetings: list[int]

    def room(self) -> str:
        """The address of a room nobody has been in."""
        return f"/meetings/{self.meetings.pop()}/room/"


def gather(rooms: int) -> Evening:
    """Throws the last one away first. Before any other import of Django."""
    shutil.rmtree(_places.folder("room"))
    place = _places.set_up("room")
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        return _gathered(place, rooms, at=datetime.now(UTC))


def _gathered(place: Path, rooms: int, *, at: datetime) -> Evening:
    from bench._evening import evening
    from bench._sessions import cookie_for
    from copal.domain.communities.models import Network
    from copal.domain.meetings.models import Meeting, Segment

    long_ago = at - timedelta(days=90)
    Network.objects.create(
        pk=1,
        name="Measured Network",
        short_name="Measured",
        contact_email="n@example.org",
        founded_at=long_ago,
    )
    _people(long_ago)
    first, people = evening(PEOPLE, at=at, name="room")
    meetings = [first]
    meetings += [
        Meeting.objects.create(
            community=first.community,
            title=first.title,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
            timezone=first.timezone,
            at=first.at,
        )
        for _ in range(rooms - 1)
    ]
    Segment.objects.bulk_create(
        Segment(meeting=one, position=place, title=f"Part {place}", purpose="share", minutes=24)
        for one in meetings
        for place in range(5)
    )
    return Evening(place, [cookie_for(person) for person in people], [one.pk for one in meetings])


def _people(at: datetime) -> None:
    """Three more than come: `evening` leaves out the first three of a network."""
    from copal.domain.people.models import Person

    Person.objects.bulk_create(
        Person(
            email=f"p{number}@example.org",
            chosen_name=f"Person {number}",
            legal_name=f"Person {number} Example",
            added_at=at,
            opened_at=at,
            password="!",
        )
        for number in range(PEOPLE + 3)
    )
