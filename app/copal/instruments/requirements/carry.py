"""Carry-over: what of one window helps the total of the very next."""

from datetime import date

from copal.instruments.requirements.months import add_months
from copal.instruments.requirements.packs import BOUNDED, Edition
from copal.instruments.requirements.rulebook import Rulebook
from copal.instruments.requirements.selecting import matches
from copal.instruments.requirements.tally import Ask, Tally, tally
from copal.instruments.requirements.windows import DAY, Window


def carry_out(ask: Ask, edition: Edition, window: Window, found: Tally) -> int:
    """What leaves the window, by the carry-over of that edition."""
    rule = edition.carry_over
    if rule is None or found.required is None or ask.asks_nothing(window):
        return 0
    if ask.edition.window.kind not in BOUNDED:
        return 0
    counted = found.counted
    if rule.earned_within_months is not None:
        mar01 = ask.edition.window.mar01
        earned_from = add_months(window.end + DAY, -rule.earned_within_months, mar01=mar01)
        counted = {at: minutes for at, minutes in counted.items() if ask.dated.days[at] >= earned_from}
    earned = (
        sum(
            minutes
            for place, minutes in counted.items()
            if not any(matches(one, ask.record.entries[place]) for one in rule.excludes)
        )
        if rule.excludes
        else sum(counted.values())
    )
    return min(found.excess, earned, *([] if rule.max_minutes is None else [rule.max_minutes]))


def carried_in(ask: Ask, number: int, rules: Rulebook) -> tuple[int, bool]:
    """What the windows before leave to window `number`, and whether it had some that has expired.

    Goes forward from the earliest window that can matter: one without priced entries carries nothing out.
    """
    window = ask.windows.at(number)
    if ask.edition.window.kind not in BOUNDED or window.start > ask.on:
        return 0, False
    if all(one.carry_over is None for one in rules.editions(ask.edition.id)):
        return 0, False
    minutes = 0
    for before in range(_first(ask, number), number):
        minutes = _through(ask, before, minutes, rules)
    if minutes and _expired(ask, ask.edition, window, ask.on):
        return 0, True
    return minutes, False


def _first(ask: Ask, number: int) -> int:
    first = number
    while True:
        try:
            window = ask.windows.at(first - 1)
        except IndexError:
            return first
        if not ask.is_priced_in(window):
            return first
        first -= 1


def _through(ask: Ask, number: int, minutes_in: int, rules: Rulebook) -> int:
    """What leaves a past window into which so much was carried; it is reckoned as on its last day."""
    window = ask.windows.at(number)
    edition = rules.in_force(ask.edition.id, window.end)
    if edition is None:
        return 0
    if _expired(ask, edition, window, window.end):
        minutes_in = 0
    return carry_out(ask, edition, window, tally(ask, edition, window, minutes_in))


def _expired(ask: Ask, edition: Edition, window: Window, on: date) -> bool:
    rule = edition.carry_over
    if rule is None or rule.expires_after_months is None:
        return False
    mar01 = ask.edition.window.mar01
    return on >= add_months(window.start, rule.expires_after_months, mar01=mar01)
