"""What the first page of a signed-in person shows, asked in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from copal.domain.communities.queries import my_communities
from copal.domain.communities.queries.listing import CommunityCard
from copal.domain.hours.queries import YearTotal, totals_by_year
from copal.pages.base.frame import address_of

MORNING, AFTERNOON, EVENING = 4, 12, 17  # hours of the day at which each begins


@dataclass(frozen=True)
class HomeScreen:
    greeting: str
    today: date
    this_year: YearTotal
    all_minutes: int
    hours_href: str
    communities: list[CommunityCard]
    communities_href: str


def home_screen(person: Any, network: Any, at: datetime) -> HomeScreen:
    """`at` is now; the day and the greeting are those of the network's time zone."""
    there = at.astimezone(ZoneInfo(network.timezone))
    years = totals_by_year(person)
    none_yet = YearTotal(year=there.year, growth_minutes=0, training_minutes=0)
    return HomeScreen(
        greeting=greeting(person.chosen_name, there.hour),
        today=there.date(),
        this_year=next((one for one in years if one.year == there.year), none_yet),
        all_minutes=sum(one.minutes for one in years),
        hours_href=address_of("hours"),
        communities=my_communities(person),
        communities_href=address_of("communities"),
    )


def greeting(name: str, hour: int) -> str:
    """By the clock on the wall, 0 to 23."""
    if MORNING <= hour < AFTERNOON:
        return gettext("Good morning, %(name)s") % {"name": name}
    if AFTERNOON <= hour < EVENING:
        return gettext("Good afternoon, %(name)s") % {"name": name}
    return gettext("Good evening, %(name)s") % {"name": name}
