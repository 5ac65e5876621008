"""Capitals in French, Spanish and Portuguese, which write few words with one: inside a sentence it is a name."""

from copal.instruments.guard import lists
from copal.instruments.guard.cues import FAIR, STRONG, evidence
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Strength
from copal.instruments.guard.things import is_thing
from copal.instruments.guard.tokens import bag

_NEVER = {
    "fr": bag("elle elles il ils mai sa va van"),
    "es": bag("ella ellas van va el ese esa son era"),
    "pt": bag("ela elas ele eles vai vao era dia"),
}


def capital_elsewhere(reading: Reading, at: int) -> tuple[Strength, str] | None:
    """French, Spanish and Portuguese write few words with a capital: one in mid-sentence is a name."""
    token = reading.tokens[at]
    given = token.flags & lists.GIVEN
    ordinary = token.flags & reading.own_word
    if given and not ordinary and not token.flags & lists.ORDINARY:
        return "certain", "name"
    said = evidence(reading, at)
    odd = token.flags & lists.ORDINARY and (said < STRONG or token.begins)
    if token.folded in _NEVER.get(reading.lang, ()) or odd:
        return None
    if token.begins:
        told = (
            not is_thing(reading, at)
            and said >= FAIR
            and (given or not ordinary)
            and not (ordinary and _is_defined(reading, at))
        )
        return ("could", "name.word" if given else "name.unknown") if told else None
    if given or said >= (STRONG if ordinary else FAIR):  # minha colega Esperança, a Naná caiu
        return "certain" if given else "could", "name.word"
    known = (
        ordinary or token.flags & lists.COMMON or token.folded in reading.small_words or is_thing(reading, at)
    )
    return None if known else (("certain" if token.flags & lists.SURNAME else "could"), "name.unknown")


def _is_defined(reading: Reading, at: int) -> bool:
    """`Soledad es lo que siento`, `Avril ne te découvre`: the word itself is spoken of."""
    near = [one.folded for one in reading.tokens[at + 1 : at + 3]]
    return bool(near) and (near[0] in {"es", "e", "est", "era", "c'est"} or near == ["ne", "te"])
