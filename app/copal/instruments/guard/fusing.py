"""From what all readers found to one list: no two overlap, except that a combination may hold others."""

from collections.abc import Iterable, Sequence

from copal.instruments.guard.spans import Mark
from copal.instruments.guard.stretches import Stretches
from copal.instruments.guard.tokens import fold

_RANK = {
    "EMAIL": 0, "URL_HANDLE": 1, "ADDRESS": 2, "PHONE": 3, "DATE_OF_BIRTH": 4, "ID_NUMBER": 5, "ORGANISATION": 6,
    "CHILD_NAME": 7, "PERSON": 7, "AGE": 8, "DATE": 9, "PLACE": 10, "COMBINATION": 11,
}  # fmt: skip


def fused(text: str, marks: Iterable[Mark], fine: Sequence[str]) -> list[Mark]:
    """The marks to tell, in order. Inside a string of `fine` nothing is marked."""
    free = Stretches(_free(text, fine))
    kept: list[Mark] = []
    single, combined = Stretches(), Stretches()
    for mark in sorted(
        marks, key=lambda one: (_RANK[one.label], one.strength, -(one.end - one.start), one.start)
    ):
        if mark.start >= mark.end or free.touches(mark.start, mark.end):
            continue
        among = combined if mark.label == "COMBINATION" else single
        if among.add(mark.start, mark.end):
            kept.append(mark)
    return sorted(kept)


def _free(text: str, fine: Sequence[str]) -> list[tuple[int, int]]:
    """Where a string that may be said stands in the text, whatever its capitals and accents."""
    wanted = {folded for entry in fine if (folded := fold(entry).strip())}
    if not wanted:
        return []
    folded, places = _folded(text)
    found = []
    for entry in wanted:
        at = folded.find(entry)
        while at >= 0:
            end = at + len(entry)
            if _is_whole(folded, at, end):
                found.append((places[at], places[end - 1] + 1))
            at = folded.find(entry, end)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and where each letter of it stood."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in fold(char):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after
