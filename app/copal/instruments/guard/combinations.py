"""Facts that point to one person together, with no name: two that narrow, in one sentence about somebody.

What narrows, after FERPA's and HIPAA's indirect identifiers: a rare condition or device, a family that stands out,
an office a whole town knows, what was in the news, being the only one, where somebody is from, a small place.
"""

import re
from dataclasses import dataclass
from functools import cache

from copal.instruments.guard import telling
from copal.instruments.guard.known import town_places
from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

LONGEST, NEAR = 190, 40
_NEEDED = 2
_NEWS = frozenset({"news", "paper", "papers", "viral", "channel", "tv", "facebook", "gofundme", "page", "noticias", "jornal", "journal", "periodico", "tele", "notícias", "nouvelles"})  # fmt: skip
_OWN_KIN = bag("son daughter stepson stepdaughter grandson granddaughter wife husband twins kid")
_ANCHORS = bag(
    "he she him her his hers he's she's hes shes child kid boy girl son daughter mom dad mother father family families grandmother "
    "grandfather grandma grandpa aunt uncle brother sister student toddler preschooler baby infant twins twin triplets parents parent "
    "moms dads woman man guy lady couple colleague coworker niece nephew stepdaughter stepson il elle enfant fille garcon mere pere "
    "famille nino nina mama papa familia mae pai ele ela menino menina crianca filho filha hijo hija petite petit frere soeur"
)


@dataclass(frozen=True, slots=True)
class Fact:
    start: int
    end: int
    kind: str


@cache
def _table() -> Phrases[str]:
    listed = []
    for kind, found in entries("conditions").items():
        if kind in {"rare", "family", "event", "origin", "role"}:
            listed += [(entry, kind) for entry in found]
    return phrase_table(listed)


@cache
def _role_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(telling.ROLE_OF.pattern % telling.KNOWN_BY_ALL, re.IGNORECASE),
        re.compile(telling.KIN_IS.pattern % telling.KNOWN_BY_ALL, re.IGNORECASE),
    )


# One of these words is in every role; to look for them first is quick.
_ROLE_HEADS = bag(
    "chief sheriff manager clerk selectman selectwoman senator representative governor warden harbormaster harbor master postmaster "
    "postmistress trooper superintendent mayor pastor minister priest rabbi imam judge attorney librarian undertaker director "
    "weatherman anchor keeper captain chair president owner alcalde alcaldesa maire cure prefeito prefeita juiz juge padre pasteur "
    "principal doctor dentist vet pharmacist coach coroner dispatcher driver ambassador bishop office board council senate legislature"
)


def marks(reading: Reading, others: list[Mark]) -> list[Mark]:
    found = [*_by_role(reading), *_by_phrase(reading)]
    facts = sorted(_facts(reading, others), key=lambda fact: fact.start)
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(_sentence_of(reading, fact.start), []).append(fact)
    for sentence, here in by_sentence.items():
        later = by_sentence.get(sentence + 1, [])
        if later and not _narrows(here) and later[0].start - here[-1].end <= NEAR:
            here = [*here, later[0]]  # noqa: PLW2901 - the thought goes on
        if _narrows(here) and _is_about_somebody(reading, sentence):
            start, end = _stretch(here)
            found.append(Mark(start, end, "COMBINATION", "could", "combination"))
    return found


