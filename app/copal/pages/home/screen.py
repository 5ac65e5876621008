"""What the first page of a signed-in person shows, asked in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from copal.domain.attendance.queries import ClaimsWaiting, ReportWaiting, claims_waiting, reports_waiting
from copal.domain.communities.queries import CommunityCard, RequestsWaiting, my_communities, requests_waiting
from copal.domain.hours.queries import YearTotal, totals_by_year
from copal.domain.meetings.queries import MeetingLine, next_meetings, to_close
from copal.domain.meetings.rules import State
from copal.pages.base.frame import address_of

MORNING, AFTERNOON, EVENING = 4, 12, 17  # hours of the day at which each begins
LEADS = ("facilitator", "co_facilitator", "note_taker")
SHOWN = 4  # meetings to come, the nearest among them


@dataclass(frozen=True)
class NextMeeting:
    """The meeting at the top. `step` is the one thing to do now: join | check_in | answer | see."""

    line: MeetingLine
    when: str  # now | today | later
    step: str
    answer: str  # in words, or empty
    minutes_to_go: int


@dataclass(frozen=True)
class Desk:
    """What waits for those who lead."""

    meetings: tuple[MeetingLine, ...]
    reports: list[ReportWaiting]
    claims: list[ClaimsWaiting]
    requests: list[RequestsWaiting]

    @property
    def is_clear(self) -> bool:
        return not (self.meetings or self.reports or self.claims or self.requests)


@dataclass(frozen=True)
class HomeScreen:
    greeting: str
    today: date
    next: NextMeeting | None
    later: tuple[MeetingLine, ...]
    desk: Desk | None  # None for those who lead nothing
    this_year: YearTotal
    all_minutes: int
    hours_href: str
    communities: list[CommunityCard]
    communities_href: str

    @property
    def amber(self) -> str:
        """Which one button of the screen is amber: next | desk | find | none."""
        if self.next is not None and self.next.step in ("join", "check_in", "answer"):
            return "next"
        if self.desk is not None and not self.desk.is_clear:
            return "desk"
        return "none" if self.communities else "find"


def home_screen(person: Any, network: Any, at: datetime) -> HomeScreen:
    """`at` is now; the day and the greeting are those of the network's time zone."""
    there = at.astimezone(ZoneInfo(network.timezone))
    years = totals_by_year(person)
    none_yet = YearTotal(year=there.year, growth_minutes=0, training_minutes=0)
    communities = my_communities(person)
    coming = next_meetings(person, at=at, most=SHOWN)
    return HomeScreen(
        greeting=greeting(person.chosen_name, there.hour),
        today=there.date(),
        next=_next(coming[0], at) if coming else None,
        later=coming[1:],
        desk=_desk(person, at) if any(one.role in LEADS for one in communities) else None,
        this_year=next((one for one in years if one.year == there.year), none_yet),
        all_minutes=sum(one.minutes for one in years),
        hours_href=address_of("hours"),
        communities=communities,
        communities_href=address_of("communities"),
    )


def _desk(person: Any, at: datetime) -> Desk:
    return Desk(
        meetings=to_close(person, at=at),
        reports=reports_waiting(person),
        claims=claims_waiting(person),
        requests=requests_waiting(person),
    )


def _next(line: MeetingLine, at: datetime) -> NextMeeting:
    zone = ZoneInfo(line.timezone)
    is_today = line.starts_at.astimezone(zone).date() == at.astimezone(zone).date()
    is_now = line.state is State.UNDER_WAY
    return NextMeeting(
        line=line,
        when="now" if is_now else "today" if is_today else "later",
        step=_step(line),
        answer=_answer(line.mine),
        minutes_to_go=max(0, int((line.starts_at - at).total_seconds()) // 60),
    )


def _step(line: MeetingLine) -> str:
    if line.state in (State.SOON, State.UNDER_WAY) and line.mine != "no":
        return "join" if line.video_url else "check_in"
    return "see" if line.mine else "answer"


def _answer(given: str) -> str:
    if not given:
        return ""
    words = {
        "going": gettext("You're going"),
        "maybe": gettext("You said maybe"),
        "no": gettext("You can't come"),
    }
    return words[given]


def greeting(name: str, hour: int) -> str:
    """By the clock on the wall, 0 to 23."""
    if MORNING <= hour < AFTERNOON:
        return gettext("Good morning, %(name)s") % {"name": name}
    if AFTERNOON <= hour < EVENING:
        return gettext("Good afternoon, %(name)s") % {"name": name}
    return gettext("Good evening, %(name)s") % {"name": name}
