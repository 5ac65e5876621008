"""Who receives what and why, line by line, before a close and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from copal.base.intervals import Interval, union
from copal.base.wording import moments
from copal.domain.attendance.queries import Evidence
from copal.domain.hours.queries import EntryLine
from copal.domain.hours.rules import Worth, provenance
from copal.domain.people.queries import Named, names_of
from copal.journeys.correct_hours import Change
from copal.journeys.reckoning import Reckoned
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
    minutes: int
    why_not: str  # empty where something is credited
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Credited:
    """One person after the close: their entries, oldest first, and what stands."""

    person: Named
    entries: list[Explained]
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A correction that waits for a reason."""

    person: Named
    was_minutes: int
    now_minutes: int


def lines(reckoned: Iterable[Reckoned], *, zone: str, policy: AttendancePolicy) -> list[Line]:
    """Credited people first, by name; then those who get nothing, with the reason."""
    known = list(reckoned)
    names = names_of(one.person_id for one in known)
    drawn = [_line(one, names.get(one.person_id, NOBODY), zone, policy) for one in known]
    return sorted(drawn, key=lambda line: (line.minutes == 0, line.person.chosen_name.casefold()))


def _line(one: Reckoned, person: Named, zone: str, policy: AttendancePolicy) -> Line:
    sources = sorted({stay.source for stay in one.evidence})
    return Line(
        person=person,
        here=_here(one.evidence, zone),
        known_by=", ".join(str(SOURCES[source]) for source in sources),
        provenance=str(PROVENANCE[provenance(set(sources))]),
        minutes=one.worth.minutes,
        why_not=_why_not(one.worth, policy),
        flags=tuple(sorted({flag for stay in one.evidence for flag in stay.flags})),
    )


def _here(evidence: Iterable[Evidence], zone: str) -> str:
    stretches: list[Interval] = union(stay.interval for stay in evidence)
    return _(", ").join(
        moments.clocks(moments.there(one.since, zone), moments.there(one.until, zone)) for one in stretches
    )


def _why_not(worth: Worth, policy: AttendancePolicy) -> str:
    numbers = {
        "present": worth.present_minutes,
        "missed": worth.missed_minutes,
        "least": policy.least_minutes,
        "most": policy.most_missed_minutes,
    }
    reasons = {
        "absent": _("Not there while the meeting ran."),
        "below_floor": _("There %(present)s minutes; the rule needs %(least)s.") % numbers,
        "missed_too_much": _("Missed %(missed)s minutes; the rule allows %(most)s.") % numbers,
    }
    return reasons.get(worth.code, "")


def credited(entries: dict[int, list[EntryLine]]) -> list[Credited]:
    """After the close, by name."""
    names = names_of(entries)
    drawn = [
        Credited(
            person=names.get(person_id, NOBODY),
            entries=explained(rows),
            minutes=sum(row.minutes for row in rows),
        )
        for person_id, rows in entries.items()
    ]
    return sorted(drawn, key=lambda one: one.person.chosen_name.casefold())


def differences(changes: Iterable[Change]) -> list[Difference]:
    found = list(changes)
    names = names_of(one.person_id for one in found)
    return [
        Difference(
            person=names.get(one.person_id, NOBODY), was_minutes=one.was_minutes, now_minutes=one.now_minutes
        )
        for one in found
    ]
