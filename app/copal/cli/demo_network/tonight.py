"""What has just happened, and what waits: the meeting under way, and the report with lines left to decide."""

from datetime import datetime, timedelta

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.gatherings import comes, meeting_of, members_at
from copal.cli.demo_network.papers import Row
from copal.cli.demo_network.presence import Seen, bring, let_in, moment, rows_of
from copal.cli.demo_network.stage import Stage, chance
from copal.domain.attendance.actions.presence import Marking
from copal.domain.meetings import actions as meetings
from copal.journeys import keep_presence

BROUGHT_AFTER = timedelta(minutes=40)


def under_way(stage: Stage, evening: Evening) -> None:
    """Some came through the door with the code, the facilitator called the names of those on the call."""
    here = here_tonight(stage, evening)
    stage.plan(stage.at - timedelta(days=1, hours=4), lambda now: _invite_newcomer(stage, evening, now))
    for handle in [one for one in here if one in evening.group.in_room]:
        stage.plan(
            arrives(evening, handle),
            lambda now, handle=handle: let_in(stage, evening, handle, now),  # type: ignore[misc]
        )
    on_call = [one for one in here if one not in evening.group.in_room]
    stage.plan(moment(evening, 7), lambda now: _call_names(stage, evening, on_call, now))


def here_tonight(stage: Stage, evening: Evening) -> list[str]:
    """Handles of those who have come through the door or are on the call; who is by phone is brought in the room."""
    late = script.happening("tonight")["late"]
    return [
        one
        for one in members_at(stage, evening)
        if one not in late and comes(stage, evening, one) and stage.who[one].account
    ]


def arrives(evening: Evening, handle: str) -> datetime:
    """When they come through the door."""
    return moment(evening, chance("arrives", evening.key, handle).uniform(-12, 9))


def _invite_newcomer(stage: Stage, evening: Evening, when: datetime) -> None:
    meetings.invite(meeting=meeting_of(stage, evening), by=stage.people[evening.group.leader], at=when)


def _call_names(stage: Stage, evening: Evening, handles: list[str], when: datetime) -> None:
    keep_presence.mark(
        meeting=meeting_of(stage, evening),
        markings=[
            Marking(
                person_id=stage.people[one].pk, since=evening.starts_at, until=None, client_key=f"called {one}"
            )
            for one in handles
        ],
        by=stage.people[evening.group.leader],
        at=when,
    )  # fmt: skip


def is_waiting(evening: Evening) -> bool:
    """Whether this is the meeting whose report nobody has decided yet."""
    return evening.group.key == script.happening("waiting")["community"] and evening.back == 1


def report_waits(stage: Stage, evening: Evening) -> None:
    """The facilitator has uploaded the report and left three lines for later."""
    brought = min(evening.ends_at + BROUGHT_AFTER, stage.at - timedelta(minutes=2))
    stage.plan(brought, lambda now: bring(stage, evening, _rows(stage, evening), now, confirm=False))


def _rows(stage: Stage, evening: Evening) -> list[Row]:
    waiting = script.happening("waiting")
    seen = [Seen(evening.group.leader, -6, evening.group.minutes + 4)]
    for handle in waiting["there"]:
        dice = chance("waiting", handle)
        seen.append(Seen(handle, dice.uniform(-4, 5), evening.group.minutes + dice.uniform(-3, 3)))
    strange = [
        Row(name=name, email="", joined_at=moment(evening, since), left_at=moment(evening, until))
        for name, since, until in waiting["rows"]
    ]
    return [*rows_of(stage, evening, seen), *strange]
