"""The time a rule counts in, as someone's own and with its days: "your year", "the last 12 months".

A rule may count by the year of each person, by the term of a license, by the calendar, by a year of its own such as
one that begins in September, by the months before today, or without any end. Each has its own words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copal.base.wording import moments
from copal.instruments.requirements.packs import WindowRule

Kind = Literal["year", "licence", "period", "calendar", "rule_year", "last", "ever"]
Size = Literal["year", "period", "last", "ever"]
YEAR = 12  # months
NEW_YEAR = (1, 1)
SIZES: dict[Kind, Size] = {
    "year": "year", "calendar": "year", "rule_year": "year", "licence": "period", "period": "period",
    "last": "last", "ever": "ever",
}  # fmt: skip
NAMED: dict[Kind, Promise] = {
    "year": gettext_lazy("Your year from %(start)s to %(end)s"),
    "licence": gettext_lazy("Your license period from %(start)s to %(end)s"),
    "period": gettext_lazy("Your period from %(start)s to %(end)s"),
    "calendar": gettext_lazy("The calendar year from %(start)s to %(end)s"),
    "rule_year": gettext_lazy("The year of this rule, from %(start)s to %(end)s"),
    "last": gettext_lazy("The last %(length)s, from %(start)s to %(end)s"),
}
ENDS: dict[Kind, Promise] = {
    "year": gettext_lazy("Your year ends on %(end)s."),
    "licence": gettext_lazy("Your license period ends on %(end)s."),
    "period": gettext_lazy("Your period ends on %(end)s."),
    "calendar": gettext_lazy("The calendar year ends on %(end)s."),
    "rule_year": gettext_lazy("The year of this rule ends on %(end)s."),
    "last": gettext_lazy("Only the last %(length)s count."),
    "ever": gettext_lazy("There is no last day for it."),
}
NEEDED: dict[Size, Promise] = {
    "year": gettext_lazy("%(left)s still needed by %(end)s"),
    "period": gettext_lazy("%(left)s still needed by %(end)s"),
    "last": gettext_lazy("%(left)s are missing from the last %(length)s"),
    "ever": gettext_lazy("%(left)s still needed, with no last day for it"),
}
UNTIL: dict[Size, Promise] = {
    "year": gettext_lazy("by %(end)s"),
    "period": gettext_lazy("by %(end)s"),
    "last": gettext_lazy("in the last %(length)s"),
}
CAME_OVER: dict[Size, Promise] = {
    "year": gettext_lazy("%(hours)s came over from the year before"),
    "period": gettext_lazy("%(hours)s came over from the period before"),
}
NEXT: dict[Kind, Promise] = {
    "year": gettext_lazy("It counts in your next year, which starts on %(start)s."),
    "licence": gettext_lazy("It counts in your next license period, which starts on %(start)s."),
    "period": gettext_lazy("It counts in your next period, which starts on %(start)s."),
    "calendar": gettext_lazy("It counts in the next calendar year, which starts on %(start)s."),
    "rule_year": gettext_lazy("It counts in the next year of this rule, which starts on %(start)s."),
}
ENTRIES: dict[Size, Promise] = {
    "year": gettext_lazy("Entries of this year"),
    "period": gettext_lazy("Entries of this period"),
    "last": gettext_lazy("Entries of the last %(length)s"),
}
ONLY: dict[Size, Promise] = {
    "year": gettext_lazy("Only this year"),
    "period": gettext_lazy("Only this period"),
    "last": gettext_lazy("Only the last %(length)s"),
}
OUTSIDE: dict[Size, Promise] = {
    "year": gettext_lazy("Hours before %(start)s or after %(end)s: they count in another year."),
    "period": gettext_lazy("Hours before %(start)s or after %(end)s: they are not of this period."),
    "last": gettext_lazy("Hours before %(start)s: the rule does not look back any further."),
}
AGAIN: dict[Size, Promise] = {
    "year": gettext_lazy("The same training a second time in one year."),
    "period": gettext_lazy("The same training a second time in one period."),
    "last": gettext_lazy("The same training a second time in %(length)s."),
    "ever": gettext_lazy("The same training a second time."),
}
COUNTED_FROM = {
    "licence": gettext_lazy("It is counted from the day your license was issued."),
    "hire": gettext_lazy("It is counted from the day you were hired."),
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """The window of one rule for one person. Days are inside it; None where nobody knows them, or there is no end.

    Words are empty where nothing fits, such as what came over from the time before where no time is before.
    """

    rule: WindowRule
    start: date | None
    end: date | None

    @property
    def kind(self) -> Kind:
        return kind_of(self.rule)

    @property
    def size(self) -> Size:
        return SIZES[self.kind]

    @property
    def named(self) -> str:
        """ "Your year from Jul 1, 2025 to Jun 30, 2026"."""
        return self._of_days(NAMED.get(self.kind))

    @property
    def named_in_full(self) -> str:
        if self.start is None or self.end is None or self.kind not in NAMED:
            return ""
        told = {"start": moments.day(self.start), "end": moments.day(self.end), "length": self._length}
        return str(NAMED[self.kind] % told)

    @property
    def both_inside(self) -> str:
        return _("%(span)s, both days included.") % {"span": self.named} if self.named else ""

    @property
    def counted_from(self) -> str:
        """What day makes it theirs; empty where it is the calendar's or the rule's."""
        return str(COUNTED_FROM.get(self.rule.anchor or "", ""))

    @property
    def ends(self) -> str:
        return self._of_days(ENDS[self.kind])

    @property
    def until(self) -> str:
        """ "by Jun 30", beside how many hours are asked."""
        return self._of_days(UNTIL.get(self.size))

    @property
    def next(self) -> str:
        """Said of hours still to come that fall in a later window than today's."""
        return self._of_days(NEXT.get(self.kind))

    @property
    def outside(self) -> str:
        return self._of_days(OUTSIDE.get(self.size))

    @property
    def entries(self) -> str:
        return self._of_days(ENTRIES.get(self.size))

    @property
    def only(self) -> str:
        return self._of_days(ONLY.get(self.size))

    def needed(self, left: str) -> str:
        return self._of_days(NEEDED[self.size], left=left)

    def came_over(self, hours: str) -> str:
        words = CAME_OVER.get(self.size)
        return str(words % {"hours": hours}) if words else ""

    def _of_days(self, words: Promise | None, **more: str) -> str:
        if words is None or (self.end is None and self.size != "ever"):
            return ""
        told = {"start": _day(self.start), "end": _day(self.end), "length": self._length}
        return str(words % {**told, **more})

    @property
    def _length(self) -> str:
        return length_in_words(self.rule.length_months)


def kind_of(rule: WindowRule) -> Kind:
    if rule.kind == "none":
        return "ever"
    if rule.kind == "rolling_months":
        return "last"
    if rule.kind == "calendar_year":
        return "calendar" if rule.starts == NEW_YEAR else "rule_year"
    if rule.kind == "anniversary" and rule.length_months == YEAR:
        return "year"
    return "licence" if rule.anchor == "licence" else "period"


def is_a_year(rule: WindowRule) -> bool:
    return SIZES[kind_of(rule)] == "year"


def again(rule: WindowRule) -> str:
    """That a training counts once in a window, whoever's it is."""
    return str(AGAIN[SIZES[kind_of(rule)]] % {"length": length_in_words(rule.length_months)})


def length_in_words(months: int) -> str:
    """ "2 years" or "18 months"; a single year is "12 months", which says how far back it goes."""
    if months % YEAR == 0 and months > YEAR:
        return ngettext("%(number)s year", "%(number)s years", months // YEAR) % {"number": months // YEAR}
    return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}


def _day(day: date | None) -> str:
    return moments.short_day(day, today=timezone.localdate()) if day else ""
