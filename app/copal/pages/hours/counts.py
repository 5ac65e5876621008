"""What would count toward a rule and what does not, in plain words from the rule's own data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copal.base.wording.amounts import bare_hours, duration, hours
from copal.base.wording.moments import short_day
from copal.instruments.requirements import Result
from copal.instruments.requirements.packs import BOUNDED, Edition, Selector
from copal.journeys.where_do_i_stand import PROOF
from copal.pages.hours.spans import again, is_a_year
from copal.pages.hours.words import PROVENANCE

HERE = {
    "growth": gettext_lazy("Professional growth: the hours of your community’s meetings."),
    "elective_training": gettext_lazy(
        "Elective training: the part of a meeting that was a training the network approved."
    ),
}
NOT_HERE = {
    "growth": gettext_lazy("Professional growth from community meetings does not count toward this rule."),
    "elective_training": gettext_lazy("Elective training does not count toward this rule."),
}
OF_KINDS: dict[str, str | Promise] = {
    "growth": gettext_lazy("professional growth"),
    "elective_training": gettext_lazy("elective training"),
    "core_training": gettext_lazy("core knowledge training"),
    "first_aid_cpr": gettext_lazy("first aid and CPR"),
    "college_credit": gettext_lazy("college credit"),
    "coaching": gettext_lazy("coaching"),
}
FIELDS: dict[str, str | Promise] = {
    "date": gettext_lazy("the date"),
    "hours": gettext_lazy("the hours"),
    "title": gettext_lazy("the title"),
    "name": gettext_lazy("your name"),
    "trainer": gettext_lazy("the trainer’s name"),
    "topic": gettext_lazy("the topic"),
}
# What is more than asked, by whether the rule counts in years (True) or in longer or shorter periods.
ALL_CARRIES = {
    True: gettext_lazy("What is more than asked carries over to the next year. That is %(now)s now."),
    False: gettext_lazy("What is more than asked carries over to your next period. That is %(now)s now."),
}
SOME_CARRIES = {
    True: gettext_lazy("Up to %(most)s more than asked carry over to the next year. That is %(now)s now."),
    False: gettext_lazy(
        "Up to %(most)s more than asked carry over to your next period. That is %(now)s now."
    ),
}
STAYS = {
    True: gettext_lazy("What is more than asked: nothing in this rule lets it carry over to the next year."),
    False: gettext_lazy(
        "What is more than asked: nothing in this rule lets it carry over to the next period."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence, and after it the names that a rule itself uses, which are nobody's to translate."""

    words: str
    names: str = ""


@dataclass(frozen=True, kw_only=True)
class Counts:
    yes: tuple[Told, ...]
    no: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class PartWords:
    """A part of the time that counts with an amount of its own."""

    words: str
    is_met: bool


def parts_of(found: Result) -> list[PartWords]:
    return [
        PartWords(
            words=_("From %(start)s to %(end)s: %(counted)s of %(needed)s")
            % {
                "start": short_day(one.start), "end": short_day(one.end),
                "counted": bare_hours(one.counted_minutes), "needed": hours(one.required_minutes),
            },
            is_met=one.status == "met",
        )
        for one in found.parts
    ]  # fmt: skip


def what_counts(found: Result) -> Counts:
    edition = found.edition
    return Counts(
        yes=(*_kinds(edition), *_minimums(found), *_caps(found), *_conditions(edition), *_carries(found)),
        no=(*_no_kinds(edition), *_excluded(edition), *_repeats(edition), *_no_more(edition)),
    )


def _kinds(edition: Edition) -> Iterator[Told]:
    yield from (Told(words=str(words)) for kind, words in HERE.items() if kind in edition.accepts)
    elsewhere = sorted(edition.accepts - HERE.keys())
    if elsewhere:
        words, names = _of(elsewhere, OF_KINDS)
        yield Told(
            words=_("Not kept here, so show your own papers for it: %(kinds)s") % {"kinds": words},
            names=names,
        )


def _minimums(found: Result) -> Iterator[Told]:
    """A rule keeps the order of its minimums; those that do not apply to the person are left out."""
    selectors = {one.id: one.selector for one in found.edition.minimums}
    for one in found.minimums:
        words, names = _selected(selectors[one.id])
        said = {"hours": hours(one.required_minutes), "left": hours(one.still_needed_minutes), "what": words}
        if one.still_needed_minutes:
            yield Told(
                words=_("At least %(hours)s, %(left)s of it still needed: %(what)s") % said, names=names
            )
        else:
            yield Told(words=_("At least %(hours)s, which you have: %(what)s") % said, names=names)


