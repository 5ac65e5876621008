"""Words to put in the place of what could tell who somebody is: short enough to stand where it stood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copal.domain.confidentiality.rules.pseudonyms import folded, pseudonym_for
from copal.instruments.guard import Span

_IN_PLACE: dict[str, dict[str, str]] = {
    "en": {
        "DATE_OF_BIRTH": "a day this year", "DATE": "a recent day", "PLACE": "a town nearby", "ADDRESS": "their home",
        "ORGANISATION": "another program", "PHONE": "(left out)", "EMAIL": "(left out)", "ID_NUMBER": "(left out)",
        "URL_HANDLE": "(left out)",
    },
    "fr": {
        "DATE_OF_BIRTH": "un jour cette année", "DATE": "un jour récent", "PLACE": "une ville voisine",
        "ADDRESS": "leur maison", "ORGANISATION": "un autre programme", "PHONE": "(omis)", "EMAIL": "(omis)",
        "ID_NUMBER": "(omis)", "URL_HANDLE": "(omis)",
    },
    "es": {
        "DATE_OF_BIRTH": "un día de este año", "DATE": "un día reciente", "PLACE": "un pueblo cercano",
        "ADDRESS": "su casa", "ORGANISATION": "otro programa", "PHONE": "(omitido)", "EMAIL": "(omitido)",
        "ID_NUMBER": "(omitido)", "URL_HANDLE": "(omitido)",
    },
    "pt": {
        "DATE_OF_BIRTH": "um dia deste ano", "DATE": "um dia recente", "PLACE": "uma cidade próxima",
        "ADDRESS": "a casa deles", "ORGANISATION": "outro programa", "PHONE": "(omitido)", "EMAIL": "(omitido)",
        "ID_NUMBER": "(omitido)", "URL_HANDLE": "(omitido)",
    },
}  # fmt: skip
_ARTICLE = r"(?:an?|the|une?|des|las?|los|el|l[ae]s?|unas?|unos|umas?|uma?|os?|as?)"
_BEFORE = re.compile(rf"\b{_ARTICLE}\s+$", re.IGNORECASE)
_LEADS = re.compile(rf"^{_ARTICLE}\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """One marked stretch (`start` to `end`, in characters) with what could stand there; `instead` is "" where only the writer can say it otherwise."""

    start: int
    end: int
    said: str
    instead: str
    label: str
    code: str

    @property
    def is_person(self) -> bool:
        """Whether a pseudonym stands in for somebody, not a role ("the doctor")."""
        return self.label in ("PERSON", "CHILD_NAME") and self.code != "name.title"


def changes(
    words: str, spans: Sequence[Span], *, aliases: Mapping[str, str], language: str
) -> tuple[Change, ...]:
    """Each marked stretch in order, with its replacement. `aliases`: folded name to the writer's pseudonym."""
    found, called = [], dict(aliases)
    for span in spans:
        said = words[span.start : span.end]
        instead = _instead(words, span, called, language)
        found.append(Change(span.start, span.end, said, instead, span.label, span.code))
    return tuple(found)


def changed(words: str, wanted: Sequence[Change]) -> str:
    """The words with every change that has a replacement made. Stretches inside one that is changed go with it."""
    done, at = [], 0
    for one in sorted(wanted, key=lambda change: (change.start, -change.end)):
        if not one.instead or one.start < at:
            continue
        done += [words[at : one.start], one.instead]
        at = one.end
    return "".join([*done, words[at:]])


def _instead(words: str, span: Span, called: dict[str, str], language: str) -> str:
    """`called` also learns what this text calls somebody, so that one child keeps one name and two never share one."""
    said = words[span.start : span.end]
    if span.label in ("PERSON", "CHILD_NAME"):
        if span.code == "name.title":
            return _fitting(words[: span.start], span.suggestion)
        if folded(said) not in called:
            called[folded(said)] = pseudonym_for(said, taken=set(called.values()))
        return called[folded(said)]
    if span.label == "AGE":
        return _fitting(words[: span.start], span.suggestion)
    in_place = _IN_PLACE.get(language, _IN_PLACE["en"]).get(span.label, "")
    return _fitting(words[: span.start], in_place)


def _fitting(before: str, instead: str) -> str:
    """Without its own article where one stands before it already."""
    return _LEADS.sub("", instead) if _BEFORE.search(before) else instead
