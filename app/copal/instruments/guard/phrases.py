"""Lists kept as plain text under words/, and finding their phrases among the words of a text."""

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path

from copal.instruments.guard.tokens import fold, words_of

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


class Row:
    """The folded words of a text, and where each of them stands: what the tables are asked about."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            self.places.setdefault(word, []).append(at)


def matches[Kind](row: Row, table: Phrases[Kind]) -> list[tuple[int, int, Kind]]:
    """(first word, word after the last, kind) of every phrase found, in order; the longest at each place."""
    found = []
    for word in row.places.keys() & table.keys():
        for at in row.places[word]:
            for parts, kind in table[word]:
                if row.words[at : at + len(parts)] == parts:
                    found.append((at, at + len(parts), kind))
                    break
    return sorted(found, key=itemgetter(0))
