"""Which language a text is in, by its small words, when nobody says."""

from collections.abc import Sequence

from copal.instruments.guard import lists
from copal.instruments.guard.tokens import Token, fold

_SMALL = {
    "en": "the and is to of my i you with what for that do are have it in was we they this be not how she he her his"
    " our who does when your can at from",
    "fr": "le la les et est une des du pas je vous avec pour ne elle il qui que sur mon ma notre dans on au sa son"
    " ses c'est j'ai quand chez quel un ce cette y a-t-il",
    "es": "el la los las y que una con para no por está mi su se le lo en del al qué cómo es un muy hace tiene niño"
    " niña ya pero cuando nuestra nuestro les dice",
    "pt": "o a os as e que uma com para não por está meu minha sua seu se da do na no em um dos das é eu você vocês"
    " ela ele tem mas como quando muito nossa nosso ao diz",
}
_SETS = {lang: frozenset(fold(word) for word in words.split()) for lang, words in _SMALL.items()}
_LANGUAGES = {
    word: tuple(lang for lang, words in _SETS.items() if word in words)
    for word in frozenset().union(*_SETS.values())
}

UNREAD = "xx"  # none of the four
_ENOUGH, _SPARSE = 6, 10


def language_of(tokens: Sequence[Token], told: str | None) -> str:
    """The language told, if it is one; else the one whose small words are seen most. English when nothing says."""
    short = (told or "")[:2].lower()
    if short.isalpha() and len(short) == len("en"):
        return short
    seen = dict.fromkeys(_SETS, 0)
    for token in tokens:
        for lang in _LANGUAGES.get(token.folded, ()):
            seen[lang] += 1
    best = max(seen, key=lambda lang: seen[lang])
    if len(tokens) >= _ENOUGH and seen[best] * _SPARSE < len(tokens):
        known = sum(bool(token.flags & lists.COMMON) for token in tokens)
        return "en" if known * 2 > len(tokens) else UNREAD
    return best if seen[best] else "en"
