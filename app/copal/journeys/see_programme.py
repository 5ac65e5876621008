"""Where the people of a programme stand, for who directs it: only those whose own yes runs at this moment.

Read live, so that what somebody ended a minute ago is not there any more. Nothing of meetings or talk is in it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.hours.queries.standings import ledgers_of
from copal.domain.people.models import Person
from copal.domain.programmes.queries import who_shares
from copal.journeys.where_do_i_stand import Standing, Standings, where_do_i_stand

OPEN = frozenset({"behind", "expired", "on_track", "cannot_say"})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person who shares, through `last_day`."""

    name: str
    last_day: date
    standings: Standings

    @property
    def soonest(self) -> date | None:
        """The first day by which a rule still needs hours of them; None where none is known to."""
        return min((one.end for one in self.standings.lines if one.end and needs(one)), default=None)

    @property
    def is_behind(self) -> bool:
        return any(needs(one) and one.status in ("behind", "expired") for one in self.standings.lines)


def needs(one: Standing) -> bool:
    """Whether hours are still missing, as far as anybody knows."""
    return one.status in OPEN and bool(one.still_needed_minutes)


def see_programme(viewer: Person, programme_id: int, *, at: datetime) -> list[Line]:
    """Who needs something soonest comes first, who needs nothing last. Http404 for who does not direct it.

    Three queries, however many people there are, and now and then which packs are in force.
    """
    sharing = who_shares(viewer, programme_id, at=at)
    ledgers = ledgers_of([one.person.pk for one in sharing]) if sharing else {}
    lines = [
        Line(
            name=one.person.chosen_name,
            last_day=one.last_day,
            standings=where_do_i_stand(one.person, at=at, entries=ledgers.get(one.person.pk, [])),
        )
        for one in sharing
    ]
    return sorted(lines, key=_urgency)


def _urgency(one: Line) -> tuple[bool, date, bool, bool]:
    """Whoever of one day is behind comes before the others; where nothing can be told comes before what is met."""
    return (one.soonest is None, one.soonest or date.max, not one.is_behind, bool(one.standings.lines))
