"""Names of which there are many: `always too many Annas`. Not a family, `the Gagnons`, nor `our two Olivias`, who are two children."""

from collections.abc import Iterator

from copal.instruments.guard import lists
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_HOW_MANY = bag(
    "many few several enough more fewer multiple extra trop plusieurs muchas muchos demasiadas demasiados tantas tantos varias varios muitas muitos"
)
_SHORTEST = 4


def several(reading: Reading) -> Iterator[int]:
    """Words that are a first name in the plural, behind how many there are or an article."""
    counted = {
        token.folded
        for at, token in enumerate(reading.tokens)
        if _is_plural(token) and _is_counted(reading, at)
    }
    for at, token in enumerate(reading.tokens if counted else ()):
        if token.case == "title" and token.folded in counted and not token.possessive:
            yield at


def _is_plural(token: Token) -> bool:
    if token.case != "title" or token.folded[-1:] != "s" or len(token.text) < _SHORTEST or token.possessive:
        return False
    return not token.flags & lists.GIVEN_ENGLISH and bool(lists.look_up(token.folded[:-1]) & lists.GIVEN)


def _is_counted(reading: Reading, at: int) -> bool:
    """`the Elsas` are many, `the Kellys` a family: there the first name must be no family name, or stand alone too."""
    before = reading.token(at - 1)
    if before is None or not reading.follows(at):
        return False
    if before.folded in _HOW_MANY:
        return True
    return before.folded == "the" and not lists.look_up(reading.tokens[at].folded[:-1]) & lists.SURNAME
