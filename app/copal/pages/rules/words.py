"""A rule in plain words: what it asks, in which time, of whom, and how sure we are. Two editions stand side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.amounts import hours
from copal.base.wording.moments import short_day
from copal.domain.requirements.queries import IN_FORCE, PackRow
from copal.instruments.requirements import Edition
from copal.journeys.read_rules import RuleBeside
from copal.pages.rules.windows import window_in_words

KINDS = {
    "growth": gettext_lazy("professional growth"),
    "elective_training": gettext_lazy("elective training"),
    "core_training": gettext_lazy("core training"),
    "first_aid_cpr": gettext_lazy("first aid and CPR"),
    "college_credit": gettext_lazy("college credit"),
    "coaching": gettext_lazy("coaching"),
}
WHOM = {
    "family_child_care": gettext_lazy("family child care"),
    "child_care_center": gettext_lazy("child care center"),
    "small_facility": gettext_lazy("small child care facility"),
    "provider": gettext_lazy("provider"),
    "licensee": gettext_lazy("licensee"),
}
SURE = {
    "verified": gettext_lazy("Read at the source"),
    "secondary": gettext_lazy("Second-hand: check with the authority"),
    "unsure": gettext_lazy("Not sure: check with the authority"),
}
MORE = {
    "minimums": gettext_lazy("least amounts of some kinds"),
    "caps": gettext_lazy("most that may count of some kinds"),
    "repeat_limits": gettext_lazy("trainings that repeat"),
    "carry_over": gettext_lazy("what carries over"),
    "first_period": gettext_lazy("the first year"),
    "nested": gettext_lazy("amounts within the time"),
    "excludes": gettext_lazy("what never counts"),
    "accepts_provenance": gettext_lazy("how hours may be known"),
    "proof": gettext_lazy("what a record must hold"),
    "attendance": gettext_lazy("coming late and leaving early"),
    "units": gettext_lazy("what units are worth"),
    "instruction_hour_minutes": gettext_lazy("how long an hour is"),
    "rounding": gettext_lazy("rounding"),
    "opt_in": gettext_lazy("only for those who seek it"),
    "report": gettext_lazy("the unit it is told in"),
    "crosswalk": gettext_lazy("which rule it replaces"),
}
UNSAID = {one.name: one.default for one in fields(Edition) if one.name in MORE and one.name != "units"}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing a rule says. `before` is what the edition before it says, where that is something else."""

    label: str | Promise
    now: str
    before: str


@dataclass(frozen=True, kw_only=True)
class RuleTold:
    id: str
    title: str
    edition: str
    since: date
    until: date | None
    is_new: bool  # no edition of this rule was there before
    edition_before: str
    told: tuple[Told, ...]
    more: tuple[str, ...]  # what it says besides, or says otherwise than before
    sure: str
    sure_words: str
    source: str
    url: str
    read_on: date
    note: str


@dataclass(frozen=True, kw_only=True)
class PackTold:
    """A pack with those of its rules that are in force. `added` is None for one of the house."""

    title: str
    authority: str
    version: str
    added: PackRow | None
    rules: tuple[RuleTold, ...]


def packs_in_words(editions: Iterable[Edition], added: Iterable[PackRow]) -> list[PackTold]:
    """Added packs first, then those of the house."""
    rows = {(one.pack, one.version): one for one in added if one.state == IN_FORCE}
    found: dict[tuple[str, str], list[Edition]] = {}
    for one in editions:
        found.setdefault((one.pack.id, one.pack.version), []).append(one)
    packs = [
        PackTold(
            title=of[0].pack.title, authority=of[0].pack.authority, version=of[0].pack.version, added=rows.get(key),
            rules=tuple(rule_in_words(RuleBeside(edition=one, before=None)) for one in of),
        )
        for key, of in found.items()
    ]  # fmt: skip
    return sorted(packs, key=lambda one: (one.added is None, one.title))


def rules_of_pack(rules: Sequence[RuleBeside]) -> list[RuleTold]:
    return [rule_in_words(one) for one in rules]


def rule_in_words(beside: RuleBeside) -> RuleTold:
    one, before = beside.edition, beside.before
    return RuleTold(
        id=one.id, title=one.title, edition=one.edition, since=one.effective_from, until=one.effective_to,
        is_new=before is None, edition_before=before.edition if before else "", told=_told(one, before),
        more=tuple(_more(one, before)), sure=one.citation.confidence, sure_words=str(SURE[one.citation.confidence]),
        source=one.citation.title, url=one.citation.url, read_on=one.citation.read_on, note=one.note,
    )  # fmt: skip


def _told(one: Edition, before: Edition | None) -> tuple[Told, ...]:
    found = []
    for label, say in SAYS:
        now, then = say(one), say(before) if before else ""
        found.append(Told(label=label, now=now, before=then if then != now else ""))
    return tuple(found)


def _more(one: Edition, before: Edition | None) -> Iterable[str]:
    for name, words in MORE.items():
        if getattr(one, name) != (getattr(before, name) if before else UNSAID.get(name, {"clock_hour": 60})):
            yield str(words)


def _asked(one: Edition) -> str:
    return _("not known") if one.required_minutes is None else hours(one.required_minutes)


def _kinds(one: Edition) -> str:
    known = [str(words) for kind, words in KINDS.items() if kind in one.accepts]
    return ", ".join([*known, *sorted(one.accepts - KINDS.keys())])


def _whom(one: Edition) -> str:
    of = one.applies_to
    named = [one for one in (of.settings, of.roles, of.age_groups) if one is not None]
    found = [", ".join(str(WHOM.get(code, code)) for code in sorted(codes)) for codes in named]
    found += [_("by hours worked in a week")] if of.weekly_hours else []
    return " · ".join(found) or _("everybody")


def _source(one: Edition) -> str:
    read_on = short_day(one.citation.read_on)
    return _("%(title)s, read on %(day)s") % {"title": one.citation.title, "day": read_on}


SAYS: tuple[tuple[str | Promise, Callable[[Edition], str]], ...] = (
    (gettext_lazy("Asks"), _asked),
    (gettext_lazy("In this time"), window_in_words),
    (gettext_lazy("Of whom"), _whom),
    (gettext_lazy("What counts"), _kinds),
    (gettext_lazy("Source"), _source),
    (gettext_lazy("How sure"), lambda one: str(SURE[one.citation.confidence])),
)
