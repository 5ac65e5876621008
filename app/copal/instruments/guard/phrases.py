"""Lists kept as plain text under words/, and finding their phrases among the words of a text."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from copal.instruments.guard.tokens import Token, fold, words_of

FOLDER = Path(__file__).with_name("words")

type Phrases[Kind] = Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]


def entries(name: str) -> dict[str, list[str]]:
    """Entries of a file by section. `== x` opens a section; lines with # are remarks; commas part entries."""
    sections: dict[str, list[str]] = {}
    section = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:].strip()
        elif not line.startswith("#"):
            found = (entry.strip() for entry in line.split(","))
            sections.setdefault(section, []).extend(entry for entry in found if entry)
    return sections


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """Single words of a section, folded."""
    return frozenset(fold(entry) for entry in entries(name)[section])


def parts_of(phrase: str) -> tuple[str, ...]:
    return tuple(token.folded for token in words_of(phrase, french=False))


def phrase_table[Kind](listed: Iterable[tuple[str, Kind]]) -> Phrases[Kind]:
    """Phrases by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for phrase, kind in listed:
        parts = parts_of(phrase)
        if parts:
            table.setdefault(parts[0], []).append((parts, kind))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in table.items()}


def matches[Kind](tokens: Sequence[Token], table: Phrases[Kind]) -> list[tuple[int, int, Kind]]:
    """(first word, word after the last, kind) of every phrase found; the longest at each place."""
    found = []
    folded = [token.folded for token in tokens]
    for at, word in enumerate(folded):
        for parts, kind in table.get(word, ()):
            if tuple(folded[at : at + len(parts)]) == parts:
                found.append((at, at + len(parts), kind))
                break
    return found
