"""A member says: I was there."""

from datetime import datetime

from django.db import transaction

from copal.domain.attendance.actions import claims
from copal.domain.attendance.models import Claim
from copal.domain.confidentiality.rules import screen
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person

LONGEST = 1000


@transaction.atomic
def make_claim(
    *, meeting: Meeting, person: Person, since: datetime, until: datetime, words: str, at: datetime
) -> Claim:
    screened = screen(words, audience="facilitators", at_most=LONGEST)
    return claims.make_claim(meeting=meeting, person=person, since=since, until=until, words=screened, at=at)


@transaction.atomic
def take_back(*, claim: Claim, by: Person, at: datetime) -> None:
    claims.take_back(claim=claim, by=by, at=at)
