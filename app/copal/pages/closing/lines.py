"""Who receives what and why, line by line, before a close and after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from copal.base.intervals import Interval, union
from copal.base.wording import moments
from copal.domain.attendance.queries import Evidence
from copal.domain.hours.queries import EntryLine
from copal.domain.hours.rules import provenance
from copal.domain.people.queries import Named, names_of
from copal.domain.training.queries import Held as HeldRow
from copal.journeys.correct_hours import Change
from copal.journeys.earnings import Held
from copal.journeys.reckoning import Reckoned, presence_of
from copal.pages.hours.evidence import rests_on
from copal.pages.hours.words import PROVENANCE, SOURCES, Explained, explained
from copal.policies.attendance import AttendancePolicy

NOBODY = Named(id=0, chosen_name="", legal_name="")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person before the close: what they would be credited."""

    person: Named
    here: str
    known_by: str
    provenance: str
    minutes: int  # that become hours at once
    growth_minutes: int
    training_minutes: int
    held_minutes: int  # of training, waiting for the network
    why_not: str  # empty where something is credited
    because: list[str]  # sentences, where more than one source or kind speaks
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Credited:
    """One person after the close: their entries, oldest first, and what stands."""

    person: Named
    entries: list[Explained]
    minutes: int
    held_minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A correction that waits for a reason."""

    person: Named
    was_minutes: int
    now_minutes: int
    was_held_minutes: int
    now_held_minutes: int


def lines(reckoned: Iterable[Reckoned], held: Held) -> list[Line]:
    """Credited people first, by name; then those who get nothing, with the reason."""
    known = list(reckoned)
    names = names_of(one.person_id for one in known)
    drawn = [_line(one, names.get(one.person_id, NOBODY), held) for one in known]
    return sorted(
        drawn, key=lambda line: (line.minutes + line.held_minutes == 0, line.person.chosen_name.casefold())
    )


def _line(one: Reckoned, person: Named, held: Held) -> Line:
    why = presence_of(one, held.meeting, held.session)
    sources = sorted({stay.source for stay in one.evidence})
    return Line(
        person=person,
        here=_here(one.evidence, held.meeting.timezone),
        known_by=", ".join(str(SOURCES[source]) for source in sources),
        provenance=str(PROVENANCE[provenance(set(sources))]),
        minutes=one.credited_minutes,
        growth_minutes=one.priced.minutes_of("growth"),
        training_minutes=one.priced.minutes_of("training"),
        held_minutes=one.priced.minutes_of("waiting"),
        why_not=_why_not(one, held.policy),
        because=rests_on(why, waits=True) if _says_more(one) else [],
        flags=tuple(sorted({flag for stay in one.evidence for flag in stay.flags})),
    )


def _here(evidence: Iterable[Evidence], zone: str) -> str:
    stretches: list[Interval] = union(stay.interval for stay in evidence)
    return _(", ").join(
        moments.clocks(moments.there(one.since, zone), moments.there(one.until, zone)) for one in stretches
    )


def _says_more(one: Reckoned) -> bool:
    return (
        len(one.told) > 1
        or len(one.priced.parts) > 1
        or bool(one.held or one.apart_minutes or one.priced.elsewhere_minutes)
    )


def _why_not(one: Reckoned, policy: AttendancePolicy) -> str:
    worth = one.worth
    if worth.code == "absent" and one.priced.elsewhere_minutes:
        return ""  # `because` says so
    numbers = {
        "present": worth.present_minutes,
        "missed": worth.missed_minutes,
        "least": policy.least_minutes,
        "most": policy.most_missed_minutes,
    }
    reasons = {
        "absent": _("Not there while the meeting ran."),
        "below_floor": _("There %(present)s minutes; the rule needs %(least)s.") % numbers,
        "leads": _("Leads the meeting: earns no hours by this rule."),
        "missed_too_much": _("Missed %(missed)s minutes; the rule allows %(most)s.") % numbers,
    }
    return reasons.get(worth.code, "")


def credited(entries: Mapping[int, list[EntryLine]], waiting: Iterable[HeldRow]) -> list[Credited]:
    """After the close, by name: what was written, and whose training minutes wait."""
    held: dict[int, int] = defaultdict(int)
    for row in waiting:
        held[row.person_id] += row.minutes
    known: dict[int, list[EntryLine]] = {**{person_id: [] for person_id in held}, **entries}
    names = names_of(known)
    drawn = [
        Credited(
            person=names.get(person_id, NOBODY),
            entries=explained(rows),
            minutes=sum(row.minutes for row in rows),
            held_minutes=held[person_id],
        )
        for person_id, rows in known.items()
    ]
    return sorted(drawn, key=lambda one: one.person.chosen_name.casefold())


def differences(changes: Iterable[Change]) -> list[Difference]:
    found = list(changes)
    names = names_of(one.person_id for one in found)
    return [
        Difference(
            person=names.get(one.person_id, NOBODY),
            was_minutes=one.was_minutes,
            now_minutes=one.now_minutes,
            was_held_minutes=one.was_held_minutes,
            now_held_minutes=one.now_held_minutes,
        )
        for one in found
    ]
