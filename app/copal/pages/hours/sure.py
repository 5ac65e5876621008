"""How sure a rule's source is, and what can be said of the pace, in plain words."""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import amounts, moments
from copal.instruments.requirements.codes import Because
from copal.instruments.requirements.packs import Citation
from copal.journeys.where_do_i_stand import Standing

SURE = {
    "verified": gettext_lazy("We read it in the rule itself."),
    "secondary": gettext_lazy("This is a second-hand source, not the rule itself: check with the authority."),
    "unsure": gettext_lazy("This source does not settle it: check with the authority."),
}
BECAUSE: dict[Because, str | Promise] = {
    "weak_source": gettext_lazy("This number comes from a second-hand source, not from the rule itself."),
    "hours_unknown": gettext_lazy("How many hours are asked could not be read at the source."),
    "fact_missing": gettext_lazy(
        "The rule asks for something about your work that is not known here, such as the ages you care for."
    ),
    "anchor_missing": gettext_lazy("The day that this is counted from is not known here."),
    "carry_over_expired": gettext_lazy("Hours came over from the time before, but too late to be used now."),
    "orders_untried": gettext_lazy(
        "There are many limits at once here: another way of counting may be better for you. Ask the authority."
    ),
    "term_ended": gettext_lazy("This time is over. A new one starts when you tell us its day."),
}
ABOUT = 30  # minutes: what a guess at the end of a time is rounded down to


def sure_words(one: Citation) -> str:
    return str(SURE[one.confidence])


def doubts(one: Standing) -> list[str]:
    """Why nothing firm can be said; of an unknown number nobody needs to hear that its source is weak, too."""
    codes = [
        code
        for code in one.because
        if code in ("weak_source", "hours_unknown", "fact_missing", "anchor_missing")
    ]
    if "hours_unknown" in codes and "weak_source" in codes:
        codes.remove("weak_source")
    return [str(BECAUSE[code]) for code in codes]


def asides(one: Standing) -> list[str]:
    """What else was found on the way, and takes nothing from the answer."""
    return [
        str(BECAUSE[code])
        for code in one.because
        if code in ("carry_over_expired", "orders_untried", "term_ended")
    ]


def pace_words(one: Standing) -> str:
    """ "At this pace you reach 12 h about February 8."; empty where nothing honest can be said."""
    pace, required = one.pace, one.required_minutes
    if pace is None or required is None or one.end is None:
        return ""
    if pace.done_on is not None:
        return _("At this pace you reach %(needed)s about %(day)s.") % {
            "needed": amounts.hours(required),
            "day": moments.short_day(pace.done_on, today=timezone.localdate()),
        }
    return _("At this pace you have about %(hours)s by %(day)s.") % {
        "hours": amounts.hours(pace.minutes_at_end // ABOUT * ABOUT),
        "day": moments.short_day(one.end, today=timezone.localdate()),
    }
