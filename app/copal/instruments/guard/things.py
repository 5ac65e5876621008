"""Words in no list that are things: bought, tried, with an app, or written as no name is."""

import re
from itertools import pairwise

from copal.instruments.guard import lists
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_TRIED = bag(
    "tried try trying use using used uses bought buy buying order ordered ordering recommend recommends via download downloaded app brand "
    "recipe kit utiliser utilise essaye commande usado usan usar compraron comprar usam usei testei"
)
_SOLD = bag(
    "sell sells make makes cost costs app apps kit kits brand subscription website puppets posters curriculum bottle bottles toys blocks "
    "paint paints markers table tables works worked ships cards books stickers training trainings module modules software"
)
_SOLD_CAPS = bag("posters puppets cards books toys blocks kit app curriculum training")
_IS = bag("is es e est")
_KINDS_OF_THING = bag(
    "app program curriculum software brand website book song show game toy company logiciel livre jeu chanson programa aplicacion libro juego "
    "cancion aplicativo livro jogo musica marca marque site sitio"
)
_NAME_HEADS = bag(
    "mc mac de la le da di du jo mary ann fitz o d ja ka ke ty sha van von st j l m k e an al el lu ro ra ma na ta ray tra abdul"
)
_LONGEST_RUN = 2
_NUMBER = re.compile(r"\s#?\d{1,4}\b(?!\s?[,/])")


def is_thing(reading: Reading, at: int) -> bool:
    """A word in no list that is bought, tried or has an app, and camelCase that no name is written in."""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    inner = next((place for place, char in enumerate(token.text[1:], 1) if char.isupper()), 0)
    if inner and token.text[inner - 1].isalpha() and token.text[:inner].lower() not in _NAME_HEADS:
        return True
    if token.flags & (lists.GIVEN | lists.SURNAME) or token.possessive:
        return False
    if is_drawn_out(token.folded):
        return True
    tried = before is not None and reading.follows(at) and before.folded in _TRIED
    for_it = (
        before is not None
        and before.folded in {"for", "of"}
        and (two := reading.token(at - 2)) is not None
        and two.folded in _TRIED
    )
    sold = after is not None and reading.follows(at + 1) and after.folded in _SOLD_CAPS
    asked = (
        before is not None
        and before.folded in {"does", "do"}
        and any(one.folded in _SOLD for one in reading.tokens[at + 1 : at + 3])
    )
    told = (
        after is not None
        and after.folded in _IS
        and any(one.folded in _KINDS_OF_THING for one in reading.tokens[at + 2 : at + 6])
    )
    return tried or for_it or sold or asked or told


def is_drawn_out(folded: str) -> bool:
    """Sooo, hmmm, hahaha, yesss: letters drawn out for the sound of it, as no name is written."""
    run = 1
    for one, other in pairwise(folded):
        run = run + 1 if one == other else 1
        if run > _LONGEST_RUN:
            return True
    half = len(folded) // 2
    return half > 1 and folded[:half] == folded[half : 2 * half] and folded[:2] in {"ha", "he", "hi", "ho", "ja", "la", "na", "bl", "ye"} and (
        len(folded) > 4  # noqa: PLR2004 - lala is a name, hahaha is none
    )  # fmt: skip


def is_numbered(reading: Reading, at: int) -> bool:
    """`Tier 2 lunches`, `No-show number three`: what a number stands behind is a label."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if after is not None and reading.follows(at + 1) and after.folded in {"number", "no", "nos"}:
        return True
    return _NUMBER.match(reading.text, token.end) is not None
