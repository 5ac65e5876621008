"""What each person's presence at a meeting is worth: asked before a close, written at it, asked again after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from copal.base.intervals import Interval, clipped, common, union
from copal.domain.attendance.queries import Evidence, evidence_for
from copal.domain.communities.queries.access import facilitators_at
from copal.domain.hours.queries import counted_at
from copal.domain.hours.rules import (
    Part,
    Portion,
    Priced,
    Told,
    Worth,
    apart_minutes,
    portions,
    priced,
    provenance,
    told_by,
)
from copal.domain.hours.rules.kinds import WAITING
from copal.domain.meetings.actions.stretches import RealStretch
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import local_day
from copal.domain.meetings.queries.stretches import closed_before
from copal.domain.training.queries import held_counted
from copal.journeys.real_times import as_kinds, real_stretches, stands_of
from copal.policies.attendance import AttendancePolicy

NO_LEAVE = "no_leave_recorded"


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """One person's stays inside the session, and what they earn under the policy, kind by kind.

    `told` is what each source says by itself, `apart_minutes` how far they differ where that is worth a look, else 0.
    """

    person_id: int
    evidence: tuple[Evidence, ...]
    priced: Priced
    told: tuple[Told, ...]
    apart_minutes: int = 0

    @property
    def worth(self) -> Worth:
        return self.priced.worth

    @property
    def credited_minutes(self) -> int:
        """What becomes hours now: all but what waits."""
        return sum(part.minutes for part in self.credited)

    @property
    def credited(self) -> tuple[Part, ...]:
        return tuple(part for part in self.priced.parts if part.kind != WAITING)

    @property
    def held(self) -> tuple[Part, ...]:
        return tuple(part for part in self.priced.parts if part.kind == WAITING)


def session_of(meeting: Meeting) -> Interval:
    """From when to when it really was: as closed, or as planned."""
    closing = getattr(meeting, "closing", None)
    times = closing or meeting
    return Interval(times.starts_at, times.ends_at)


def reckon(
    meeting: Meeting,
    *,
    session: Interval,
    policy: AttendancePolicy,
    stretches: Sequence[RealStretch] | None = None,
    evidence: Mapping[int, Sequence[Evidence]] | None = None,
) -> list[Reckoned]:
    """Everyone with any evidence, in the order of their ids. Open stays run to the end of the session.

    `stretches`: when its trainings and breaks really ran, where that is known better than `real_stretches` knows it.
    `evidence`: to ask what it would be worth, in place of what is on record.
    """
    known = real_stretches(meeting, session) if stretches is None else stretches
    dealt = portions(session, as_kinds(known, stands_of(known, local_day(meeting)), policy))
    known_of = evidence_for(meeting, ends_at=session.until) if evidence is None else evidence
    elsewhere = _elsewhere(meeting, session, known_of)
    here = _Here(session=session, dealt=dealt, policy=policy)
    people = [
        _reckoned(person_id, stays, elsewhere.get(person_id, ()), here)
        for person_id, stays in sorted(known_of.items())
    ]
    unpaid = _who_earns_nothing(meeting, policy)
    return [_unpaid(one) if one.person_id in unpaid else one for one in people]


@dataclass(frozen=True, kw_only=True)
class _Here:
    """What everyone's presence at a meeting is held against."""

    session: Interval
    dealt: tuple[Portion, ...]
    policy: AttendancePolicy


def _reckoned(
    person_id: int, stays: Sequence[Evidence], elsewhere: Iterable[Interval], here: _Here
) -> Reckoned:
    found = priced(
        [stay.interval for stay in stays], elsewhere=elsewhere, session=here.session, dealt=here.dealt,
        policy=here.policy,
    )  # fmt: skip
    told = told_by([(stay.source, stay.interval, NO_LEAVE not in stay.flags) for stay in stays], here.session)
    apart = apart_minutes(told)
    return Reckoned(
        person_id=person_id, evidence=tuple(stays), priced=found, told=told,
        apart_minutes=apart if apart >= here.policy.sources_differ_from_minutes else 0,
    )  # fmt: skip


