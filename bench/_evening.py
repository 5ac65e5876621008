"""One evening to measure: a meeting under way tonight with as many people as asked for, on the measured network."""

from datetime import datetime, timedelta

from copal.domain.communities.models import Community, Membership
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


def evening(people: int, *, at: datetime, name: str) -> tuple[Meeting, list[Person]]:
    """A new community of `people` members whose meeting began an hour before `at`, two hours long."""
    community = Community.objects.create(
        slug=f"{name}-{Community.objects.count()}", name=name, kind="topical", joining="open", founded_at=at
    )
    chosen = list(Person.objects.order_by("id")[3 : 3 + people])
    Membership.objects.bulk_create(
        [
            Membership(
                community=community,
                person=person,
                role="member" if index else "facilitator",
                joined_at=at - timedelta(days=30),
            )
            for index, person in enumerate(chosen)
        ]
    )
    meeting = Meeting.objects.create(
        community=community,
        title="Measured evening",
        starts_at=at - timedelta(hours=1),
        ends_at=at + timedelta(hours=1),
        timezone="America/New_York",
        at=at - timedelta(days=30),
    )
    return meeting, chosen
