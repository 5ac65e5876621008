"""The rows of the measured network. Deterministic: the same numbers on every machine."""

import random
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from bench import _record
from bench._sizes import COMMUNITIES, MEETINGS_EACH, PEOPLE, THE_FACILITATOR, THE_MEMBER, WEEK
from copal.domain.communities.models import Agreement, Community, Expectations, Membership, Network
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Answer, Closing, Invitation, Meeting, Segment, Series
from copal.domain.people.models import NetworkRole, Person

SEGMENTS, ANSWERS = 10, 40
FIRST = (
    "Amina",
    "Beth",
    "Carol",
    "Dana",
    "Elise",
    "Fatou",
    "Grace",
    "Hodan",
    "Ines",
    "Joyce",
    "Kim",
    "Linda",
)
LAST = (
    "Ames",
    "Baptiste",
    "Cyr",
    "Dube",
    "Eaton",
    "Farah",
    "Gagnon",
    "Hale",
    "Ivers",
    "Jones",
    "Knox",
    "Levesque",
)


@transaction.atomic
def build(at: datetime) -> dict[str, int]:
    """Make it, unless it is there. Returns the counts."""
    if not Network.objects.exists():
        chance = random.Random(26)
        _network(at)
        people = _people(at, chance)
        communities = _communities(at, people)
        meetings = _meetings(at, communities)
        _agendas(meetings)
        _answers(at, meetings, people, chance)
        _record.build(at, meetings, people, chance)
    return {
        "people": Person.objects.count(),
        "communities": Community.objects.count(),
        "meetings": Meeting.objects.count(),
        "answers": Answer.objects.count(),
        "entries": LedgerEntry.objects.count(),
    }


def _network(at: datetime) -> None:
    Network.objects.create(
        pk=1,
        name="Measured Network",
        short_name="Measured",
        contact_email="network@example.org",
        founded_at=at - 100 * WEEK,
    )


def _people(at: datetime, chance: random.Random) -> list[Person]:
    rows = []
    for number in range(PEOPLE):
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)} {number}"
        rows.append(
            Person(
                email=(THE_MEMBER, THE_FACILITATOR)[number] if number < 2 else f"p{number}@example.org",
                chosen_name=first,
                legal_name=f"{first} {last}",
                added_at=at - 100 * WEEK,
                opened_at=at - 99 * WEEK,
                password="!",
            )
        )
    people = Person.objects.bulk_create(rows, batch_size=1000)
    NetworkRole.objects.create(person=people[2], role="staff", at=at)
    return people


def _communities(at: datetime, people: list[Person]) -> list[Community]:
    communities = Community.objects.bulk_create(
        [
            Community(
                slug=f"community-{number}",
                name=f"Community {number}",
                kind="topical",
                joining="open",
                domain="Family child care",
                practice="Sharing what works in family child care homes",
                founded_at=at - 100 * WEEK,
            )
            for number in range(COMMUNITIES)
        ]
    )
    _belonging(at, communities, people)
    return communities


def _belonging(at: datetime, communities: list[Community], people: list[Person]) -> None:
    """Fifty members each, the first of them its facilitator; the member and the facilitator belong to more."""
    words = Expectations.objects.bulk_create(
        [
            Expectations(community=one, version=1, lines=["What is said here stays here"], at=at)
            for one in communities
        ]
    )
    each = PEOPLE // COMMUNITIES
    members = [
        Membership(
            community=one,
            person=person,
            role="facilitator" if index == 0 else "member",
            joined_at=at - 90 * WEEK,
        )
        for number, one in enumerate(communities)
        for index, person in enumerate(people[number * each : (number + 1) * each][::-1])
    ]
    belongs = [
        Membership(community=one, person=people[0], joined_at=at - 90 * WEEK) for one in communities[1:8]
    ]
    leads = [
        Membership(community=one, person=people[1], role="facilitator", joined_at=at - 90 * WEEK)
        for one in communities[1:4]
    ]
    Membership.objects.bulk_create(members + belongs + leads, batch_size=1000)
    Membership.objects.filter(community=communities[0], person=people[1]).update(role="facilitator")
    Agreement.objects.bulk_create(
        [Agreement(expectations=words[number], person=people[0], at=at - 90 * WEEK) for number in range(8)]
    )


def _meetings(at: datetime, communities: list[Community]) -> list[Meeting]:
    series = Series.objects.bulk_create(
        [
            Series(
                community=one,
                title="Evening together",
                rhythm="FREQ=WEEKLY;BYDAY=MO",
                starts_on=(at - 20 * WEEK).date(),
                start_time=at.time(),
                minutes=120,
                timezone="America/New_York",
                at=at - 90 * WEEK,
            )
            for one in communities
        ]
    )
    rows = [
        _meeting(at, one, rhythm, number)
        for one, rhythm in zip(communities, series, strict=True)
        for number in range(MEETINGS_EACH)
    ]
    meetings = Meeting.objects.bulk_create(rows, batch_size=1000)
    _close_past(at, meetings)
    return meetings


def _meeting(at: datetime, community: Community, series: Series, number: int) -> Meeting:
    """The number-th Monday of a community; five of them are still to come."""
    starts = at + (number - MEETINGS_EACH + 5) * WEEK + timedelta(hours=5)
    return Meeting(
        community=community,
        series=series,
        original_date=starts.date(),
        title=f"Evening {number}",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        timezone="America/New_York",
        objectives=["Leave with one thing to try", "Know who to ask"],
        place="Town library",
        video_url="https://video.example.org/1",
        invited_at=starts - WEEK,
        at=at - 90 * WEEK,
    )


def _close_past(at: datetime, meetings: list[Meeting]) -> None:
    past = [one for one in meetings if one.ends_at < at]
    Closing.objects.bulk_create(
        [
            Closing(
                meeting=one,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                policy="quarter-hour 2020-01-01",
                at=one.ends_at,
            )
            for one in past
        ],
        batch_size=1000,
    )


def _agendas(meetings: list[Meeting]) -> None:
    purposes = ("open", "share", "share", "practise", "decide", "share", "share", "break", "share", "close")
    Segment.objects.bulk_create(
        [
            Segment(meeting=one, position=index, title=f"Part {index}", purpose=purposes[index], minutes=12)
            for one in meetings
            for index in range(SEGMENTS)
        ],
        batch_size=2000,
    )


def _answers(at: datetime, meetings: list[Meeting], people: list[Person], chance: random.Random) -> None:
    each = PEOPLE // COMMUNITIES
    answers, invitations = [], []
    for index, one in enumerate(meetings):
        number = index // MEETINGS_EACH
        members = people[number * each : (number + 1) * each]
        invitations += [Invitation(meeting=one, person=person, at=one.starts_at - WEEK) for person in members]
        answers += [
            Answer(
                meeting=one,
                person=person,
                coming=chance.choice(("going", "going", "maybe", "no")),
                how=chance.choice(("room", "remote")),
                at=one.starts_at - WEEK,
            )
            for person in members[:ANSWERS]
        ]
    for model, rows in ((Invitation, invitations), (Answer, answers)):
        waiting = iter(rows)
        while batch := list(islice(waiting, 5000)):
            model.objects.bulk_create(batch, batch_size=1000)
