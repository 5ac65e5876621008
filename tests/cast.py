"""The people and places every test, screenshot and demo shares.

Alice facilitates, Bob is a member, Charlie is an outsider, Dora is network staff, Edna audits. They meet
in the circle: Monday, March 2, 2026, 6:00 to 8:00 pm Eastern, which is 23:00 to 01:00 UTC.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from copal.domain.communities.models import Community, Membership, Network
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.domain.people.models import Person

SIX = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)  # six in the evening, Eastern
LONG_AGO = datetime(2025, 1, 6, 15, 0, tzinfo=UTC)


@dataclass
class Cast:
    network: Network
    alice: Person
    bob: Person
    charlie: Person
    dora: Person
    edna: Person
    community: Community
    circle: Meeting


def person(name: str, **profile: object) -> Person:
    one = people.add_person(
        chosen_name=name,
        legal_name=f"{name} Example",
        email=f"{name.lower()}@example.org",
        how="staff",
        by=None,
        at=LONG_AGO,
        **profile,
    )
    people.open_account(person=one, at=LONG_AGO)
    return one


def assemble() -> Cast:
    network = Network.objects.create(
        pk=1,
        name="Pine Coast Professional Development Network",
        short_name="Pine Coast PDN",
        founded_at=LONG_AGO,
    )
    alice, bob, charlie, dora, edna = (person(n) for n in ("Alice", "Bob", "Charlie", "Dora", "Edna"))
    people.grant_network_role(person=dora, role="staff", by=None, at=LONG_AGO)
    people.grant_network_role(person=edna, role="auditor", by=dora, at=LONG_AGO)
    community = Community.objects.create(
        slug="circle", name="Family Child Care Circle", kind="topical", joining="closed", founded_at=LONG_AGO
    )
    for one, role in ((alice, "facilitator"), (bob, "member")):
        Membership.objects.create(community=community, person=one, role=role, joined_at=LONG_AGO)
    circle = Meeting.objects.create(
        community=community,
        title="Clean-up time without tears",
        starts_at=SIX,
        ends_at=SIX + timedelta(minutes=120),
        timezone="America/New_York",
        at=LONG_AGO,
        by=alice,
    )
    return Cast(network, alice, bob, charlie, dora, edna, community, circle)
