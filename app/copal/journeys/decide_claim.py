"""A facilitator answers "I was there": yes adds it to the evidence, and the hours follow if the meeting is closed."""

from datetime import datetime

from django.db import transaction

from copal.domain.attendance.actions import claims
from copal.domain.attendance.models import Claim
from copal.domain.confidentiality.rules import Screened
from copal.domain.people.models import Person
from copal.journeys.correct_hours import recredit


@transaction.atomic
def decide_claim(*, claim: Claim, decision: str, words: Screened, by: Person, at: datetime) -> list[int]:
    """`decision` is "accepted" or "declined". Returns the ids of the people whose hours changed."""
    stay = claims.decide(claim=claim, decision=decision, words=words, by=by, at=at)
    if stay is None:
        return []
    return recredit(meeting=claim.meeting, reason=words, by=by, at=at)
