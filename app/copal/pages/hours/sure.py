"""How sure a rule's source is, and what can be said of the pace, in plain words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import amounts, moments
from copal.instruments.requirements.packs import Citation
from copal.journeys.stand_by_rule import ByRule

SURE = {
    "verified": gettext_lazy("We read it in the rule itself."),
    "secondary": gettext_lazy("This is a second-hand source, not the rule itself: check with the authority."),
    "unsure": gettext_lazy("This source does not settle it: check with the authority."),
}
ABOUT = 30  # minutes: what a guess at a year's end is rounded down to


def sure_words(one: Citation) -> str:
    return str(SURE[one.confidence])


def pace_words(found: ByRule, today: date) -> str:
    """ "At this pace you reach 12 h about February 8."; empty where nothing honest can be said."""
    pace, required = found.pace, found.standing.required_minutes
    if pace is None or required is None:
        return ""
    if pace.done_on is not None:
        return _("At this pace you reach %(needed)s about %(day)s.") % {
            "needed": amounts.hours(required),
            "day": moments.short_day(pace.done_on, today=today),
        }
    return _("At this pace you have about %(hours)s when your year ends.") % {
        "hours": amounts.hours(pace.minutes_at_end // ABOUT * ABOUT)
    }
