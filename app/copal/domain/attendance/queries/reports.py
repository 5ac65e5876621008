"""Reports and their lines: the list, the preview with what would count, and what the reader needs to know."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from copal.base.intervals import Interval, clipped, seconds_of
from copal.domain.attendance import rules
from copal.domain.attendance.actions.reports import READER_GIVEN_UP, moments
from copal.domain.attendance.models import KnownName, LinePerson, Report, ReportLine, Stay
from copal.domain.attendance.queries.presence import Expected, expected_at, people_expected
from copal.domain.attendance.rules import Piece
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import OtherAddress


@dataclass(frozen=True, kw_only=True)
class Someone:
    id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class LineSeen:
    """One line of a report as it is shown. `difference` to what was known before: new | more | same | less."""

    id: int
    name: str
    email: str
    rows: int
    stays: list[tuple[datetime, datetime | None, str]]
    minutes: int
    flags: list[str]
    decision: str
    why: str
    people: list[Someone]
    candidates: list[Someone]
    together: list[Someone]  # the two a line such as "Jo & Pat" may mean; empty where that is not plain
    decided_by: str
    decided_at: datetime | None
    difference: str = "new"
    also: list[tuple[str, datetime]] = field(default_factory=list)  # other sources and from when
    total_minutes: int = 0
    fused: dict[int, list[Interval]] = field(default_factory=dict)  # by person, all that would count

    @property
    def is_by_length(self) -> bool:
        return any(note == rules.DURATION_ONLY for _since, _until, note in self.stays)


@dataclass(frozen=True, kw_only=True)
class ReportSeen:
    """A report and everything there is to see of it."""

    report: Report
    to_decide: list[LineSeen]
    matched: list[LineSeen]
    same: list[LineSeen]
    not_members: list[LineSeen]
    uncounted: list[LineSeen]
    missing: list[Expected]
    number_of_rows: int

    @property
    def number(self) -> int:
        """People whom confirming counts."""
        return len({someone.id for line in (*self.matched, *self.same) for someone in line.people})


def reports_of(meeting: Meeting) -> list[Report]:
    """Latest first, without the files. One query."""
    rows = Report.objects.filter(meeting=meeting).exclude(state=Report.State.DISCARDED)
    return list(rows.select_related("by", "confirmed_by").defer("content").order_by("-pk"))


def report_of(meeting: Meeting, report_id: int) -> Report:
    """A report of this meeting that was not thrown away, without the file; else Http404."""
    rows = Report.objects.filter(meeting=meeting, pk=report_id).exclude(state=Report.State.DISCARDED)
    report = rows.select_related("by", "confirmed_by").defer("content").first()
    if report is None:
        raise Http404
    report.meeting = meeting
    return report


def line_of(report: Report, line_id: int) -> ReportLine:
    """A line of this report, with its report; else Http404."""
    line = ReportLine.objects.filter(report=report, pk=line_id).first()
    if line is None:
        raise Http404
    line.report = report
    return line


def reports_to_read(*, at: datetime, most: int = 20) -> list[int]:
    """Ids of reports that wait for a reader, or whose reader has died. For the schedule."""
    due = Q(state=Report.State.WAITING) | Q(state=Report.State.READING, reading_at__lt=at - READER_GIVEN_UP)
    return list(Report.objects.filter(due).order_by("pk").values_list("pk", flat=True)[:most])


def report_seen(report: Report) -> ReportSeen:
    """Five queries, however long the report is: lines, their people, the stays, whom to expect, other sources."""
    meeting = report.meeting
    expected = expected_at(meeting)
    names = {one.person: one.name for one in expected}
    pieces, sources = _known(report)
    seer = _Seer(meeting, names, pieces, sources)
    people: dict[int, list[Someone]] = defaultdict(list)
    for pair in LinePerson.objects.filter(line__report=report).select_related("person").order_by("pk"):
        people[pair.line_id].append(Someone(id=pair.person_id, name=pair.person.chosen_name))
    rows = list(ReportLine.objects.filter(report=report).select_related("decided_by"))
    for line in rows:
        seer.hear(line, people[line.pk])
    lines = [seer.see(line, people[line.pk]) for line in rows]
    matched = [one for one in lines if one.decision == "matched" and one.minutes]
    seen = {someone.id for line in matched for someone in line.people} | set(pieces)
    return ReportSeen(
        report=report,
        to_decide=[one for one in lines if one.decision == "open" and one.minutes],
        matched=[one for one in matched if one.difference != "same"],
        same=[one for one in matched if one.difference == "same"],
        not_members=[one for one in lines if one.decision == "not_a_member"],
        uncounted=[one for one in lines if one.decision != "not_a_member" and not one.minutes],
        missing=[one for one in expected if one.coming == "going" and one.person not in seen],
        number_of_rows=sum(line.rows for line in rows),
    )


def line_seen(line: ReportLine, expected: Iterable[Expected]) -> LineSeen:
    """One line alone, for the page that asks whom it means."""
    names = {one.person: one.name for one in expected}
    people = [
        Someone(id=pair.person_id, name=pair.person.chosen_name)
        for pair in line.people.select_related("person")
    ]
    return _plain(line, people, names)


def _known(report: Report) -> tuple[dict[int, list[Piece]], dict[int, list[Stay]]]:
    """By person, what is known from elsewhere than this report."""
    pieces: dict[int, list[Piece]] = defaultdict(list)
    stays: dict[int, list[Stay]] = defaultdict(list)
    rows = Stay.objects.filter(meeting=report.meeting_id, withdrawal=None).exclude(report=report)
    for stay in rows.order_by("since", "pk"):
        pieces[stay.person_id].append(Piece(since=stay.since, until=stay.until, note=stay.note))
        stays[stay.person_id].append(stay)
    return pieces, stays


def _plain(line: ReportLine, people: list[Someone], names: dict[int, str]) -> LineSeen:
    is_open = line.decision == ReportLine.Decision.OPEN
    both = rules.named_together(line.name_as_reported, names) if is_open else ()
    return LineSeen(
        id=line.pk, name=line.name_as_reported, email=line.email, rows=line.rows, stays=moments(line),
        minutes=line.minutes_present, flags=line.flags, decision=line.decision, why=line.why, people=people,
        candidates=[Someone(id=pk, name=names[pk]) for pk in line.candidates if pk in names],
        together=[Someone(id=pk, name=names[pk]) for pk in both],
        decided_by=line.decided_by.chosen_name if line.decided_by else "", decided_at=line.decided_at,
    )  # fmt: skip


def _pieces(line: LineSeen) -> list[Piece]:
    return [Piece(since=since, until=until, note=note) for since, until, note in line.stays]


class _Seer:
    """Lays the lines of one report over what is known from elsewhere."""

    def __init__(
        self,
        meeting: Meeting,
        names: dict[int, str],
        pieces: dict[int, list[Piece]],
        stays: dict[int, list[Stay]],
    ) -> None:
        closing = getattr(meeting, "closing", None)
        times = closing or meeting
        self.session = Interval(times.starts_at, times.ends_at)
        self.names, self.pieces, self.stays = names, pieces, stays
        self.told: dict[int, list[Piece]] = defaultdict(list)  # by person, all that this report says

    def hear(self, line: ReportLine, people: list[Someone]) -> None:
        """To be called for every line before any is seen: someone may stand in several."""
        if line.decision == ReportLine.Decision.MATCHED:
            for someone in people:
                self.told[someone.id] += _pieces(_plain(line, [], {}))

    def see(self, line: ReportLine, people: list[Someone]) -> LineSeen:
        plain = _plain(line, people, self.names)
        if not people or plain.decision != "matched":
            return plain
        mine = _pieces(plain)
        fused = {
            one.id: rules.counted(
                [*self.pieces.get(one.id, []), *self.told.get(one.id, mine)], self.session.until
            )
            for one in people
        }
        total = seconds_of(clipped(fused[people[0].id], self.session)) // 60
        return LineSeen(
            **{
                **plain.__dict__,
                "difference": self._difference(people, mine),
                "also": self._also(people[0].id),
                "total_minutes": total,
                "fused": fused,
            }
        )

    def _difference(self, people: list[Someone], mine: list[Piece]) -> str:
        """Against earlier reports of the same meeting only: other sources confirm, they do not repeat."""
        before = [
            Piece(since=stay.since, until=stay.until, note=stay.note)
            for stay in self.stays.get(people[0].id, [])
            if stay.report_id is not None
        ]
        if not before:
            return "new"
        then = clipped(rules.counted(before, self.session.until), self.session)
        now = clipped(rules.counted(mine, self.session.until), self.session)
        if not rules.adds_nothing(now, then, self.session):
            return "more"
        return "same" if seconds_of(now) == seconds_of(then) else "less"

    def _also(self, person_id: int) -> list[tuple[str, datetime]]:
        """Where else they are known from, and from when."""
        return [
            (str(stay.get_source_display()), stay.since)
            for stay in self.stays.get(person_id, [])
            if stay.report_id is None
        ]


@dataclass(frozen=True, kw_only=True)
class OnRoster:
    """Someone the reader may match: every name they go by and every address of theirs."""

    id: int
    names: tuple[str, ...]
    addresses: tuple[str, ...]


def report_roster(meeting: Meeting) -> list[OnRoster]:
    """Current members, those who answered or were invited, and those with a stay. Two queries."""
    people = list(people_expected(meeting))
    others: dict[int, list[str]] = defaultdict(list)
    rows = OtherAddress.objects.filter(person__in=people_expected(meeting).values("pk"))
    for person_id, email in rows.values_list("person_id", "email"):
        others[person_id].append(email)
    return [
        OnRoster(
            id=one.pk,
            names=tuple(name for name in dict.fromkeys([one.chosen_name, one.legal_name]) if name),
            addresses=tuple(mail for mail in [one.email or "", *others[one.pk]] if mail),
        )
        for one in people
    ]


def known_names(meeting: Meeting, keys: Iterable[str]) -> dict[str, KnownName]:
    """What facilitators of this community said before about these reported names. One query."""
    rows = KnownName.objects.filter(community=meeting.community_id, name__in=sorted(set(keys))[:900])
    return {row.name: row for row in rows}