def _caps(found: Result) -> Iterator[Told]:
    for cap, one in zip(found.edition.caps, found.caps, strict=True):
        words, names = _selected(cap.selector)
        left = one.limit_minutes - one.used_minutes
        said = {"hours": hours(one.limit_minutes), "left": hours(left), "what": words}
        if left:
            yield Told(words=_("At most %(hours)s, %(left)s of it left: %(what)s") % said, names=names)
        else:
            yield Told(words=_("At most %(hours)s, and you have them all: %(what)s") % said, names=names)


def _conditions(edition: Edition) -> Iterator[Told]:
    if edition.accepts_provenance is not None:
        words, names = _of(sorted(edition.accepts_provenance), PROVENANCE)
        yield Told(words=_("Only hours that are known this way: %(ways)s") % {"ways": words}, names=names)
    if edition.proof:
        words, names = _of(sorted(edition.proof & PROOF), FIELDS)
        yield Told(words=_("Every entry has to say: %(fields)s. Yours do.") % {"fields": words}, names=names)
    if edition.attendance.minimum_minutes:
        yield Told(
            words=_("%(time)s or more at one go.") % {"time": duration(edition.attendance.minimum_minutes)}
        )
    if edition.instruction_hour_minutes != 60:  # noqa: PLR2004 - an hour
        yield Told(
            words=_("%(minutes)d minutes there count as an hour.")
            % {"minutes": edition.instruction_hour_minutes}
        )


def _carries(found: Result) -> Iterator[Told]:
    rule = found.edition.carry_over
    if rule is None or found.required_minutes is None:
        return
    said = {"now": hours(found.carry_out_minutes), "most": hours(rule.max_minutes or 0)}
    if rule.max_minutes is None:
        yield Told(words=ALL_CARRIES[is_a_year(found.edition.window)] % said)
    else:
        yield Told(words=SOME_CARRIES[is_a_year(found.edition.window)] % said)


def _no_kinds(edition: Edition) -> Iterator[Told]:
    yield from (Told(words=str(words)) for kind, words in NOT_HERE.items() if kind not in edition.accepts)
    absent = sorted(edition.proof - PROOF)
    if absent:
        words, names = _of(absent, FIELDS)
        yield Told(
            words=_("Entries here do not say what this rule asks for as well: %(fields)s")
            % {"fields": words},
            names=names,
        )


def _excluded(edition: Edition) -> Iterator[Told]:
    for one in edition.excludes:
        words, names = _selected(one)
        yield Told(words=_("Left out by the rule: %(what)s") % {"what": words}, names=names)


def _repeats(edition: Edition) -> Iterator[Told]:
    for one in edition.repeat_limits:
        if one.months is None:
            yield Told(words=again(edition.window))
        else:
            yield Told(
                words=ngettext(
                    "The same training again in less than %(number)d month.",
                    "The same training again in less than %(number)d months.",
                    one.months,
                )
                % {"number": one.months}
            )


def _no_more(edition: Edition) -> Iterator[Told]:
    if "elective_training" in edition.accepts:
        yield Told(words=_("Training that still waits for the network’s approval, until it is approved."))
    if edition.carry_over is None and edition.required_minutes is not None and edition.window.kind in BOUNDED:
        yield Told(words=str(STAYS[is_a_year(edition.window)]))


def _selected(one: Selector) -> tuple[str, str]:
    """What it selects, in words where we have them, and in the rule's own names."""
    kinds, own = _of(sorted(one.kind or ()), OF_KINDS)
    ways, more = _of(sorted(one.provenance or ()), PROVENANCE)
    plain = [*sorted(one.topic or ()), *sorted(one.mode or ()), *sorted(one.training or ())]
    names = ", ".join(part for part in (own, more, ", ".join(_plain(name) for name in plain)) if part)
    words = _(", ").join(part for part in (kinds, ways) if part)
    return words or ("" if names else _("hours of any kind")), names


def _of(names: Iterable[str], words: Mapping[str, str | Promise]) -> tuple[str, str]:
    known = list(names)
    said = _(", ").join(str(words[one]) for one in known if one in words)
    return said, ", ".join(_plain(one) for one in known if one not in words)


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
