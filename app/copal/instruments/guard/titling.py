"""Titles of books by how they are written, with or without quotation marks: `Ruby's Worry 4`, `Julian Is a Mermaid`."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_BOOKISH = re.compile(
    r"\b(?:books?|read|reads|reading|stor(?:y|ies)|librar(?:y|ies)|titles?|shelf|shelves|authors?|votes?|copy|copies|series|read-?alouds?|picture\sbooks?|livres?|lu|lire|relu|album|albums|"
    r"biblioth[èe]que|libros?|cuentos?|le[íi]mos|leer|biblioteca|livros?|lemos|ler|hist[óo]rias?|lecture)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\"“«]\s?([^\"”»\n]{3,80}?)\s?[\"”»]")
_READ = re.compile(
    r"\b(?:relu|lu|lire|lisons|lisent|livres?|albums?|le[íi]mos|leemos|leer|ley[óo]|leyeron|leyendo|libros?|cuentos?|lemos|leu|ler|lendo|livros?|hist[óo]rias?|chansons?|canci[óo]n|canciones|m[úu]sicas?)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s?[\"”»]?\s?[,(]?\s?(?:de|d['’]|by|par|por|da|do|del)\s?(?=[^\W\d_a-z])")
_SMALL_VERBS = bag(
    "is goes gets has wants makes loves finds plants reads jumps learns meets saves visits says does can sees moves starts rides wears bakes helps swims dances sings lost found knows takes "
    "grows gives and on in"
)
_PLACED = bag("at in to on goes and a the à au aux la le les en el o ao no na y et e dans chez del of")
_NO_TITLE = bag(
    "speech ot pt early head mom dad teacher iep ifsp birthday grandma grandpa school daycare preschool special occupational physical case social public "
    "mother father sister brother aunt uncle child children kids house family foster zoom dhhs cds care day church street road doctor"
)


def block(reading: Reading) -> None:
    for found in _MARKED.finditer(reading.text):
        if _is_named(reading, found):
            _block(reading, reading.within(*found.span(1)))
    unsure = []
    for at, token in enumerate(() if reading.is_loud else reading.tokens):
        done = _title_end(reading, at) if token.case == "title" and token.flags & lists.GIVEN else None
        if done is not None and _is_counted(reading, done):
            _block(reading, range(at, done))
        elif done is not None:
            unsure.append(range(at, done))
    if unsure and _is_bookish(reading):
        for title in unsure:
            _block(reading, title)


def _block(reading: Reading, title: range) -> None:
    for at in title:
        reading.blocked.setdefault(at, "work")


def _is_bookish(reading: Reading) -> bool:
    return bool(_BOOKISH.search(reading.text)) or any(
        why in {"work", "story", "author", "family"} for why in reading.blocked.values()
    )


def _is_counted(reading: Reading, done: int) -> bool:
    """`Ruby's Worry 4`: in a list with votes."""
    return bool(re.match(r"\s?[:–-]?\s?\d{1,3}\b", reading.text[reading.tokens[done - 1].end :]))


def _title_end(reading: Reading, at: int) -> int | None:
    """The word after a title that begins with this first name; none when none does."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if after is None or not (reading.follows(at + 1) or token.possessive):
        return None
    if token.possessive:  # Ruby's Worry, Henry's Freedom Box
        return _run(reading, at + 1) if _is_title_word(reading, after) else None
    if after.case == "title" and after.folded in _SMALL_VERBS:  # Julian Is a Mermaid
        return _run(reading, at + 2, joined=True) or at + 2
    return _scene_end(reading, at + 1) if after.folded in _PLACED else None


def _scene_end(reading: Reading, at: int) -> int | None:
    """`Lola at the Library`, `Martine à la plage`"""
    there = at + 1
    while (one := reading.token(there)) is not None and one.folded in _PLACED and there < at + 3:
        there += 1
    if one is None or one.sentence != reading.tokens[at].sentence:
        return None
    if _is_title_word(reading, one):
        return _run(reading, there)
    foreign = not reading.is_english and reading.tokens[at].folded in _SET_IN and there > at + 1
    return there + 1 if foreign and one.folded in _SET_SCENES else None


_SET_IN = bag("a au en dans chez no na")
_SET_SCENES = bag(
    "plage ferme jardin ecole montagne mer zoo foire cirque foret bain playa granja escuela jardin mar praia fazenda escola circo parque"
)


def _run(reading: Reading, at: int, *, joined: bool = False) -> int | None:
    """Words with a capital from here on, small ones between them let through."""
    done, there = None, at
    while (token := reading.token(there)) is not None and reading.follows(there):
        if token.case == "title" and not token.begins:
            done = there + 1
        elif not (
            token.case == "lower"
            and token.folded in {"a", "an", "the", "of", "and", "in", "to", "for"}
            and (joined or done)
        ):
            break
        there += 1
    return done


def _is_title_word(reading: Reading, token: Token) -> bool:
    return (
        token.case == "title"
        and not token.begins
        and bool(token.flags & lists.WORD)
        and not token.flags & lists.OWN
        and token.folded not in _NO_TITLE
        and token.folded not in acronyms()
        and token.folded not in word_set("cues", "kin")
        and token.folded not in word_set("cues", "role")
    )


def _is_named(reading: Reading, found: re.Match[str]) -> bool:
    """`Leímos «Alma y cómo obtuvo su nombre», de Juana`: only the first word of a title is written large there."""
    inside = [reading.tokens[at] for at in reading.within(*found.span(1))]
    if len(inside) < 2 or inside[0].case != "title" or found[1].rstrip()[-1:] in {",", "?", "!", "."}:  # noqa: PLR2004 - one word may be a name
        return False
    if _BY.match(reading.text, found.end(1)):
        return True
    return not reading.is_english and bool(
        _READ.search(reading.text[max(0, found.start() - 80) : found.start()])
    )
