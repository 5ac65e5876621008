"""What if they go: the meetings to come, what each would bring, and where they would stand by then, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from copal.base.wording import amounts, moments
from copal.domain.hours.queries import LedgerLine, ledger_of
from copal.domain.meetings.queries import MeetingPage
from copal.domain.meetings.queries.planned import Planned, planned_for, planned_on
from copal.journeys.what_if import Brings, Change, IfTheyGo, brings, if_they_go
from copal.pages.hours.toward import name_of, rule_of
from copal.policies.requirements import today as day_of_the_rules

if TYPE_CHECKING:
    from copal.domain.people.models import Person

AHEAD = timedelta(days=183)
MOST = 12  # meetings in one card
NEAR = 3  # that are seen without opening anything


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one rule would say on the day of a meeting."""

    rule: str
    name: str | Promise
    words: str  # "from 9.5 to 11.5 of 12 h"
    notes: tuple[str, ...]
    meets: bool


@dataclass(frozen=True, kw_only=True)
class Going:
    """One meeting. `step` is None where it is not chosen, or changes nothing for the rule."""

    id: int
    title: str
    community: str
    day: str
    earns: str
    notes: tuple[str, ...]
    chosen: bool
    step: Step | None


@dataclass(frozen=True, kw_only=True)
class IfYouGo:
    """The card of one rule: every meeting to come, and the sum of those chosen."""

    rows: tuple[Going, ...]
    sum: str
    asked: bool  # by the form, so nothing of it is folded away

    @property
    def near(self) -> tuple[Going, ...]:
        return self.rows[:NEAR]

    @property
    def far(self) -> tuple[Going, ...]:
        return self.rows[NEAR:]


def if_you_go(
    person: "Person", rule: str, asked: QueryDict, *, at: datetime, entries: Sequence[LedgerLine]
) -> IfYouGo:
    """`asked`: which meetings, as the card's form sends them; else all but those they said no to."""
    today = day_of_the_rules(at)
    planned = planned_for(person, at=at, until=at + AHEAD, most=MOST)
    chosen = _chosen(planned, asked)
    going = if_they_go(person, brings([one for one in planned if one.id in chosen]), entries=entries)
    by_meeting = {one.brings.meeting.id: one for one in going}
    alone = {one.meeting.id: one for one in brings([one for one in planned if one.id not in chosen])}
    rows = tuple(_row(one, by_meeting.get(one.id), alone.get(one.id), rule, today) for one in planned)
    return IfYouGo(rows=rows, sum=_sum(going, rule), asked="asked" in asked)


@dataclass(frozen=True, kw_only=True)
class OnMeeting:
    """What one meeting says to who takes part. `earns` is empty where it is simply growth."""

    earns: str
    notes: tuple[str, ...]
    steps: tuple[Step, ...]


def on_meeting(person: "Person", page: MeetingPage, *, at: datetime) -> OnMeeting | None:
    """What being there all the time would earn, and every rule that it would change. None once it has begun, and for
    those who take no part.
    """
    if page.starts_at <= at or not page.answerable or not (page.role or page.guest):
        return None
    entries = ledger_of(person) if person.setting else ()
    (one,) = if_they_go(person, brings([planned_on(page)]), entries=entries)
    found, today = one.brings, day_of_the_rules(at)
    return OnMeeting(
        earns=_earns(found) if found.training_minutes or found.waiting_minutes else "",
        notes=_notes(found, None),
        steps=tuple(_step(change, today) for change in one.changes if change.is_one),
    )


def _chosen(planned: Sequence[Planned], asked: QueryDict) -> set[int]:
    if "asked" not in asked:
        return {one.id for one in planned if one.mine != "no"}
    wanted = set(asked.getlist("go"))
    return {one.id for one in planned if str(one.id) in wanted}


def _row(one: Planned, going: IfTheyGo | None, alone: Brings | None, rule: str, today: date) -> Going:
    found = going.brings if going else alone
    change = going.of(rule) if going else None
    return Going(
        id=one.id, title=one.title, community=one.community, day=moments.short_day(one.on, today=today),
        earns=_earns(found) if found else "",
        notes=_notes(found, change), chosen=going is not None,
        step=_step(change, today) if change and change.is_one else None,
    )  # fmt: skip


def _earns(found: Brings) -> str:
    """ "1.5 h professional growth, 0.5 h elective training"."""
    said = []
    if found.growth_minutes:
        said.append(_("%(hours)s professional growth") % {"hours": amounts.hours(found.growth_minutes)})
    if found.training_minutes:
        said.append(_("%(hours)s elective training") % {"hours": amounts.hours(found.training_minutes)})
    return _(", ").join(said) or _("No hours")


def _notes(found: Brings | None, change: Change | None) -> tuple[str, ...]:
    if found is None:
        return ()
    nothing = change is not None and found.minutes and not change.is_one
    said = (
        _waits(found),
        _("Another of these meetings is at the same hour: no minute counts twice.") if found.elsewhere_minutes else "",
        _("It would change nothing here.") if nothing else "",
    )  # fmt: skip
    return tuple(words for words in said if words)


def _waits(found: Brings) -> str:
    if not found.waiting_minutes:
        return ""
    return _(
        "%(hours)s of training there still wait for the network’s approval. They are not in this sum."
    ) % {"hours": amounts.hours(found.waiting_minutes)}


def _step(change: Change, today: date) -> Step:
    after = change.after
    later = after.start is not None and after.start > today
    said = (
        rule_of(after).span.next if later else "",
        _("If that number is right, it is enough.") if after.is_weak and _reaches(change) else "",
    )  # fmt: skip
    return Step(
        rule=after.rule,
        name=name_of(after),
        words=_from_to(change.before.counted_minutes, after.counted_minutes, after.required_minutes),
        notes=tuple(words for words in said if words),
        meets=change.meets,
    )


def _reaches(change: Change) -> bool:
    return change.after.still_needed_minutes == 0 and bool(change.before.still_needed_minutes)


def _from_to(before: int, after: int, required: int | None) -> str:
    if required is None:
        return _("from %(before)s to %(after)s") % {
            "before": amounts.hours(before),
            "after": amounts.hours(after),
        }
    return _("from %(before)s to %(after)s of %(needed)s") % {
        "before": amounts.bare_hours(before),
        "after": amounts.bare_hours(after),
        "needed": amounts.hours(required),
    }


def _sum(going: Sequence[IfTheyGo], rule: str) -> str:
    """ "from 9.5 to 13.5 of 12 h": of all chosen that count in the same time as the first; empty for fewer than two."""
    steps = [change for one in going if (change := one.of(rule)) is not None]
    same = [one for one in steps if one.after.start == steps[0].after.start]
    changed = [one for one in same if one.is_one]
    if len(changed) < 2:  # noqa: PLR2004 - one is its own sum
        return ""
    return _from_to(
        same[0].before.counted_minutes, same[-1].after.counted_minutes, same[0].after.required_minutes
    )