def _facts(reading: Reading, others: list[Mark]) -> list[Fact]:
    tokens = reading.tokens
    facts = [
        Fact(tokens[first].start, tokens[after - 1].end, _finer(reading, first, after, kind))
        for first, after, kind in matches(tokens, _table())
    ]
    for first, after, _kind in town_places(reading):
        if tokens[first].case != "lower" and not (tokens[first].begins and after - first == 1):
            facts.append(Fact(tokens[first].start, tokens[after - 1].end, "town"))
    for pattern, kind in ((telling.ONLY, "only"), (telling.SMALL_PLACE, "town")):
        facts += [Fact(seen.start(), seen.end(), kind) for seen in pattern.finditer(reading.text)]
    facts += [
        Fact(seen.start(), seen.end(), "relative") for seen in telling.RELATIVE_OF.finditer(reading.text)
    ]
    origins = {(fact.start, fact.end) for fact in facts if fact.kind == "origin"}
    facts += [
        Fact(*seen.span("who"), "only")
        for seen in telling.THE_FAMILY.finditer(reading.text)
        if any(start >= seen.start("from") and end <= seen.end("who") for start, end in origins)
    ]
    for mark in others:
        of_label = {"AGE": "age", "ORGANISATION": "programme", "PLACE": "town", "ADDRESS": "town"}.get(
            mark.label
        )
        if of_label:
            facts.append(Fact(mark.start, mark.end, of_label))
    return facts


def _finer(reading: Reading, first: int, after: int, kind: str) -> str:
    """Something that happened and that it was in the news are two facts."""
    if kind == "event" and _NEWS & {token.folded for token in reading.tokens[first:after]}:
        return "news"
    return kind


def _narrows(facts: list[Fact]) -> bool:
    kinds = {fact.kind for fact in facts}
    telling = kinds & {"rare", "only", "event", "news", "family", "role", "origin"}
    apart = any(one.end <= other.start for one in facts for other in facts if one.kind != other.kind)
    if not telling or len(kinds) < _NEEDED or not (apart or "only" in kinds):
        return False
    weak = {"origin", "town", "programme", "age", "role"}
    return bool(kinds - weak) or len(kinds) > _NEEDED


def _is_about_somebody(reading: Reading, sentence: int) -> bool:
    return any(token.folded in _ANCHORS for token in reading.tokens if token.sentence == sentence)


def _sentence_of(reading: Reading, start: int) -> int:
    sentence = 0
    for token in reading.tokens:
        if token.start > start:
            break
        sentence = token.sentence
    return sentence


def _stretch(facts: list[Fact]) -> tuple[int, int]:
    start = facts[0].start
    ends = [fact.end for fact in facts if fact.end - start <= LONGEST]
    return start, max(ends, default=min(facts[0].end, start + LONGEST))


def _is_of_one(seen: re.Match[str]) -> bool:
    """The principal's son is one boy; the doctor's family may be anybody's."""
    return seen["kin"].lower() in _OWN_KIN and seen["the"].lower() in {"the", "our"}


def _by_phrase(reading: Reading) -> list[Mark]:
    """The boy from the Route 9 crash; his dad runs the general store."""
    return [
        Mark(seen.start(), seen.end(), "COMBINATION", "could", "combination")
        for pattern in (
            telling.STRUCK_ONE,
            telling.FROM_DISASTER,
            telling.IN_THE_NEWS,
            telling.RUNS,
            telling.ONE_HERE,
            telling.ONLY_ONE_WHO_WORKS,
            telling.MANY_AT_BIRTH,
            telling.RELATIVE_OF,
        )
        for seen in pattern.finditer(reading.text)
        if seen.end() - seen.start() <= LONGEST
    ]


def _by_role(reading: Reading) -> list[Mark]:
    """The fire chief's stepdaughter; her dad is the sheriff."""
    if _ROLE_HEADS.isdisjoint(token.folded for token in reading.tokens):
        return []
    role_of, kin_is = _role_patterns()
    told = [seen for seen in role_of.finditer(reading.text) if seen["the"]] + [
        seen for seen in kin_is.finditer(reading.text) if seen["the"].lower() not in {"a", "an"}
    ]
    told = [seen for seen in told if seen["role"].lower() not in telling.SOFT_ROLES or _is_of_one(seen)]
    return [
        Mark(seen.start(), seen.end(), "COMBINATION", "could", "combination.role")
        for seen in [*told, *telling.OFFICE.finditer(reading.text)]
    ]
