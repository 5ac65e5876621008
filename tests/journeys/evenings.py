"""Meetings with a training in them, for tests: who was there, when, and what became of it."""

from datetime import timedelta

from copal.base.intervals import Interval
from copal.domain.attendance.actions.presence import Marking
from copal.domain.communities.models import Community
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.training import actions as trainings
from copal.domain.training.actions import Validity
from copal.domain.training.models import HeldMinutes
from copal.journeys import keep_presence
from copal.journeys.approve_training import decide_trainer, decide_training
from copal.journeys.close_meeting import close_meeting
from tests.cast import LONG_AGO, SIX

AFTER = SIX + timedelta(hours=5)


def minutes(number):
    return SIX + timedelta(minutes=number)


def fresh(meeting):
    return Meeting.objects.select_related("community", "closing").get(pk=meeting.pk)


def words(text):
    return composed(text, audience="network")


def a_training(cast, title="Safe sleep", area="safety", length=45):
    return trainings.name_training(title=words(title), area=area, minutes=length, by=cast.alice, at=LONG_AGO)


def a_trainer(cast, name="Lena Hale"):
    return trainings.name_trainer(name=words(name), by=cast.alice, at=LONG_AGO)


def approve(cast, training=None, trainer=None, decision="approved", at=AFTER, **days):
    said = Validity(decision=decision, **days)
    if training:
        return decide_training(
            training=training, said=said, minutes=training.minutes, number="", by=cast.dora, at=at
        )
    return decide_trainer(trainer=trainer, said=said, by=cast.dora, at=at)


def agenda(meeting, *parts):
    """Parts are (purpose, minutes) or (purpose, minutes, training, trainer)."""
    for place, (purpose, length, *named) in enumerate(parts, start=1):
        training, trainer = named or (None, None)
        Segment.objects.create(
            meeting=meeting, position=place, title=f"Part {place}", purpose=purpose, minutes=length,
            training=training, trainer=trainer,
        )  # fmt: skip


def mark(cast, person, since=0, until=120, meeting=None, at=AFTER, by=None):
    marking = Marking(person_id=person.pk, since=minutes(since), until=minutes(until))
    return keep_presence.mark(meeting=meeting or cast.circle, markings=[marking], by=by or cast.alice, at=at)[
        0
    ]


def close(cast, meeting=None, since=0, until=120, at=AFTER, **more):
    return close_meeting(
        meeting=fresh(meeting or cast.circle), session=Interval(minutes(since), minutes(until)), by=cast.alice,
        at=at, **more,
    )  # fmt: skip


def another_meeting(cast, since=0, until=120, slug="other"):
    """Of another community, perhaps at the same hour."""
    community = Community.objects.create(
        slug=slug, name="Infant Circle", kind="topical", joining="closed", founded_at=LONG_AGO
    )
    return Meeting.objects.create(
        community=community, title="Elsewhere", starts_at=minutes(since), ends_at=minutes(until),
        timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip


def held(person):
    return [
        (one.training_id, one.minutes) for one in HeldMinutes.objects.filter(person=person).order_by("pk")
    ]


def net(person, meeting=None):
    """Minutes that hold, by kind."""
    found = {}
    rows = LedgerEntry.objects.filter(person=person)
    for one in rows.filter(meeting_ref=meeting.pk) if meeting else rows:
        found[one.kind] = found.get(one.kind, 0) + one.minutes
    return {kind: amount for kind, amount in found.items() if amount}
