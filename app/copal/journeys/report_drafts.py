"""Between the reader's answer and our lines: the roster going in, people and remembered names coming out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from copal.base.intervals import Interval, union
from copal.domain.attendance import rules
from copal.domain.attendance.actions.reports import Draft
from copal.domain.attendance.models import KnownName
from copal.domain.attendance.queries.reports import OnRoster, known_names, report_roster
from copal.domain.meetings.models import Meeting
from copal.instruments import reports as reader
from copal.instruments.reports import Member, Participant
from copal.instruments.reports.levels import level
from copal.instruments.reports.words import words

MOST_STAYS = 200  # of one person, after joining what touches; beyond it only the length is kept


def meeting_for_reader(meeting: Meeting) -> reader.Meeting:
    """The schedule and everybody who may be matched, with all names and addresses of theirs."""
    members = [member for one in report_roster(meeting) for member in _members(one)]
    return reader.Meeting(meeting.starts_at, meeting.ends_at, meeting.timezone, tuple(members))


def _members(one: OnRoster) -> Iterator[Member]:
    """One row for each address and each full name. A single word is nobody's full name, so it is left out."""
    for address in one.addresses:
        yield Member(str(one.id), "", address)
    seen: set[str] = set()
    for name in one.names:
        levelled = level(name)
        if " " in levelled and levelled not in seen:
            seen.add(levelled)
            yield Member(str(one.id), name)


def drafts_of(meeting: Meeting, participants: Sequence[Participant]) -> list[Draft]:
    """Our lines, in the order of the file, with remembered names applied."""
    keys = [level(one.name_as_reported) for one in participants]
    borne = Counter(keys)
    known = known_names(
        meeting, [key for key, one in zip(keys, participants, strict=True) if one.roster_id is None]
    )
    here = {one.id for one in report_roster(meeting)} if known else set()
    return [
        _draft(meeting, one, key, known.get(key) if borne[key] == 1 else None, here)
        for key, one in zip(keys, participants, strict=True)
    ]


def _draft(meeting: Meeting, one: Participant, key: str, alias: KnownName | None, here: set[int]) -> Draft:
    flags = [*one.flags, *(["generic_name"] if _is_generic(key) else [])]
    found = [int(one.roster_id)] if one.roster_id is not None else []
    decision, why, candidates = "open", "", [int(pk) for pk in one.candidates]
    decided_by: int | None = None
    decided_at: datetime | None = None
    if found:
        decision, why = "matched", str(one.matched_by)
    elif alias is not None and rules.is_rememberable(key, flags):
        if _applies(alias, candidates, here):
            decision, why, found = "matched" if alias.people else "not_a_member", "alias", list(alias.people)
            decided_by, decided_at = alias.by_id, alias.at
        else:
            candidates = list(dict.fromkeys([*alias.people, *candidates]))
    return Draft(
        name=one.name_as_reported, name_key=key, email=one.email or "", rows=len(one.rows),
        stays=_stays(meeting, one), minutes=one.minutes_present, flags=flags, candidates=candidates,
        decision=decision, why=why, people=found, decided_by=decided_by, decided_at=decided_at,
    )  # fmt: skip


def _applies(alias: KnownName, candidates: Sequence[int], here: set[int]) -> bool:
    """A remembered name decides by itself only while nobody else could be meant and they are still here."""
    remembered = set(alias.people)
    return remembered <= here and set(candidates) <= remembered


def _is_generic(key: str) -> bool:
    """Only words that name a kind of device or caller: "iPhone", "Zoom user 2"."""
    common = words("names", "devices") | words("names", "statuses") | {"user", "zoom", "the", "my"}
    pieces = [piece.strip("()'’.") for piece in key.replace("-", " ").replace("_", " ").split()]
    own = [piece for piece in pieces if len(piece) > 1 and not piece.isdigit() and piece not in common]
    return not own


def _stays(meeting: Meeting, one: Participant) -> list[list[str | None]]:
    """What is kept of the times: joined where they touch; one length where no more is known, or worth keeping."""
    joined = union(Interval(stay.join, stay.leave) for stay in one.stays)
    if one.from_duration_only or len(joined) > MOST_STAYS:
        since = max(meeting.starts_at, one.first_join or meeting.starts_at)
        until = since + timedelta(minutes=one.minutes_present)
        return [[since.isoformat(), until.isoformat(), rules.DURATION_ONLY]]
    note = rules.NO_LEAVE if "no_leave_recorded" in one.flags else ""
    return [
        [part.since.isoformat(), part.until.isoformat(), note if part.until == meeting.ends_at else ""]
        for part in joined
    ]
