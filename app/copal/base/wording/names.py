"""How people are spoken to."""

import unicodedata

GIVEN_AND_FAMILY = 2  # words: only then is it plain which of them is the given name


def called(name: str) -> str:
    """ "Dana" for Dana Whitcomb: the first word of a name of exactly two words in Latin script, spelled out.

    Everything else stays whole: one word, three words, an initial, a title, other scripts and their order of names.
    """
    words = name.split()
    if len(words) == GIVEN_AND_FAMILY and all(map(_is_latin, words)) and len(words[0]) > 1:
        return words[0]
    return name


def _is_latin(word: str) -> bool:
    """Letters of the Latin script, joined by hyphens or apostrophes; a full stop makes it a title or an initial."""
    letters = [one for one in word if one not in "-'’"]
    return bool(letters) and all(unicodedata.name(one, "").startswith("LATIN ") for one in letters)
