"""Facts that point to one person together, with no name: two that narrow, in one sentence about somebody.

What narrows, after FERPA's and HIPAA's indirect identifiers: a rare condition or device, a family that stands out,
an office a whole town knows, what was in the news, being the only one, where somebody is from, a small place.
"""

from bisect import bisect_right
from functools import cache

from copal.instruments.guard import offices, particulars, telling
from copal.instruments.guard.circumstances import Fact
from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.parallels import town_places
from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

LONGEST, NEAR = 190, 40
_NEEDED = 2
_NEWS = frozenset({"news", "paper", "papers", "viral", "channel", "tv", "facebook", "gofundme", "page", "noticias", "jornal", "journal", "periodico", "tele", "notícias", "nouvelles"})  # fmt: skip
_ANCHORS = bag(
    "they them kids children people person students he she him her his hers he's she's hes shes child kid boy girl son daughter mom dad mother father family families grandmother "
    "grandfather grandma grandpa aunt uncle brother sister student toddler preschooler baby infant twins twin triplets parents parent "
    "moms dads woman man guy lady couple colleague coworker niece nephew stepdaughter stepson il elle enfant fille garcon mere pere "
    "famille nino nina mama papa familia mae pai ele ela menino menina crianca filho filha hijo hija petite petit frere soeur"
)


@cache
def _table() -> Phrases[str]:
    listed = []
    for kind, found in entries("conditions").items():
        if kind in {"rare", "family", "event", "origin", "role"}:
            listed += [(entry, kind) for entry in found]
    return phrase_table(listed)


def marks(reading: Reading, others: list[Mark]) -> list[Mark]:
    found = [*_by_role(reading), *_by_phrase(reading)]
    facts = sorted(_facts(reading, others), key=lambda fact: fact.start)
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(_sentence_of(reading, fact.start), []).append(fact)
    somebody = _about_somebody(reading) if facts else set()
    for sentence, here in by_sentence.items():
        later = by_sentence.get(sentence + 1, [])
        if later and not _narrows(here) and later[0].start - here[-1].end <= NEAR:
            here = [*here, later[0]]  # noqa: PLW2901 - the thought goes on
        if _narrows(here) and sentence in somebody:
            start, end = _stretch(here)
            found.append(Mark(start, end, "COMBINATION", "could", "combination"))
    weighed = particulars.pointing(reading, facts)
    return found + [Mark(start, end, "COMBINATION", "could", "combination") for start, end in weighed]


def _facts(reading: Reading, others: list[Mark]) -> list[Fact]:
    tokens = reading.tokens
    facts = [
        Fact(tokens[first].start, tokens[after - 1].end, _finer(reading, first, after, kind))
        for first, after, kind in matches(reading.row, _table())
    ]
    for first, after, _kind in town_places(reading):
        if tokens[first].case != "lower" and not (tokens[first].begins and after - first == 1):
            facts.append(Fact(tokens[first].start, tokens[after - 1].end, "town"))
    facts += [
        Fact(seen.start(), seen.end(), "town")
        for seen in compiled(telling.SMALL_PLACE, any_case=True).finditer(
            reading.text if reading.holds(telling.SMALL_PLACES) else ""
        )
    ]
    for mark in others:
        of_label = {"AGE": "age", "ORGANISATION": "programme", "PLACE": "town", "ADDRESS": "town"}.get(
            mark.label
        )
        if of_label:
            facts.append(Fact(mark.start, mark.end, of_label))
    return [*facts, *_only(reading, facts)] if facts else []


def _only(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Being the only one narrows what else is told, and alone tells nothing."""
    found = [
        Fact(seen.start(), seen.end(), "only")
        for seen in compiled(telling.ONLY, any_case=True).finditer(reading.text)
    ]
    found += [
        Fact(seen.start(), seen.end(), "relative")
        for seen in compiled(telling.RELATIVE_OF, any_case=True).finditer(
            reading.text if "of the" in reading.text else ""
        )
    ]
    origins = {(fact.start, fact.end) for fact in facts if fact.kind == "origin"}
    return found + [
        Fact(*seen.span("who"), "only")
        for seen in compiled(telling.THE_FAMILY, any_case=True).finditer(reading.text)
        if any(start >= seen.start("from") and end <= seen.end("who") for start, end in origins)
    ]


def _finer(reading: Reading, first: int, after: int, kind: str) -> str:
    """Something that happened and that it was in the news are two facts."""
    if kind == "event" and _NEWS & {token.folded for token in reading.tokens[first:after]}:
        return "news"
    return kind


def _narrows(facts: list[Fact]) -> bool:
    kinds = {fact.kind for fact in facts}
    strong = kinds & {"rare", "only", "event", "news", "family", "role", "origin"}
    apart = any(one.end <= other.start for one in facts for other in facts if one.kind != other.kind)
    if not strong or len(kinds) < _NEEDED or not (apart or "only" in kinds):
        return False
    weak = {"origin", "town", "programme", "age", "role"}
    return bool(kinds - weak) or len(kinds) > _NEEDED


def _about_somebody(reading: Reading) -> set[int]:
    """Sentences in which somebody is spoken of."""
    return {token.sentence for token in reading.tokens if token.folded in _ANCHORS}


def _sentence_of(reading: Reading, start: int) -> int:
    at = bisect_right(reading.starts, start) - 1
    return reading.tokens[at].sentence if at >= 0 else 0


def _stretch(facts: list[Fact]) -> tuple[int, int]:
    start = facts[0].start
    ends = [fact.end for fact in facts if fact.end - start <= LONGEST]
    return start, max(ends, default=min(facts[0].end, start + LONGEST))


def _by_phrase(reading: Reading) -> list[Mark]:
    """The boy from the Route 9 crash; his dad runs the general store."""
    return [
        Mark(seen.start(), seen.end(), "COMBINATION", "could", "combination")
        for needed, pattern in telling.PHRASES
        if not needed.isdisjoint(reading.words)
        for seen in compiled(pattern, any_case=True).finditer(reading.text)
        if seen.end() - seen.start() <= LONGEST
    ]


def _by_role(reading: Reading) -> list[Mark]:
    """The fire chief's stepdaughter; her dad is the sheriff."""
    return [
        Mark(start, end, "COMBINATION", "could", "combination.role") for start, end in offices.told(reading)
    ]
