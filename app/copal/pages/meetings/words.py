"""Rhythms, the rule that counts hours, and answers, as people say them in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from copal.base.wording import moments
from copal.instruments.calendars.rhythm import LAST, Rhythm
from copal.pages.base.policy_words import policy_words
from copal.policies import attendance

NTH: dict[int, str | Promise] = {
    1: _("First"),
    2: _("Second"),
    3: _("Third"),
    4: _("Fourth"),
    5: _("Fifth"),
    LAST: _("Last"),
}
SHORTLY: dict[str, str | Promise] = {
    "going": _("You’re going"),
    "maybe": _("Maybe"),
    "no": _("You can’t come"),
}
ANSWER_CHIPS = {"going": "good", "maybe": "warn", "no": ""}  # the colour of an answer's chip


def rhythm_words(rhythm: Rhythm) -> str:
    """ "Second Monday of the month", "Every other Tuesday"."""
    if rhythm.kind == "once":
        return gettext("Once")
    if rhythm.kind == "weekly":
        return _weekly(rhythm)
    parts = {"which": _which(rhythm), "every": rhythm.every}
    if rhythm.every == 1:
        return pgettext("rhythm", "%(which)s of the month") % parts
    if rhythm.every == 2:  # noqa: PLR2004 - every other
        return pgettext("rhythm", "%(which)s of every other month") % parts
    return pgettext("rhythm", "%(which)s, every %(every)s months") % parts


def _weekly(rhythm: Rhythm) -> str:
    parts = {"weekday": WEEKDAYS[rhythm.weekday or 0], "every": rhythm.every}
    if rhythm.every == 1:
        return pgettext("rhythm", "Every %(weekday)s") % parts
    if rhythm.every == 2:  # noqa: PLR2004 - every other
        return pgettext("rhythm", "Every other %(weekday)s") % parts
    return pgettext("rhythm", "%(weekday)s, every %(every)s weeks") % parts


def _which(rhythm: Rhythm) -> str:
    if rhythm.month_day == LAST:
        return gettext("Last day")
    if rhythm.month_day is not None:
        return pgettext("rhythm", "Day %(day)s") % {"day": rhythm.month_day}
    parts = {"nth": NTH[rhythm.nth or 1], "weekday": WEEKDAYS[rhythm.weekday or 0]}
    return pgettext("rhythm", "%(nth)s %(weekday)s") % parts


@dataclass(frozen=True)
class Rule:
    """An attendance policy in plain words: in short, each sentence of it in full, and where it stands."""

    short: str
    sentences: tuple[str, ...]
    source: str


def rule_words(name: str, starts_at: datetime, zone: str) -> Rule:
    """The edition of the policy `name` in force on the local day a meeting starts."""
    policy = attendance.in_force(name, on=moments.there(starts_at, zone).date())
    short = policy_words(policy)
    sentences = (
        gettext("Your time counts from when you arrive to when you leave. Coming back counts too."),
        short,
        gettext("It counts the same in the room and on the call."),
        gettext("This rule has been in force since %(day)s.") % {"day": moments.day(policy.in_force_from)},
    )
    return Rule(short, sentences, policy.source)
