"""A member says: I was there."""

from datetime import datetime

from django.db import transaction

from copal.domain.attendance.actions import claims
from copal.domain.attendance.models import Claim
from copal.domain.confidentiality.rules import Screened
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


@transaction.atomic
def make_claim(
    *, meeting: Meeting, person: Person, since: datetime, until: datetime, words: Screened, at: datetime
) -> Claim:
    return claims.make_claim(meeting=meeting, person=person, since=since, until=until, words=words, at=at)


@transaction.atomic
def take_back(*, claim: Claim, by: Person, at: datetime) -> None:
    claims.take_back(claim=claim, by=by, at=at)
