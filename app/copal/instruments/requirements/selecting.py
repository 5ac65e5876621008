"""Whether a selector matches an entry, and whether a rule speaks to a position."""

from typing import Literal

from copal.instruments.requirements.facts import Entry, Position
from copal.instruments.requirements.packs import Audience, Selector, WeeklyHours

Fit = Literal["yes", "no", "not_known"]


def matches(selector: Selector, entry: Entry) -> bool:
    """Every field the selector names has one of its values on the entry."""
    return (
        (selector.kind is None or entry.kind in selector.kind)
        and (selector.topic is None or not selector.topic.isdisjoint(entry.topics))
        and (selector.mode is None or entry.mode in selector.mode)
        and (selector.training is None or entry.training in selector.training)
        and (selector.provenance is None or entry.provenance in selector.provenance)
    )


def fit(audience: Audience, position: Position) -> Fit:
    """A missing setting or role is in no list; missing age groups or weekly hours leave it open."""
    open_question = False
    if audience.settings is not None and position.setting not in audience.settings:
        return "no"
    if audience.roles is not None and position.role not in audience.roles:
        return "no"
    if audience.age_groups is not None:
        if position.age_groups is None:
            open_question = True
        elif audience.age_groups.isdisjoint(position.age_groups):
            return "no"
    if audience.weekly_hours is not None:
        if position.weekly_hours is None:
            open_question = True
        elif not _works(audience.weekly_hours, position):
            return "no"
    return "not_known" if open_question else "yes"


def _works(asked: WeeklyHours, position: Position) -> bool:
    hours = position.weekly_hours
    return hours is not None and (
        (asked.min is None or hours >= asked.min)
        and (asked.max is None or hours <= asked.max)
        and (asked.over is None or hours > asked.over)
        and (asked.under is None or hours < asked.under)
    )
