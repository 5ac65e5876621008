"""The network's own names: members, nicknames, programmes, towns and aliases of children, found in any writing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from copal.instruments.guard import lists
from copal.instruments.guard.phrases import Phrases, matches, parts_of, phrase_table
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Label, Mark, Strength
from copal.instruments.guard.tokens import Token, bag

type Entry = str | Mapping[str, str]
type Kind = tuple[Label, bool]  # what it is, and whether it is a part of a longer name
type Names = Phrases[Kind]

_LABELS: dict[str, Label] = {
    "person": "PERSON", "member": "PERSON", "nickname": "PERSON", "alias": "PERSON", "child": "CHILD_NAME",
    "programme": "ORGANISATION", "program": "ORGANISATION", "organisation": "ORGANISATION",
    "town": "PLACE", "place": "PLACE",
}  # fmt: skip
_PROGRAMME = bag(
    "kids center centre preschool daycare childcare care head start academy school montessori learning early "
    "church library hospital ymca inc llc program programme garderie guardería escuela escola creche"
)
_TOLD: dict[Label, tuple[Strength, str]] = {
    "PERSON": ("certain", "name"),
    "ORGANISATION": ("could", "programme.named"),
}
_SHORTEST_PART = 3


@dataclass(frozen=True)
class Roster:
    """Prepared once for a network; finding in it costs by the length of the text, not of the roster.

    `beyond` holds names of people and programmes the writer is not told of: only whole names, marked like any other.
    """

    phrases: Names
    beyond: Names = field(default_factory=dict)

    def marks(self, reading: Reading) -> list[Mark]:
        """Not told apart from other names beyond the own circle, so that nobody learns who belongs to the network."""
        tokens, row = reading.tokens, reading.row
        found = [
            Mark(tokens[first].start, tokens[after - 1].end, label, *_TOLD[label])
            for first, after, (label, _part) in (matches(row, self.beyond) if self.beyond else ())
            if label == "PERSON" or _is_a_name(tokens[first:after])
        ]
        for first, after, (label, part) in matches(row, self.phrases) if self.phrases else ():
            if after - first == 1 and not _is_meant(tokens[first]):
                continue
            strength: Strength = "could" if part else "certain"
            found.append(Mark(tokens[first].start, tokens[after - 1].end, label, strength, "name.roster"))
        return found


def prepared(entries: Iterable[Entry]) -> Roster:
    """Entries are names, or mappings with `name` and `kind` (person, nickname, alias, child, programme, town)."""
    return _prepared(tuple(pair for entry in entries if (pair := _pair(entry))))


def whole_names(names: Iterable[str], programmes: Iterable[str] = ()) -> Names:
    """For `Roster.beyond`: names of two words and more. A first name alone belongs to too many people."""
    kinds: tuple[tuple[Iterable[str], Label], ...] = ((names, "PERSON"), (programmes, "ORGANISATION"))
    return phrase_table(
        (name, (label, False)) for listed, label in kinds for name in listed if len(parts_of(name)) > 1
    )


@lru_cache(maxsize=64)
def _prepared(pairs: tuple[tuple[str, Label], ...]) -> Roster:
    listed: dict[tuple[str, ...], tuple[str, Kind]] = {}
    for name, label in pairs:
        words = parts_of(name)
        if words:
            listed[words] = (name, (label, False))
    for name, label in pairs:
        for word in parts_of(name) if label in {"PERSON", "CHILD_NAME"} else ():
            if len(word) >= _SHORTEST_PART:
                listed.setdefault((word,), (word, (label, True)))
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for words, (_name, kind) in listed.items():
        table.setdefault(words[0], []).append((words, kind))
    return Roster({first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in table.items()})


def _pair(entry: Entry) -> tuple[str, Label] | None:
    if isinstance(entry, str):
        words = parts_of(entry)
        return (entry, "ORGANISATION" if len(words) > 1 and _PROGRAMME & set(words) else "PERSON")
    name = entry.get("name") or entry.get("text") if isinstance(entry, Mapping) else None
    kind = entry.get("kind", "person") if isinstance(entry, Mapping) else ""
    return (name, _LABELS.get(str(kind).lower(), "PERSON")) if isinstance(name, str) else None


def _is_a_name(tokens: Sequence[Token]) -> bool:
    """“Bright Start” is a programme, “a bright start” is none: everyday words count as a name with capitals only."""
    return any(
        not token.flags & lists.COMMON or (n and token.case != "lower") for n, token in enumerate(tokens)
    )


def _is_meant(token: Token) -> bool:
    """A single name that is a word, too, counts only with a capital that no sentence asks for."""
    if token.flags & (lists.COMMON | lists.DOUBLE | lists.FRENCH | lists.SPANISH | lists.PORTUGUESE) and (
        token.flags & (lists.DOUBLE | lists.ORDINARY) or not token.flags & lists.GIVEN
    ):
        return token.case != "lower" and not token.begins
    return True
