"""The years before: which windows someone had, and which rule spoke then, so that an old record can be looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from copal.instruments.requirements.packs import BOUNDED, Edition
from copal.instruments.requirements.progress import Result
from copal.instruments.requirements.rulebook import Rulebook
from copal.instruments.requirements.windows import DAY, Window, Windows, windows_of

MOST = 40  # a working life


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A window that is over. `edition` was in force on its last day: of the rule, or of the one it replaced."""

    edition: Edition
    window: Window


def earlier(found: Result, rules: Rulebook, *, since: date) -> list[Earlier]:
    """The windows before the one judged, latest first, back to the one that holds `since`."""
    if found.window is None or found.edition.window.kind not in BOUNDED:
        return []
    return list(_back(found, rules, found.window, since))[:MOST]


def _back(found: Result, rules: Rulebook, window: Window, since: date) -> Iterator[Earlier]:
    rule = found.rule
    while window.start > since:
        last_day = window.start - DAY
        edition = rules.in_force(rule, last_day) or rules.predecessor(rule, last_day)
        windows = windows_of(edition.window, found.position.anchors, last_day) if edition else None
        before = _window_of(windows, last_day) if windows else None
        if edition is None or before is None:
            return
        yield Earlier(edition=edition, window=before)
        window = before


def _window_of(windows: Windows, day: date) -> Window | None:
    number = windows.number_of(day)
    return None if number is None else windows.at(number)
