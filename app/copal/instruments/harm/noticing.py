"""Patterns held against one sentence at a time: what hurts a child rarely takes two."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr", "es", "pt")
_WORDS = Path(__file__).parent / "words"
_SENTENCE = re.compile(r"[.!?;\n\r…]+")
_MANY = re.compile(r"\s+")
_PART = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class _Patterns:
    """`due` always counts; `unless_taught` does not where the sentence is about a course, a book or a rule."""

    due: re.Pattern[str]
    unless_taught: re.Pattern[str]
    taught: re.Pattern[str]

    def found_in(self, sentence: str) -> bool:
        if self.due.search(sentence):
            return True
        return bool(self.unless_taught.search(sentence)) and not self.taught.search(sentence)


def notice_due(text: str, lang: str | None = None) -> bool:
    """Whether the notice is to be shown beside this text. `lang` says which language it is in; None: any of the four.

    A language that is not read here gets no notice, so the page that takes words says where to turn in any case.
    """
    known = (lang or "")[:2].lower()
    chosen = (known,) if known in LANGUAGES else LANGUAGES if lang is None else ()
    sentences = [_MANY.sub(" ", one) for one in _SENTENCE.split(_folded(text))]
    return any(_patterns(one).found_in(sentence) for one in chosen for sentence in sentences)


def _folded(text: str) -> str:
    """Small letters without accents, one kind of apostrophe and hyphen."""
    spread = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("\u2010", "-"))
    return "".join(char for char in spread if not unicodedata.combining(char))


@cache
def _patterns(lang: str) -> _Patterns:
    written = tomllib.loads((_WORDS / f"{lang}.toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for name, words in written["parts"].items():  # a part may use those before it
        parts[name] = f"(?:{_filled('|'.join(words), parts)})"
    made = {name: _any_of(written[name], parts) for name in ("due", "unless_taught", "taught")}
    return _Patterns(**made)


def _any_of(patterns: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{_filled(one, parts)})" for one in patterns))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda found: parts[found.group(1)], pattern.replace("’", "'"))
