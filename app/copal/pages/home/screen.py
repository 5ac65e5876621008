"""What the first page of a signed-in person shows, asked in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from copal.base.wording.names import called
from copal.domain.attendance.queries import in_since
from copal.domain.attendance.rules import door_state, doors
from copal.domain.communities.queries import MyCommunity, NetworkStands, my_communities, network_stands
from copal.domain.communities.rules import LEADING
from copal.domain.hours.queries import YearTotal, ledger_of, years_of
from copal.domain.meetings.queries import MeetingLine, next_meetings
from copal.domain.meetings.rules import State
from copal.domain.people.queries import network_role
from copal.journeys.where_do_i_stand import where_do_i_stand
from copal.pages.base.frame import address_of
from copal.pages.home.desk import Desk, desk_of
from copal.pages.hours.toward import Toward, toward
from copal.pages.live.places import screen_of
from copal.policies import doors as door_policies

MORNING, AFTERNOON, EVENING = 4, 12, 17  # hours of the day at which each begins
LEADS = ("facilitator", "co_facilitator", "note_taker")
SHOWN = 4  # meetings to come, the nearest among them


@dataclass(frozen=True)
class NextMeeting:
    """The meeting at the top. `step` is the one thing to do now: join | check_in | answer | see.

    `is_open` says whether its door is; `in_since` since when they are in, as far as they said. `room` is the address of
    their screen in its live room, soon and while it is under way; `leads` whether they lead there.
    """

    line: MeetingLine
    when: str  # now | today | later
    step: str
    answer: str  # in words, or empty
    minutes_to_go: int
    is_open: bool
    in_since: datetime | None
    room: str
    leads: bool


@dataclass(frozen=True)
class HomeScreen:
    greeting: str
    today: date
    next: NextMeeting | None
    later: tuple[MeetingLine, ...]
    desk: Desk | None  # None for those who lead nothing
    stands: (
        NetworkStands | None
    )  # for staff who lead nothing themselves; who leads has "Network" in the frame
    is_auditor: bool
    credit_href: str  # for auditors: where they look at hours; empty when there is no such page
    this_year: YearTotal
    all_minutes: int
    toward: Toward
    hours_href: str
    communities: list[MyCommunity]
    communities_href: str

    @property
    def todays_minutes(self) -> int:
        """How long today's meeting is, for those who have not said no; 0 without one."""
        if self.next is None or self.next.when == "later" or self.next.line.mine == "no":
            return 0
        return int((self.next.line.ends_at - self.next.line.starts_at).total_seconds()) // 60

    @property
    def amber(self) -> str:
        """Which one button of the screen is amber: next | desk | find | none."""
        if self.next is not None and self.next.step in ("join", "check_in", "answer"):
            return "next"
        if self.desk is not None and not self.desk.is_clear:
            return "desk"
        return "find" if self.shows_finding else "none"

    @property
    def shows_finding(self) -> bool:
        """Whether it says how to find a community: not to those who are here for the network."""
        return not (self.communities or self.stands or self.is_auditor)


def home_screen(person: Any, network: Any, at: datetime) -> HomeScreen:
    """`at` is now; the day and the greeting are those of the network's time zone."""
    there = at.astimezone(ZoneInfo(network.timezone))
    ledger = ledger_of(person)
    years = years_of(ledger)
    none_yet = YearTotal(year=there.year, growth_minutes=0, training_minutes=0)
    communities = my_communities(person)
    coming = next_meetings(person, at=at, most=SHOWN)
    role, leads = network_role(person), any(one.role in LEADS for one in communities)
    return HomeScreen(
        greeting=greeting(called(person.chosen_name), there.hour),
        today=there.date(),
        next=_next(person, coming[0], _role(communities, coming[0]), at) if coming else None,
        later=coming[1:],
        desk=desk_of(person, at) if leads else None,
        stands=network_stands(person) if role == "staff" and not leads else None,
        is_auditor=role == "auditor",
        credit_href=address_of("credit") if role == "auditor" else "",
        this_year=next((one for one in years if one.year == there.year), none_yet),
        all_minutes=sum(one.minutes for one in years),
        toward=toward(where_do_i_stand(person, at=at, entries=ledger)),
        hours_href=address_of("hours"),
        communities=communities,
        communities_href=address_of("communities"),
    )


def _role(communities: list[MyCommunity], line: MeetingLine) -> str:
    """What they are where this meeting is; "" for a guest."""
    return next((one.role for one in communities if one.slug == line.slug), "")


def _next(person: Any, line: MeetingLine, role: str, at: datetime) -> NextMeeting:
    zone = ZoneInfo(line.timezone)
    day = at.astimezone(zone).date()
    policy = door_policies.in_force(on=day)
    is_open = door_state(at, doors(starts_at=line.starts_at, ends_at=line.ends_at, policy=policy)) == "open"
    since = in_since(person, line.id) if is_open else None
    is_now = line.state is State.UNDER_WAY
    is_today = line.starts_at.astimezone(zone).date() == day
    return NextMeeting(
        line=line,
        when="now" if is_now else "today" if is_today else "later",
        step=_step(line, is_open=is_open, is_in=since is not None),
        answer=_answer(line.mine),
        minutes_to_go=max(0, int((line.starts_at - at).total_seconds()) // 60),
        is_open=is_open,
        in_since=since,
        room=screen_of(role, line.id) if line.state in (State.SOON, State.UNDER_WAY) else "",
        leads=role in LEADING,
    )


def _step(line: MeetingLine, *, is_open: bool, is_in: bool) -> str:
    if line.mine != "no" and line.video_url and line.state in (State.SOON, State.UNDER_WAY):
        return "join"
    if line.mine != "no" and is_open:
        return "see" if is_in else "check_in"
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
