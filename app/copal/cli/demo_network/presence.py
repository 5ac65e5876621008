"""Who was there and how it came to be known: codes at the door, roll call, sign-in sheets, meeting reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from copal.cli.demo_network import papers, script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.gatherings import comes, meeting_of, members_at
from copal.cli.demo_network.papers import Row
from copal.cli.demo_network.stage import Stage, chance, on_wall
from copal.domain.attendance.actions.doors import door_key
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.queries.presence import door_of
from copal.journeys import import_report, keep_presence
from copal.journeys.check_in import check_in, check_out

ON_CALL = frozenset({"zoom", "teams"})
SHEET, ON_PHONE = "sheet", "on_phone"
OPENS_MINUTES = -25  # the earliest anyone comes to the door


@dataclass(frozen=True)
class Seen:
    """One stretch of somebody's presence, in minutes from the start; it may begin before and end after."""

    handle: str
    since: float
    until: float

    def times(self, evening: Evening) -> tuple[datetime, datetime]:
        return moment(evening, self.since), moment(evening, self.until)


def moment(evening: Evening, minutes: float) -> datetime:
    """So many minutes after the start, to the second."""
    return evening.starts_at + timedelta(seconds=round(minutes * 60))


def take(stage: Stage, evening: Evening) -> None:
    """Plan how presence at this meeting gets written down. Reports and sheets come the morning after."""
    seen = recorded(stage, evening)
    group = evening.group
    if group.evidence == "roll_call":
        stage.plan(evening.ends_at + timedelta(minutes=4), lambda now: _roll_call(stage, evening, seen, now))
        return
    here = [one for one in seen if group.evidence == "code" or one.handle in group.in_room]
    away = [one for one in seen if one not in here]
    if group.evidence == "sheet":
        stage.plan(
            evening.ends_at + timedelta(minutes=4),
            lambda now: _roll_call(stage, evening, away, now, ON_PHONE),
        )
        stage.plan(morning_after(evening), lambda now: _sheet(stage, evening, here, now))
        return
    for one in here:
        _at_the_door(stage, evening, one)
    if away:
        stage.plan(
            morning_after(evening), lambda now: bring(stage, evening, rows_of(stage, evening, away), now)
        )


def morning_after(evening: Evening) -> datetime:
    """When the facilitator sits down with it: the next day, before nine."""
    day = (
        (evening.ends_at - timedelta(hours=10))
        .astimezone(on_wall(evening.starts_at.date(), time()).tzinfo)
        .date()
    )
    return on_wall(day + timedelta(days=1), time(8, chance("morning", evening.key).randrange(5, 50)))


def recorded(stage: Stage, evening: Evening) -> list[Seen]:
    """What the evidence will show: who came, and where a happening says otherwise."""
    otherwise = {
        one.person: one.seen
        for one in (*script.claims(), *script.corrections())
        if (one.community, one.back) == (evening.group.key, evening.back)
    }
    found: list[Seen] = []
    for handle in members_at(stage, evening):
        if handle in otherwise:
            found += [Seen(handle, *otherwise[handle])] if otherwise[handle] else []
        elif comes(stage, evening, handle):
            found += _stretches(evening, handle)
    return found


def _stretches(evening: Evening, handle: str) -> list[Seen]:
    dice, length = chance("stay", evening.key, handle), evening.group.minutes
    since, until = dice.triangular(-9, 8, -2), length + dice.triangular(-4, 6, 1)
    luck = dice.random()
    if luck < 0.06:  # noqa: PLR2004  (six in a hundred come late)
        since = dice.uniform(18, 40)
    elif luck < 0.12:  # noqa: PLR2004  (as many leave early)
        until = length - dice.uniform(18, 45)
    if evening.group.evidence in ON_CALL and handle not in evening.group.in_room and luck > 0.88:  # noqa: PLR2004
        gone = dice.uniform(since + 15, until - 15)
        return [Seen(handle, since, gone), Seen(handle, gone + dice.uniform(0.5, 4), until)]
    return [Seen(handle, since, until)]


