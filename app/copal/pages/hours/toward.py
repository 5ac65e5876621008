"""Where someone stands, in plain words: what hours count toward, how many are needed, and by which day of their own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.amounts import bare_hours, hours, kinds
from copal.journeys.where_do_i_stand import Standing, Standings
from copal.pages.hours.spans import Span
from copal.pages.hours.sure import doubts, pace_words

NAMES = {
    "us-me.licensing.fcc.provider": gettext_lazy("Child care licensing, yearly training"),
    "us-me.licensing.fcc.licensee": gettext_lazy("Child care license, yearly training"),
    "us-me.licensing.facility.small": gettext_lazy("Small child care facility, yearly training"),
    "us-me.licensing.facility.large": gettext_lazy("Child care center, yearly training"),
    "us-me.quality-for-me.step-3": gettext_lazy("Quality for ME, Step 3"),
    "us-me.quality-for-me.step-4": gettext_lazy("Quality for ME, Step 4"),
    "us-me.rising-stars.star-4": gettext_lazy("Rising Stars for ME, Star 4"),
    "us-me.rising-stars.star-5": gettext_lazy("Rising Stars for ME, Star 5"),
}
ASKS = {
    "setting": gettext_lazy("Tell us where you work, and you see here how many hours you still need."),
    "hire": gettext_lazy(
        "Add the day you were hired, and you see here how many hours you still need, and by when."
    ),
    "licence": gettext_lazy(
        "Add the day your license was issued, and you see here how many hours you still need."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule, ready to draw. `kind` is met | good | late | soft | ask: how it looks, said in words too."""

    standing: Standing
    name: str | Promise
    kind: str
    so_far: str  # "9.5 of 12 h", or "6.5 h" where nobody knows how many are asked
    label: str  # the meter in words
    pace: str  # "At this pace …", or empty
    doubts: list[str]  # why nothing firm can be said
    kinds: str  # "6.5 professional growth · 3 elective training"
    span: Span  # the time it counts in, in words
    needed: str  # "2.5 h still needed by Jun 30"
    came_over: str  # from the time before, or empty

    @property
    def whole_minutes(self) -> int:
        """What the meter's full length stands for."""
        return self.standing.required_minutes or max(self.standing.counted_minutes, 1)


@dataclass(frozen=True, kw_only=True)
class Toward:
    """`ask` is what the person could tell us, as a link to the account; empty when nothing is missing."""

    rules: tuple[Rule, ...]
    ask: str | Promise
    speaks: bool

    @property
    def first(self) -> Rule | None:
        """The one rule to show where there is room for one: only if it says how many hours are asked."""
        asked = [one for one in self.rules if one.standing.required_minutes is not None]
        return asked[0] if asked else None


def toward(found: Standings) -> Toward:
    return Toward(
        rules=tuple(rule_of(one) for one in found.lines),
        ask=ASKS[found.missing] if found.missing else "",
        speaks=found.speaks or bool(found.missing),
    )


def name_of(one: Standing) -> str | Promise:
    """As people call it; of a rule that is new here, as its pack says it."""
    return NAMES.get(one.rule, one.title)


def rule_of(one: Standing) -> Rule:
    span = Span(rule=one.counted_in, start=one.start, end=one.end)
    return Rule(
        standing=one,
        name=name_of(one),
        kind=_kind(one),
        so_far=_so_far(one),
        label=_label(one),
        pace=pace_words(one),
        doubts=doubts(one),
        kinds=kinds(one.growth_minutes, one.training_minutes),
        span=span,
        needed=span.needed(hours(one.still_needed_minutes or 0)),
        came_over=span.came_over(hours(one.carried_in_minutes)) if one.carried_in_minutes else "",
    )


def _kind(one: Standing) -> str:
    kinds = {"met": "met", "on_track": "good", "behind": "late", "expired": "late", "not_yet_started": "soft"}
    return kinds.get(one.status, "ask")


def _so_far(one: Standing) -> str:
    if one.required_minutes is None:
        return hours(one.counted_minutes)
    return _("%(counted)s of %(needed)s") % {
        "counted": bare_hours(one.counted_minutes),
        "needed": hours(one.required_minutes),
    }


def _label(one: Standing) -> str:
    told = {"kinds": kinds(one.growth_minutes, one.training_minutes)}
    if one.required_minutes is None:
        return _("Hours: %(kinds)s so far") % told
    told["needed"] = bare_hours(one.required_minutes)
    return _("Hours: %(kinds)s, of %(needed)s") % told
