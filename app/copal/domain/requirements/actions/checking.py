"""Whether a file can become a pack of this network. Refusals say what is wrong, and where in the file."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.requirements.models import AddedPack
from copal.domain.requirements.queries.books import Decided, added_pack, book_of, house_on
from copal.domain.requirements.queries.packs import DRAFT, state_of
from copal.domain.requirements.rules import ANY, MOST_BYTES, MOST_RULES, out_of_bounds
from copal.instruments.requirements import Pack, PackRefused, judged_otherwise, merged, pack_of
from copal.policies import requirements as policies


class PackNotRight(Refused):
    reason = "pack_not_right"


class NotNow(Refused):
    """What can be done with a pack has changed since the page was drawn."""

    reason = "pack_not_now"


def read(data: bytes, *, begins: date) -> Pack:
    """The pack in these bytes, if it can be one of this network from that day on. Raises PackNotRight."""
    if len(data) > MOST_BYTES:
        words = _("This file is too large for a rule pack. %(most)s KB is the most.")
        raise PackNotRight(words % {"most": MOST_BYTES // 1000})
    try:
        pack = pack_of(data)
    except PackRefused as refusal:
        words = _("This cannot be used as it is. What is wrong: %(words)s Correct it and send it again.")
        raise PackNotRight(words % {"words": refusal.words}) from None
    _check(pack, begins)
    return pack


def _check(pack: Pack, begins: date) -> None:
    if not (pack.editions or pack.conversions):
        raise PackNotRight(_("There is no rule in this pack. Each rule begins with [[rule]]."))
    if len(pack.editions) > MOST_RULES:
        raise PackNotRight(_("One pack holds %(most)s rules at most. Split it.") % {"most": MOST_RULES})
    place = out_of_bounds(pack)
    if place:
        words = _(
            "%(place)s cannot be used: it is too long, too large, or holds a sign that cannot be shown."
        )
        raise PackNotRight(words % {"place": place})
    ours = policies.in_force(on=begins).jurisdiction
    if pack.head.jurisdiction not in (ours, ANY):
        words = _("This pack is for %(theirs)s. Your network goes by the rules of %(ours)s.")
        raise PackNotRight(words % {"theirs": pack.head.jurisdiction[:40], "ours": ours})


def check_day(begins: date, *, today: date) -> None:
    """Raises PackNotRight for a day that is over: people have been told where they stood on it."""
    if begins < today:
        raise PackNotRight(_("This day is over. Choose today or a later day for the pack to begin."))


def check_is_draft(pack: AddedPack, *, at: datetime) -> None:
    """Raises NotNow for one that was put in force or withdrawn."""
    if state_of(pack, today=policies.today(at)) != DRAFT:
        raise NotNow(_("This pack was decided on already."))


def check_beside(pack: Pack, *, begins: date, others: Sequence[Decided]) -> None:
    """Whether it fits beside those in force, on its first day and whenever another one begins. Raises PackNotRight."""
    _check_is_new(pack, begins, others)
    for day in sorted({begins} | {one.begins for one in others if one.begins > begins}):
        known = [one for one in others if one.begins <= day]
        earlier = [added_pack(one) for one in known if one.begins <= begins]
        later = [added_pack(one) for one in known if one.begins > begins]
        try:
            book = merged(house_on(day), [*earlier, pack, *later])
        except PackRefused as refusal:
            words = _("It does not fit beside what is in force. What is wrong: %(words)s")
            raise PackNotRight(words % {"words": refusal.words}) from None
        found = judged_otherwise(book_of(known, on=day), book, until=begins)
        if found:
            words = _(
                "Old records would be judged by another edition of %(rule)s than they are now. They keep the rule of "
                "their day: let the new edition begin on %(day)s or later, and leave out what it replaced before."
            )
            raise PackNotRight(words % {"rule": found[0], "day": begins})


def _check_is_new(pack: Pack, begins: date, others: Sequence[Decided]) -> None:
    known = [*house_on(begins), *(added_pack(one) for one in others)]
    if (pack.head.id, pack.head.version) in {(one.head.id, one.head.version) for one in known}:
        words = _("Version %(version)s of %(pack)s is there already. Give this one a version of its own.")
        raise PackNotRight(words % {"version": pack.head.version, "pack": pack.head.id})
    editions = {(one.id, one.edition) for each in known for one in each.editions}
    for one in pack.editions:
        if (one.id, one.edition) in editions:
            words = _(
                "“%(edition)s” of rule %(rule)s is there already, and what was put in force is never edited. Leave it out, "
                "or give the new edition a name of its own."
            )
            raise PackNotRight(words % {"edition": one.edition, "rule": one.id})