def _at_the_door(stage: Stage, evening: Evening, one: Seen) -> None:
    since, until = moment(evening, max(one.since, OPENS_MINUTES)), moment(evening, one.until)
    if not stage.who[one.handle].account:
        stage.plan(until + timedelta(minutes=5), lambda now: _roll_call(stage, evening, [one], now))
        return
    stage.plan(since, lambda now: let_in(stage, evening, one.handle, now))
    if one.until < evening.group.minutes or chance("out", evening.key, one.handle).random() < 0.6:  # noqa: PLR2004
        stage.plan(
            until,
            lambda now: check_out(
                meeting=stage.meetings[evening.key], person=stage.people[one.handle],
                client_key=f"out {evening.key} {one.handle}", at=now,
            ),
        )  # fmt: skip


def let_in(stage: Stage, evening: Evening, handle: str, when: datetime) -> None:
    """They read the code off the screen and type it in."""
    meeting = stage.meetings[evening.key]
    door_key(meeting)
    check_in(
        meeting=meeting, person=stage.people[handle], code=door_of(meeting, at=when).code, shown_at=when,
        client_key=f"in {evening.key} {handle}", at=when,
    )  # fmt: skip


def _roll_call(stage: Stage, evening: Evening, seen: Sequence[Seen], when: datetime, note: str = "") -> None:
    """Said by the facilitator, to five minutes, as people do."""
    markings = [
        Marking(
            person_id=stage.people[one.handle].pk, since=moment(evening, _round(max(one.since, 0))),
            until=moment(evening, _round(min(one.until, evening.group.minutes))), note=note,
            client_key=f"called {evening.key} {one.handle}",
        )
        for one in seen
    ]  # fmt: skip
    made = keep_presence.mark(
        meeting=meeting_of(stage, evening), markings=markings, by=stage.people[evening.group.leader], at=when
    )
    for one, stay in zip(seen, made, strict=True):
        stage.stays[evening.key, one.handle] = stay


def _round(minutes: float) -> int:
    return round(minutes / 5) * 5


def _sheet(stage: Stage, evening: Evening, seen: Sequence[Seen], when: datetime) -> None:
    """The paper that lay on the table, typed in the morning after."""
    markings = [
        Marking(
            person_id=stage.people[one.handle].pk, since=moment(evening, _round(max(one.since, 0))),
            until=moment(evening, _round(min(one.until, evening.group.minutes))), source=SHEET,
            client_key=f"sheet {evening.key} {one.handle}",
        )
        for one in seen
    ]  # fmt: skip
    keep_presence.type_sheet(
        meeting=meeting_of(stage, evening), markings=markings, newcomers=[],
        by=stage.people[evening.group.leader], at=when,
    )  # fmt: skip


def rows_of(stage: Stage, evening: Evening, seen: Sequence[Seen]) -> list[Row]:
    """As the call's report lists them: some with their address, the others with their full name."""
    rows = []
    for one in seen:
        who = stage.who[one.handle]
        signed_in = " " not in who.name or chance("address", evening.key, one.handle).random() < 0.6  # noqa: PLR2004
        joined, left = one.times(evening)
        rows.append(Row(name=who.name, email=who.email if signed_in else "", joined_at=joined, left_at=left))
    return rows


def bring(
    stage: Stage, evening: Evening, rows: Sequence[Row], when: datetime, *, confirm: bool = True
) -> None:
    """Upload the report; confirm it where every line has found its person by itself."""
    number = chance("number", evening.group.key).randrange(81_000_000_000, 89_000_000_000)
    if evening.group.evidence == "teams":
        name, content = (
            f"{evening.topic.title} - Attendance report.csv",
            papers.teams(evening.topic.title, rows),
        )
    else:
        name, content = f"participants_{number}_{evening.starts_at:%Y_%m_%d}.csv", papers.zoom(rows)
    leader = stage.people[evening.group.leader]
    report, _is_new = import_report.bring(
        meeting=meeting_of(stage, evening), filename=name, content=content, by=leader, at=when
    )
    if confirm:
        import_report.confirm(report=report, by=leader, at=when + timedelta(minutes=6))
