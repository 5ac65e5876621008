"""What if they go to a planned meeting: what it would bring if they are there all the time, and where they would stand.

It is priced as closing would price it, evening by evening, and judged on the day of the meeting. Writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from copal.base.intervals import Interval
from copal.domain.hours.queries import LedgerLine
from copal.domain.hours.rules import Priced, portions, priced
from copal.domain.hours.rules.kinds import GROWTH, TRAINING, WAITING
from copal.domain.meetings.queries.planned import Agenda, Planned, agendas_of
from copal.domain.people.models import Person
from copal.instruments.requirements import Entry
from copal.journeys.real_times import as_kinds, as_planned
from copal.journeys.where_do_i_stand import KINDS, NOON, PROOF, Standing, seen


@dataclass(frozen=True, kw_only=True)
class Brings:
    """What being there all the time would earn. `waiting_minutes` are training that nobody has approved yet."""

    meeting: Planned
    growth_minutes: int
    training_minutes: int
    waiting_minutes: int
    elsewhere_minutes: int  # that an earlier one of these meetings, at the same hour, counts already

    @property
    def minutes(self) -> int:
        return self.growth_minutes + self.training_minutes


@dataclass(frozen=True, kw_only=True)
class Change:
    """One rule on the day of the meeting: without it, and with it."""

    before: Standing
    after: Standing

    @property
    def is_one(self) -> bool:
        return self.after.counted_minutes != self.before.counted_minutes

    @property
    def meets(self) -> bool:
        """That meeting is what meets the rule; never by a source that is not sure."""
        return self.after.is_met and not self.before.is_met


@dataclass(frozen=True, kw_only=True)
class IfTheyGo:
    """One meeting with what it would change, rule by rule; the meetings before it are taken as gone to."""

    brings: Brings
    changes: tuple[Change, ...]

    def of(self, rule: str) -> Change | None:
        return next((one for one in self.changes if one.after.rule == rule), None)


def brings(planned: Sequence[Planned]) -> list[Brings]:
    """One for each, in the order of their days. Where two are at the same hour, no minute counts twice. One query."""
    agendas = agendas_of(planned)
    taken: list[Interval] = []
    found = []
    for meeting in sorted(planned, key=lambda one: (one.starts_at, one.id)):
        earned = _priced(meeting, agendas[meeting.id], taken)
        taken += [span for part in earned.parts for span in part.counted]
        found.append(
            Brings(
                meeting=meeting, growth_minutes=earned.minutes_of(GROWTH),
                training_minutes=earned.minutes_of(TRAINING), waiting_minutes=earned.minutes_of(WAITING),
                elsewhere_minutes=earned.elsewhere_minutes,
            )
        )  # fmt: skip
    return found


def if_they_go(person: Person, going: Iterable[Brings], *, entries: Sequence[LedgerLine]) -> list[IfTheyGo]:
    """One after the other. `entries` is their whole ledger."""
    added: list[Entry] = []
    found = []
    for one in going:
        before, added = added, [*added, *_entries(one)]
        found.append(IfTheyGo(brings=one, changes=_changes(person, one, entries, (before, added))))
    return found


def _priced(meeting: Planned, agenda: Agenda, taken: Sequence[Interval]) -> Priced:
    session, policy = meeting.session, meeting.policy
    stretches = as_planned(agenda.parts, starts_at=meeting.starts_at, session=session)
    dealt = portions(session, as_kinds(stretches, agenda.stands, policy))
    found = priced([session], elsewhere=taken, session=session, dealt=dealt, policy=policy)
    if meeting.leads and policy.facilitators != "as_everyone":
        return replace(found, parts=())
    return found


def _entries(one: Brings) -> list[Entry]:
    """As the ledger would hold them, were they checked in by the code."""
    minutes = {"growth": one.growth_minutes, "training": one.training_minutes}
    return [
        Entry(
            id=f"if-{one.meeting.id}-{kind}", start=datetime.combine(one.meeting.on, NOON), kind=KINDS[kind],
            provenance="verified", proof=PROOF, minutes=amount,
        )
        for kind, amount in minutes.items()
        if amount
    ]  # fmt: skip


def _changes(
    person: Person, one: Brings, entries: Sequence[LedgerLine], added: tuple[list[Entry], list[Entry]]
) -> tuple[Change, ...]:
    then = seen(person, on=one.meeting.on)
    if then is None:
        return ()
    before, after = (then.standings(entries, some) for some in added)
    return tuple(Change(before=was, after=is_now) for was, is_now in zip(before, after, strict=True))
