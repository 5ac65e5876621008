"""A text made ready: words with what the lists know of them, the language, how it is written, what names nobody."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from copal.instruments.guard import lists
from copal.instruments.guard.language import language_of
from copal.instruments.guard.phrases import Row
from copal.instruments.guard.tokens import Token, words_of

_FRENCH_SIGNS = ("L'", "D'", "J'", "L’", "D’", "J’")
_ALWAYS_LARGE = frozenset({"I", "I'm", "I've", "I'll", "I'd", "I’m", "I’ve", "I’ll", "I’d"})
_DIGIT = re.compile(r"\d")
_LOUD = 0.6  # of all words: the whole text is in capitals


@dataclass
class Reading:
    """`blocked` holds, by word, why a word names nobody here: theorist, work, place, pretend, own, animal, fine."""

    text: str
    tokens: Sequence[Token]
    lang: str
    blocked: dict[int, str] = field(default_factory=dict)
    towns: list[tuple[int, int, str]] | None = None

    @cached_property
    def is_small(self) -> bool:
        """Written without capitals: most sentences begin small."""
        starts, sentence = [], -1
        for token in self.tokens:
            if token.sentence != sentence and token.text not in _ALWAYS_LARGE:
                starts.append(token)
            sentence = token.sentence
        small = sum(token.case == "lower" for token in starts)
        return small > 0 and small * 2 >= len(starts)

    @cached_property
    def is_loud(self) -> bool:
        """Written in capitals."""
        loud = sum(token.case == "upper" for token in self.tokens)
        return len(self.tokens) > 2 and loud > _LOUD * len(self.tokens)  # noqa: PLR2004 - two words shout nothing

    @property
    def is_flat(self) -> bool:
        """Capitals say nothing here."""
        return self.is_small or self.is_loud

    @property
    def is_read(self) -> bool:
        """In a language whose words we know."""
        return self.lang == "en" or self.lang in lists.WORD_OF

    @property
    def is_english(self) -> bool:
        return self.lang not in lists.WORD_OF

    @cached_property
    def own_word(self) -> int:
        """The flag of ordinary words of the text's language."""
        return lists.WORD_OF.get(self.lang, lists.WORD)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that are also written small somewhere in the text, mail addresses left out."""
        return frozenset(
            token.folded
            for at, token in enumerate(self.tokens)
            if token.case == "lower" and at not in self.blocked
        )

    @cached_property
    def row(self) -> Row:
        """All words, folded, in order and by where they stand."""
        return Row(token.folded for token in self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, folded."""
        return frozenset(self.row.places)

    @cached_property
    def lowered(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    def holds(self, parts: Iterable[str]) -> bool:
        """Whether one of these stands in it, in small letters: quicker told than a pattern is looked for."""
        lowered = self.lowered
        for part in parts:  # noqa: SIM110 - a loop asks in half the time of any()
            if part in lowered:
                return True
        return False

    @cached_property
    def has_digits(self) -> bool:
        return _DIGIT.search(self.text) is not None

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return [token.start for token in self.tokens]

    def first_at(self, place: int) -> int:
        """The first word that starts at `place` or after; how many words there are when none does."""
        return bisect_left(self.starts, place)

    def within(self, start: int, end: int) -> range:
        """The words that start in a stretch."""
        return range(self.first_at(start), self.first_at(end))

    @cached_property
    def _by_sentence(self) -> dict[int, frozenset[str]]:
        words: dict[int, set[str]] = {}
        for token in self.tokens:
            words.setdefault(token.sentence, set()).add(token.folded)
        return {sentence: frozenset(found) for sentence, found in words.items()}

    def words_of(self, sentence: int) -> frozenset[str]:
        """All words of a sentence, folded."""
        return self._by_sentence.get(sentence, frozenset())

    def is_free(self, token: Token) -> bool:
        """Not a word of the language the text is in."""
        return self.is_english or not token.flags & self.own_word

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def follows(self, at: int) -> bool:
        """Whether word `at` stands right behind the word before it, with nothing but blanks between."""
        return 0 < at < len(self.tokens) and not self.tokens[at].gap.strip(" \t\u00a0")


def read(text: str, lang: str | None) -> Reading:
    tokens = words_of(text, french=(lang or "")[:2].lower() == "fr" or text.startswith(_FRENCH_SIGNS))
    for token in tokens:
        token.flags = lists.flags_of(token.folded)
    return Reading(text, tokens, language_of(tokens, lang))
