"""One rule on a page of its own: where someone stands, what would count, and why each entry did or did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from copal.base.wording import amounts, moments
from copal.domain.hours.queries import LedgerLine, entries_by_number, ledger_of
from copal.domain.training.queries import held_for
from copal.instruments.requirements.packs import Edition
from copal.instruments.requirements.progress import Line
from copal.journeys.stand_by_rule import ByRule, Walk, Year, stand_by_rule
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.paging import leaf
from copal.pages.base.requests import SignedIn
from copal.pages.hours.counts import parts_of, what_counts
from copal.pages.hours.going import if_you_go
from copal.pages.hours.reasons import judged
from copal.pages.hours.sure import asides, sure_words
from copal.pages.hours.toward import NAMES, rule_of
from copal.policies.requirements import today as day_of_the_rules

if TYPE_CHECKING:
    from copal.domain.people.models import Person


@dataclass(frozen=True, kw_only=True)
class YearLink:
    words: str
    name: str | Promise  # of the rule of its day, where it was another one
    href: str  # empty for the one that is shown


@dataclass(frozen=True, kw_only=True)
class Taken:
    """That one rule took another's place, with where that is written and how sure it is."""

    earlier: str | Promise
    later: str | Promise
    since: date
    last_day: date
    edition: Edition  # the one that holds the source
    sure: str


@signed_in
def rule(request: SignedIn, rule: str) -> HttpResponse:
    """`year`: the last day of one of their earlier years; `entries=all`: also what lies outside of it."""
    person, at = request.user, timezone.now()
    ledger, ended = ledger_of(person), _day(request.GET.get("year", ""))
    found = stand_by_rule(person, rule, at=at, entries=ledger, year_ended=ended)
    if found is None:
        raise Http404
    every = request.GET.get("entries") == "all"
    shown = leaf(request, _lines(found, ledger, every=every))
    named = entries_by_number(person, (int(line.id) for line in shown.rows))
    today = day_of_the_rules(at)
    context = {
        "one": rule_of(found.standing),
        "it": found.standing,
        "past": found.is_past,
        "short": amounts.hours(found.standing.still_needed_minutes or 0),
        "asides": asides(found.standing),
        "parts": parts_of(found.result),
        "reported": found.result.reported,
        "waiting": _waiting(person, found),
        "sure": sure_words(found.result.edition.citation),
        "counts": what_counts(found.result),
        "going": None if found.is_past else if_you_go(person, rule, request.GET, at=at, entries=ledger),
        "years": _years(found),
        "replaced": [_taken(walk) for walk in found.replaced],
        "replaced_by": _taken(found.replaced_by) if found.replaced_by else None,
        "entries": judged(shown.rows, named, today=today),
        "leaf": shown,
        "every": every,
        "year": found.standing.end.isoformat() if found.is_past and found.standing.end else "",
    }
    return draw(request, "hours/rule.html", context)


def _waiting(person: "Person", found: ByRule) -> str:
    """Hours of training in this time that are none yet; empty for nothing, or where training does not count."""
    window, accepted = found.result.window, "elective_training" in found.result.edition.accepts
    held = [one for one in held_for(person) if window is None or one.on in window] if accepted else []
    return amounts.hours(sum(one.minutes for one in held)) if held else ""


def _day(asked: str) -> date | None:
    """Raises Http404 for what is no day."""
    if not asked:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise Http404 from None


def _lines(found: ByRule, ledger: Sequence[LedgerLine], *, every: bool) -> list[Line]:
    """Of the time that is shown, newest first; a correction stands where what it corrects stands."""
    known = {str(one.id): one for one in ledger}
    lines = sorted(found.result.lines(), key=lambda line: (known[line.id].on, int(line.id)), reverse=True)
    window = found.result.window
    if every or window is None:
        return lines

    def day(line: Line) -> date:
        one = known[line.id]
        while one.reverses is not None and str(one.reverses) in known:
            one = known[str(one.reverses)]
        return one.on

    return [line for line in lines if day(line) in window]


def _years(found: ByRule) -> list[YearLink]:
    if found.now is None or not found.earlier:
        return []
    now = _year_link(found, found.now, found.now, "")
    return [now, *(_year_link(found, one, found.now, f"?year={one.end}") for one in found.earlier)]


def _year_link(found: ByRule, one: Year, now: Year, query: str) -> YearLink:
    is_shown = (one.rule, one.end) == (found.standing.rule, found.standing.end)
    return YearLink(
        words=f"{moments.short_day(one.start)} – {moments.short_day(one.end)}",
        name="" if one.rule == now.rule else NAMES.get(one.rule, one.title),
        href="" if is_shown else f"/hours/rules/{one.rule}/{query}",
    )


def _taken(walk: Walk) -> Taken:
    return Taken(
        earlier=NAMES.get(walk.earlier.id, walk.earlier.title),
        later=NAMES.get(walk.later.id, walk.later.title),
        since=walk.on,
        last_day=walk.last_day,
        edition=walk.later,
        sure=sure_words(walk.later.citation),
    )
