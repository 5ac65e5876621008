"""What the last look at the whole record has found, in words for staff and auditors."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copal.base.wording import moments
from copal.domain.hours.queries.proof import RecordLook

ENTRY = {
    "altered": gettext_lazy("%(entry)s does not say what was written."),
    "missing": gettext_lazy("%(entry)s was taken out."),
    "reordered": gettext_lazy("%(entry)s does not stand where it was written."),
    "added": gettext_lazy("%(entry)s was put in, and nobody wrote it."),
    "words_differ": gettext_lazy("%(entry)s has other words beside it than were written."),
}
DAY = {
    "root_differs": gettext_lazy("The record of %(day)s does not come to what was signed."),
    "day_missing": gettext_lazy("The signed record of %(day)s was taken out."),
    "signature_wrong": gettext_lazy("The record of %(day)s is not signed by the key it names."),
    "key_unknown": gettext_lazy(
        "The record of %(day)s is signed by a key that no key before it vouches for."
    ),
    "missing": gettext_lazy("An entry of %(day)s was taken out."),
    "added": gettext_lazy("An entry of %(day)s was put in, and nobody wrote it."),
}


@dataclass(frozen=True, kw_only=True)
class RecordSaid:
    """`wrong` is empty where all is well."""

    at: datetime | None
    words: str
    wrong: str
    person: int | None


def record_in_words(look: RecordLook | None) -> RecordSaid:
    if look is None:
        words = _("The record was not checked yet. It is each night.")
        return RecordSaid(at=None, words=words, wrong="", person=None)
    if look.what:
        words = _("The check stops at the first thing that differs.")
        return RecordSaid(at=look.at, words=words, wrong=_wrong(look), person=look.person)
    words = ngettext(
        "%(number)d entry was worked out anew, with every signature.",
        "%(number)d entries were worked out anew, with every signature.",
        look.entries,
    ) % {"number": look.entries}
    return RecordSaid(at=look.at, words=words, wrong="", person=None)


def _wrong(look: RecordLook) -> str:
    if look.entry is None and look.number is None:
        return str(DAY[look.what]) % {"day": moments.day(look.day) if look.day else "?"}
    said = {"entry": look.entry or "?", "number": look.number or "?"}
    return str(ENTRY[look.what]) % {"entry": _("Entry %(entry)s (their number %(number)s)") % said}
