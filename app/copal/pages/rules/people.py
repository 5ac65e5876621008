"""Whom a pack concerns, in words: counts for each rule, and the people whose answer would be another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.amounts import hours
from copal.domain.requirements.queries import LineSeen
from copal.pages.rules.words import RuleTold

CHANGES = {
    "lost": gettext_lazy("Met now, not met then"),
    "won": gettext_lazy("Not met now, met then"),
    "gains": gettext_lazy("Newly asked"),
    "loses": gettext_lazy("No longer asked"),
}
LOOKS = {"lost": "stop", "won": "good", "gains": "info", "loses": ""}  # kinds of chip
STATUS = {
    "": gettext_lazy("not asked"),
    "met": gettext_lazy("met"),
    "on_track": gettext_lazy("on track"),
    "behind": gettext_lazy("behind"),
    "expired": gettext_lazy("time is over"),
    "not_yet_started": gettext_lazy("not begun"),
    "cannot_say": gettext_lazy("check with the authority"),
}


@dataclass(frozen=True, kw_only=True)
class RuleFigures:
    """How many people, by one rule of the pack."""

    rule: RuleTold
    spoken_to: int
    changes: tuple[tuple[str, str, int], ...]  # kind of chip, words, how many
    otherwise: int  # another answer, met neither before nor then


@dataclass(frozen=True, kw_only=True)
class PersonTold:
    id: int
    name: str
    rule: str
    chip: str
    change: str
    words: str


def rule_figures(rules: Iterable[RuleTold], figures: Mapping[str, Mapping[str, int]]) -> list[RuleFigures]:
    """One for each rule, however many editions of it the pack holds."""
    found = {one.id: one for one in rules}
    return [_figures(one, figures.get(one.id, {})) for one in found.values()]


def _figures(rule: RuleTold, of: Mapping[str, int]) -> RuleFigures:
    changes = [(LOOKS[code], str(words), of.get(code, 0)) for code, words in CHANGES.items()]
    return RuleFigures(
        rule=rule, spoken_to=of.get("spoken_to", 0), changes=tuple(one for one in changes if one[2]),
        otherwise=of.get("otherwise", 0),
    )  # fmt: skip


def people_of(lines: Iterable[LineSeen], titles: Mapping[str, str]) -> list[PersonTold]:
    return [
        PersonTold(
            id=one.person, name=one.name, rule=titles.get(one.rule, one.rule), chip=LOOKS[one.change],
            change=str(CHANGES[one.change]), words=_words(one),
        )
        for one in lines
    ]  # fmt: skip


def _words(one: LineSeen) -> str:
    told = {"before": STATUS[one.before], "after": STATUS[one.after]}
    if one.still_needed_minutes:
        left = _("%(before)s → %(after)s, %(left)s still needed")
        return left % {**told, "left": hours(one.still_needed_minutes)}
    return _("%(before)s → %(after)s") % told