def _unpaid(one: Reckoned) -> Reckoned:
    """Who leads earns nothing by this policy, however long they were there."""
    return replace(one, priced=Priced(worth=replace(one.worth, minutes=0, code="leads"), parts=()))


def _who_earns_nothing(meeting: Meeting, policy: AttendancePolicy) -> set[int]:
    if policy.facilitators == "as_everyone":
        return set()
    return {person.pk for person in facilitators_at(meeting.community, meeting.starts_at)}


def _elsewhere(meeting: Meeting, session: Interval, people: Iterable[int]) -> Mapping[int, list[Interval]]:
    """By person, the time of this session that a meeting closed earlier counts, in any community."""
    others = closed_before(meeting, session)
    if not others:
        return {}
    known = list(people)
    found: dict[int, list[Interval]] = defaultdict(list)
    for person_id, why in (*counted_at(others, known), *held_counted(others, known)):
        found[person_id].extend(clipped(counted_in(why), session))
    return found


def counted_in(why: Mapping[str, Any]) -> list[Interval]:
    """The moments that an entry stands for; an older one counted all the presence inside its session."""
    if "counted" in why:
        return [_interval(one) for one in why["counted"]]
    if "session" not in why:
        return []
    return clipped([_interval(one) for one in why["here"]], _interval(why["session"]))


def _interval(pair: Sequence[str]) -> Interval:
    since, until = (datetime.fromisoformat(one) for one in pair)
    return Interval(since, until)


def provenance_of(part: Part, evidence: Iterable[Evidence]) -> str:
    """Of the stays that this part rests on."""
    known = list(evidence)
    beneath = {stay.source for stay in known if common([stay.interval], part.counted)}
    return provenance(beneath or {stay.source for stay in known})


def whys_of(
    parts: Iterable[Part],
    reckoned: Reckoned,
    meeting: Meeting,
    session: Interval,
    stretches: Iterable[RealStretch],
) -> list[tuple[Part, dict[str, Any]]]:
    """What each part's minutes rest on, able to explain itself without any other table: codes and numbers, no names."""
    beneath = presence_of(reckoned, meeting, session) | {
        "stays": sorted(stay.stay for stay in reckoned.evidence),
        "digests": sorted({stay.digest for stay in reckoned.evidence if stay.digest}),
        "flags": sorted({flag for stay in reckoned.evidence for flag in stay.flags}),
        "code": reckoned.worth.code,
    }
    return [(part, beneath | _of_part(part, stretches)) for part in parts]


def _of_part(part: Part, stretches: Iterable[RealStretch]) -> dict[str, Any]:
    trainer = next(
        (one.trainer for one in stretches if part.training and one.training == part.training), None
    )
    return {
        "counted": _pairs(part.counted),
        **({"training": part.training} if part.training else {}),
        **({"trainer": trainer} if trainer else {}),
    }


def presence_of(reckoned: Reckoned, meeting: Meeting, session: Interval) -> dict[str, Any]:
    """What is known of someone's presence, whatever it earns."""
    found = reckoned.worth
    return {
        "session": _pair(session),
        "timezone": meeting.timezone,
        "here": _pairs(union(stay.interval for stay in reckoned.evidence)),
        "told": [[one.source, one.is_ended, _pairs(one.spans)] for one in reckoned.told],
        "parts": [
            [one.kind, one.minutes, one.present_minutes, _pairs(one.counted)] for one in reckoned.priced.parts
        ],
        "sources": sorted({stay.source for stay in reckoned.evidence}),
        "present_minutes": found.present_minutes,
        "session_minutes": found.session_minutes,
        "missed_minutes": found.missed_minutes,
        "elsewhere_minutes": reckoned.priced.elsewhere_minutes,
        "apart_minutes": reckoned.apart_minutes,
    }


def _pair(one: Interval) -> list[str]:
    return [one.since.isoformat(), one.until.isoformat()]


def _pairs(intervals: Iterable[Interval]) -> list[list[str]]:
    return [_pair(one) for one in intervals]
