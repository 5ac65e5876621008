"""The sentences of deciding together, in the reader's language.

The instrument holds the scales in English and marks nothing. `SCALE_WORDS` marks each of its sentences, so that they
reach the catalogs; a test holds it against the scales. `said` gives one in the reader's language.
"""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from copal.instruments.consensus import Ground, Level, Outcome

SCALE_WORDS = (
    _("Where I stand"),
    _("I’m for it"),
    _("I’m for it, and I will help to make it work."),
    _("Fine with it"),
    _("Fine with it: it is good enough for me."),
    _("I have a worry"),
    _("I have a worry that I want the group to hear. I can go along."),
    _("Stand aside"),
    _("Stand aside: I don’t join in, and I don’t stand in the way."),
    _("I can’t agree"),
    _("I can’t agree: it goes against something we promised one another."),
    _("Consent"),
    _("I consent"),
    _("I consent: good enough for now, and safe enough to try."),
    _("I consent, with a concern"),
    _("I consent, with a concern that I want the group to hear first."),
    _("No position"),
    _("No position: I leave this to the others."),
    _("I object"),
    _("I object: this would harm what we are here for, and I can say how."),
    _("Gradients of agreement"),
    _("Wholehearted yes"),
    _("Wholehearted yes: I really like it."),
    _("Yes, with a small point"),
    _("Yes, with a small point: not perfect, but good enough."),
    _("Yes, with reservations"),
    _("Yes, with reservations: I can live with it."),
    _("Abstain"),
    _("Abstain: this does not touch me."),
    _("More talk needed"),
    _("More talk needed: I don’t understand it well enough yet."),
    _("Don’t like it, will support it"),
    _("Don’t like it, will support it: I won’t hold up the group."),
    _("Serious disagreement"),
    _("Serious disagreement: don’t count on me for this."),
    _("Veto"),
    _("Veto: I block this."),
    _("Fist to five: asking for changes"),
    _("Fist to five: how much support"),
    _("Fist"),
    _("1"),
    _("2"),
    _("3"),
    _("4"),
    _("5"),
    _("Fist: no. I block this until it is changed."),
    _("One: I have changes to suggest, and need to talk about them first."),
    _("Two: nearly there. I want to talk about minor issues."),
    _("Three: I don’t agree with all of it, and can let it pass as it is."),
    _("Four: a good idea. I will work for it."),
    _("Five: a great idea. I will help lead it."),
    _("Fist: no support. I block this."),
    _("One: I have strong concerns."),
    _("Two: I have concerns."),
    _("Three: it is OK."),
    _("Four: I support it."),
    _("Five: my full support."),
)

OUTCOMES = {
    Outcome.AGREED: _("Agreed"),
    Outcome.WORRIES: _("Agreed, with worries to hear"),
    Outcome.BLOCKED: _("Somebody can’t agree"),
    Outcome.NOT_ENOUGH: _("Not enough answers"),
    Outcome.LITTLE_SUPPORT: _("Most stand aside"),
}


def said(words: str) -> str:
    """A sentence of a scale in the reader's language."""
    return gettext(words)


def outcome_words(outcome: str) -> str:
    return str(OUTCOMES[Outcome(outcome)])


def minute_of(
    *, proposal: str, outcome: str, answered: int, present: int, counts: Sequence[tuple[str, int]]
) -> str:
    """A draft for the minute of what was agreed, without names. `counts` are the answers' words and how many."""
    there = "; ".join(f"{words}: {count}" for words, count in counts if count)
    lines = [
        gettext("Agreed by consensus: %(proposal)s") % {"proposal": proposal},
        ngettext(
            "%(answered)s of %(present)s person present answered. %(there)s.",
            "%(answered)s of %(present)s people present answered. %(there)s.",
            present,
        )
        % {"answered": answered, "present": present, "there": there},
    ]
    if outcome == Outcome.WORRIES:
        lines.append(gettext("Worries were said and heard."))
    return "\n".join(lines)


def ground_words(ground: Ground) -> str:
    """What came of a statement, such as "Nearly everyone here, in both groups". Never a number."""
    if ground.level is Level.WAITING:
        return gettext("Too few answers to say")
    if ground.level is Level.DIFFERS:
        return gettext("No common ground yet: people see this differently")
    groups = max((one.groups for one in ground.reach), default=0)
    nearly = ground.level is Level.NEARLY_EVERYONE
    if groups == 0:
        return gettext("Nearly everyone here") if nearly else gettext("Most people here")
    if groups == 2:  # noqa: PLR2004 - both
        return (
            gettext("Nearly everyone here, in both groups")
            if nearly
            else gettext("Most people here, in both groups")
        )
    words = (
        gettext("Nearly everyone here, in all %(groups)s groups")
        if nearly
        else gettext("Most people here, in all %(groups)s groups")
    )
    return words % {"groups": groups}
