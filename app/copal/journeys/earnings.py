"""What the ledger, and the list of what waits, are to keep of people's presence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from copal.base.intervals import Interval
from copal.domain.confidentiality.rules import Screened
from copal.domain.hours.actions import Earning
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import local_day
from copal.domain.people.models import Person
from copal.domain.training.actions import Holding
from copal.domain.training.queries import named
from copal.journeys.reckoning import Reckoned, provenance_of, whys_of
from copal.policies.attendance import AttendancePolicy
from copal.policies.roster import days_late

type Key = tuple[int, str, int | None]  # person, kind, training


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting and by what it is counted."""

    meeting: Meeting
    session: Interval
    policy: AttendancePolicy
    stretches: Sequence[RealStretch]
    closed_at: datetime | None = None  # where it is being closed now; else its closing says so


def earnings_of(people: Iterable[Reckoned], held: Held, reason: Screened | None = None) -> dict[Key, Earning]:
    """One for each person, kind and training that is credited now."""
    known = list(people)
    titles = named(
        trainings={part.training for one in known for part in one.credited if part.training}, trainers=()
    ).titles
    on, late = local_day(held.meeting), _lateness(held)
    return {
        (one.person_id, part.kind, part.training): Earning(
            person_id=one.person_id, community_id=held.meeting.community_id, meeting_id=held.meeting.pk,
            title=titles.get(part.training or 0, held.meeting.title), on=on, kind=part.kind,
            minutes=part.minutes, provenance=provenance_of(part, one.evidence), policy=held.policy.stamp,
            why=why | late, reason=reason, training=part.training,
        )
        for one in known
        for part, why in whys_of(one.credited, one, held.meeting, held.session, held.stretches)
    }  # fmt: skip


def _lateness(held: Held) -> dict[str, int]:
    """That the list was closed after the day it was due, for whoever asks how sure these hours are."""
    closing = getattr(held.meeting, "closing", None)
    closed_at = held.closed_at or (closing.at if closing else None)
    late = days_late(held.meeting.ends_at, closed_at) if closed_at else 0
    return {"late_days": late} if late else {}


def holdings_of(people: Iterable[Reckoned], held: Held) -> list[Holding]:
    """One for each person and training that waits for the network."""
    titles = {one.training: one.title for one in held.stretches}
    return [
        Holding(
            person_id=one.person_id, community_id=held.meeting.community_id, on=local_day(held.meeting),
            title=titles.get(part.training, held.meeting.title), training=part.training, minutes=part.minutes,
            why=why,
        )
        for one in people
        for part, why in whys_of(one.held, one, held.meeting, held.session, held.stretches)
    ]  # fmt: skip


def hold_people(person_ids: Iterable[int]) -> None:
    """Nobody else counts minutes of these people until this transaction is done: two meetings of one hour, closed at
    the same moment, see each other. Always in the same order, so that neither waits for the other.
    """
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=set(person_ids)).order_by("pk")
    list(rows.values_list("pk", flat=True))


def hold_meetings(meeting_ids: Iterable[int]) -> None:
    """Before several are counted again in one transaction: all meetings first, then their people, as each closing does."""
    rows = Meeting.objects.select_for_update(no_key=True).filter(pk__in=set(meeting_ids)).order_by("pk")
    list(rows.values_list("pk", flat=True))
