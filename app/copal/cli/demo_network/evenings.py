"""When each community met and meets: the times its rhythm gives, and where life put a meeting elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copal.cli.demo_network import script
from copal.cli.demo_network.script import Group, Topic
from copal.cli.demo_network.stage import ZONE, Stage
from copal.domain.meetings.queries import meetings_of
from copal.instruments.calendars.rhythm import occurrences

LOOK_AHEAD_DAYS = 24  # beyond it nobody has prepared anything yet
TONIGHT = "family"
STARTED_MINUTES_AGO = 30
QUARTER = 15
NEAR = timedelta(hours=4)  # so close to tonight's meeting another would be a second one tonight


@dataclass(frozen=True, kw_only=True)
class Evening:
    """One meeting of the demo. `planned_at` is what the rhythm gave, the other times what it became."""

    group: Group
    number: int
    topic: Topic
    planned_at: datetime
    starts_at: datetime
    back: int = 0  # how many of the community's meetings have ended since, this one included; 0: still to end
    called_off: str = ""
    is_tonight: bool = False

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.group.minutes)

    @property
    def moved(self) -> bool:
        return self.starts_at != self.planned_at

    @property
    def key(self) -> str:
        return f"{self.group.key} {self.number}"


def tonight_starts(at: datetime) -> datetime:
    """About half an hour before `at`, on a quarter of an hour."""
    about = at - timedelta(minutes=STARTED_MINUTES_AGO)
    return about.replace(minute=about.minute // QUARTER * QUARTER, second=0, microsecond=0)


def evenings_of(stage: Stage, group: Group) -> list[Evening]:
    """All meetings of a community from its first to those being prepared, oldest first."""
    planned = _planned(stage, group)
    tonight = tonight_starts(stage.at)
    nearest = min(planned, key=lambda one: abs(one - tonight)) if group.key == TONIGHT else None
    called_off = _in_the_snow(stage, group, planned)
    times = {
        one: tonight if one == nearest else one + timedelta(days=1) if abs(one - tonight) < NEAR else one
        for one in planned
    }
    _move_one(stage, group, times, called_off)
    ended = [one for one in planned if one != called_off and times[one] + _length(group) <= stage.at]
    topics = script.topics(group.key)
    return [
        Evening(
            group=group, number=number,
            topic=script.topic_of_tonight() if one == nearest else topics[number % len(topics)],
            planned_at=one, starts_at=times[one], is_tonight=one == nearest,
            back=len(ended) - ended.index(one) if one in ended else 0,
            called_off=script.happening("snow")["reason"] if one == called_off else "",
        )
        for number, one in enumerate(planned)
    ]  # fmt: skip


def _length(group: Group) -> timedelta:
    return timedelta(minutes=group.minutes)


def _planned(stage: Stage, group: Group) -> list[datetime]:
    until = stage.today + timedelta(days=LOOK_AHEAD_DAYS)
    first = stage.today - timedelta(weeks=group.began)
    found = occurrences(
        group.times, first, group.start_time, minutes=group.minutes, timezone=ZONE, until=until
    )
    return [one.starts_at for one in found]


def _in_the_snow(stage: Stage, group: Group, planned: list[datetime]) -> datetime | None:
    snow = script.happening("snow")
    if group.key != snow["community"]:
        return None
    over = [one for one in planned if one < stage.at - timedelta(days=20) and one.month in snow["months"]]
    return next(iter(over), None)


def _move_one(
    stage: Stage, group: Group, times: dict[datetime, datetime], called_off: datetime | None
) -> None:
    """The one meeting that took place a week later than planned."""
    moved = script.happening("moved")
    if group.key != moved["community"]:
        return
    over = [one for one in times if one + _length(group) <= stage.at and one != called_off]
    day = over[-moved["back"]]
    times[day] += timedelta(days=moved["days"])


def note_meetings(stage: Stage, group: Group, when: datetime) -> None:
    """Remember the meetings there are, by the time they were planned for; those known already stay."""
    page = pages = 1
    while page <= pages:
        found = meetings_of(stage.people[group.leader], group.key, at=when, page=page)
        pages, page = found.pages, page + 1
        for one in found.meetings:
            stage.meeting_ids.setdefault((group.key, one.starts_at), one.id)
