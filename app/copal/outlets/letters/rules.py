"""Letters about new rules for training hours. None names a rule or an authority in somebody's words: the page does."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import moments
from copal.base.wording.amounts import hours
from copal.domain.requirements.queries.news import PackNews, RuleNews, is_called_off, news_for
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.models import Letter
from copal.policies.requirements import today

# By what changes: with the hours that are still needed, and without.
NEEDED: dict[str, Promise] = {
    "lost": gettext_lazy("By the rule before you had enough hours. By the new one %(left)s are still needed."),
    "gains": gettext_lazy("A rule that asked nothing of you before asks hours of you then: %(left)s are still needed."),
}  # fmt: skip
CHANGES: dict[str, Promise] = {
    "lost": gettext_lazy("By the rule before you had enough hours. By the new one that can’t be said."),
    "gains": gettext_lazy("A rule that asked nothing of you before speaks to your work then."),
    "won": gettext_lazy("By the new rule you have enough hours. By the one before you did not."),
    "loses": gettext_lazy("A rule that asked hours of you before asks none of you then."),
}


def changed(letter: Letter, at: datetime) -> Draft | None:
    """Dropped once the pack was withdrawn."""
    news = news_for(letter.about["pack"], letter.person_id)
    if news is None:
        return None
    return Draft(
        subject=_("New rules for your training hours"),
        paragraphs=[
            _("New rules for training hours count from %(day)s on. They change where you stand.")
            % {"day": moments.day(news.counts_from)},
            *dict.fromkeys(_said(one) for one in news.changes),
            *_unsure(news),
            _("This goes by the hours on your record on %(day)s. What you earned since then counts as well.")
            % {"day": moments.day(news.looked_on)},
        ],
        buttons=[Button(words=_("See where you stand"), path=reverse("hours"))],
        small=_("Until that day your page shows the rules of today.") if news.counts_from > today(at) else "",
    )


def called_off(letter: Letter, at: datetime) -> Draft | None:
    """To who was told that it comes."""
    del at
    if not is_called_off(letter.about["pack"]):
        return None
    return Draft(
        subject=_("The new rules for your training hours do not come"),
        paragraphs=[
            _("We wrote to you that new rules for training hours were on their way. They were withdrawn before their day."),
            _("Nothing changes: you stand where you stood before."),
        ],
        buttons=[Button(words=_("See where you stand"), path=reverse("hours"))],
    )  # fmt: skip


def _said(one: RuleNews) -> str:
    if one.still_needed_minutes and one.is_sure and one.change in NEEDED:
        return str(NEEDED[one.change] % {"left": hours(one.still_needed_minutes)})
    return str(CHANGES[one.change])


def _unsure(news: PackNews) -> Iterator[str]:
    if not all(one.is_sure for one in news.changes):
        yield _("We could not read all of this in the rule itself: check with the authority.")
