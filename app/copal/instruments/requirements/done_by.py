"""When someone is done if they go on as they have: the minutes of the year so far, spread over the days so far.

Ten hours in the first 200 days of a year are 3 minutes a day; the 2 hours that lack take 40 more days. Reckoned with
whole numbers: days to go = what lacks x days so far / minutes so far, rounded up. Minutes that came over from the
year before help the total but say nothing of the pace, so they are left out of it.

A pace is only told when it says something: after `LEAST_DAYS`, once there are `LEAST_MINUTES`, while something lacks
in a year that has an end, and where more of the same would count. So there is none while a cap is full or a part
with days of its own is not met.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from copal.instruments.requirements.packs import BOUNDED
from copal.instruments.requirements.progress import Result
from copal.instruments.requirements.windows import Window, beginning_of

LEAST_DAYS = 42  # six weeks: in less, one evening looks like a habit
LEAST_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`done_on` None: not by the end, when there would be `minutes_at_end` in all."""

    done_on: date | None
    minutes_at_end: int


def done_by(found: Result) -> Pace | None:
    """None where nothing honest can be said. What is still short of a minimum has to be done as well."""
    window, on = found.window, found.record.on
    if window is None or found.edition.window.kind not in BOUNDED or on not in window:
        return None
    if any(cap.used_minutes >= cap.limit_minutes for cap in found.caps):
        return None
    if any(part.status != "met" for part in found.parts):
        return None
    beginning = beginning_of(found.edition.window, found.edition.first_period, found.position.anchors)
    begin = beginning.begin(window) if beginning else window.start
    own = found.counted_minutes - found.carried_in_minutes
    asks = [(own, found.still_needed_minutes or 0)]
    asks += [(one.counted_minutes, one.still_needed_minutes) for one in found.minimums]
    running = Window(begin, window.end)
    return pace([one for one in asks if one[1]], running, on=on, in_all=found.counted_minutes, own=own)


def pace(lacking: list[tuple[int, int]], window: Window, *, on: date, in_all: int, own: int) -> Pace | None:
    """`lacking`: for each amount that is short, its minutes so far and the minutes it lacks."""
    days = (on - window.start).days + 1
    if not lacking or days < LEAST_DAYS or own < LEAST_MINUTES or any(not so_far for so_far, _ in lacking):
        return None
    to_go = max(-(-lack * days // so_far) for so_far, lack in lacking)
    left = (window.end - on).days
    return Pace(
        done_on=on + timedelta(to_go) if to_go <= left else None,
        minutes_at_end=in_all + own * left // days,
    )
