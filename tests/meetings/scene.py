"""An evening as a facilitator would plan it: objectives, an agenda, people who answered. For pages and pictures."""

from datetime import datetime, timedelta

from copal.domain.communities.models import Membership
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import Meeting
from tests.cast import LONG_AGO, Cast, person
from tests.meetings.plans import meeting, segment, words

NAMES = (
    "Rosa", "Amina", "Jo", "Lena", "Marie-Claire", "Thuy", "Dana", "Fatuma", "Ines", "Kateri", "Bridget", "Wren",
    "Hodan", "Sofia", "Grace", "Noor", "Petra", "Yusuf",
)  # fmt: skip


def people(cast: Cast, count: int) -> list:
    """Further members of the circle."""
    found = []
    for place in range(count):
        name = NAMES[place] if place < len(NAMES) else f"Member {place}"
        one = person(name.replace(" ", "-"))
        Membership.objects.create(community=cast.community, person=one, joined_at=LONG_AGO)
        found.append(one)
    return found


def evening(cast: Cast, starts_at: datetime, *, answers: int = 18, segments: int = 5) -> Meeting:
    """Planned, invited and answered a week before it starts."""
    before = starts_at - timedelta(days=7)
    agenda = [
        segment("Welcome, objectives, our expectations", 10, purpose="open"),
        segment("What works at clean-up time", 25),
        segment("Licensing visits: what helped", 20),
        segment("Safe sleep", 45, purpose="training"),
        segment("Next steps and closing round", 20, purpose="close"),
        *(segment(f"Further part {n}", 5) for n in range(segments - 5)),
    ]
    row = meetings.plan_meeting(
        community=cast.community,
        plan=meeting(
            starts_at,
            title=words("Clean-up time without tears, and safe sleep"),
            place=words("Lithgow Library, Augusta"),
            video_url="https://meet.example.org/circle",
            objectives=(
                words("Leave with one clean-up routine to try this week"),
                words("Know the three safe sleep changes for this year"),
            ),
            agenda=tuple(agenda),
        ),
        by=cast.alice,
        at=before,
    )
    coming = people(cast, answers)
    meetings.invite(meeting=row, by=cast.alice, at=before)
    for place, one in enumerate(coming):
        meetings.answer(
            meeting=row, person=one, coming="maybe" if place % 5 == 4 else "going",
            how="room" if place % 3 == 0 else "remote", via="page", by=one, at=before,
        )  # fmt: skip
    return Meeting.objects.get(pk=row.pk)
