"""Facts that point to one person together, with no name: two that narrow, in one sentence about somebody.

What narrows, after FERPA's and HIPAA's indirect identifiers: a rare condition or device, a family that stands out,
an office a whole town knows, what was in the news, being the only one, where somebody is from, a small place.
"""

import re
from dataclasses import dataclass
from functools import cache

from copal.instruments.guard.known import town_places
from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

LONGEST, NEAR = 190, 40
_NEEDED = 2
_NEWS = frozenset({"news", "paper", "papers", "viral", "channel", "tv", "facebook", "gofundme", "page", "noticias", "jornal", "journal", "periodico", "tele", "notícias", "nouvelles"})  # fmt: skip
_PEOPLE = (
    r"(?:child|kid|boy|girl|family|families|student|one|toddler|baby|mom|dad|mother|father|parent|couple|man|woman|person|teacher|"
    r"twins?|daughter|son|sister|brother|kids|children|preschooler|enfant|fille|garçon|famille|niñ[oa]|famil(?:ia|ia)|crian[çc]a|menin[oa]|família)"
)
_ONLY = re.compile(
    rf"\b(?:"
    rf"(?<!an )(?:the |just |our |la |le |el |o |a )?\bonly (?:\w+[\s-]){{0,4}}?{_PEOPLE}\b(?!\s(?:who|that) (?:can|want|care|like)\b)"
    rf"|only (?:\w+[\s-]){{1,3}}(?:in|at|on|around) (?:[A-Z]|town|the (?:county|island|village|state|building|program|school))"
    rf"|one of (?:the |only |just |our )?(?:two|three|2|3|only|few) (?:\w+[\s-]){{0,3}}?{_PEOPLE}"
    rf"|(?:there['’]?s|there is|there are|we have|have) (?:just |only )?(?:one|two) (?:\w+[\s-]){{0,3}}?{_PEOPLE}"
    rf"|(?:just|only) (?:one|two) (?:\w+[\s-]){{0,3}}?{_PEOPLE}"
    rf"|(?:two|three) (?:\w+[\s-]){{1,2}}families in"
    rf"|no (?:one|body|other) (?:\w+ )?else|nobody else|no other (?:\w+[\s-]){{0,2}}?{_PEOPLE}"
    rf"|every (?:center|centre|daycare|program|school|preschool|provider|doctor|dentist) in"
    rf"|every(?:body|one)(?: \w+){{0,2}} knows|the whole town|you know (?:who|which|the one)|all of [A-Z]"
    rf"|(?:la|le|el|o|a) (?:seul|seule|[úu]nic[oa]|unique|seuls|seules) (?:\w+ ){{0,4}}?\w+"
    rf"|(?:uno|una|un|une|um|uma) (?:de|des|dos|das) (?:los |las |les )?(?:dos|deux|dois|duas|[úu]nic[oa]s) \w+"
    rf"|todo el pueblo|todos saben|todo mundo sabe|tout le monde (?:le )?sait"
    rf")",
    re.IGNORECASE,
)
_ROLE_OF = re.compile(
    r"\b(?:(?P<the>the|our|el|la|le|o|a)\s)?(?:(?:\w+|town|village|island)['’]s\s)?(?P<role>%s)(?:['’]s|s['’])\s(?:\w+\s){0,2}?(?P<kin>(?:step|grand|god|foster\s)?(?:son|daughter|kid|kids|child|children|boy|girl|wife|husband|sister|brother|niece|nephew|mother|father|mom|dad|twins|family|granddaughter|grandson))\b",
    re.IGNORECASE,
)
_KIN_IS = re.compile(
    r"\b(?P<kin>(?:step|grand)?(?:mom|dad|mother|father|ma|pa|parents?|uncle|aunt|brother|sister|husband|wife|papa|mamá|papá|mère|père|pai|mãe|avô|avó|abuelo|abuela|tío|tía)|great-\w+)(?:['’]s|\sis|\swas|\sare|\sworks as|\sserves as|,|\ses|\sé|\sest)\s(?P<the>the|our|a|an|el|la|le|o)\s(?:\w+\s){0,2}?(?P<role>%s)\b",
    re.IGNORECASE,
)
_KNOWN_BY_ALL = (
    r"(?:fire chief|police chief|chief of police|sheriff|mayor|town manager|town clerk|first selectman|selectman|selectwoman|state senator|senator|"
    r"state representative|governor|game warden|harbor ?master|postmaster|postmistress|state trooper|superintendent|tribal chief|tribal governor|chief|"
    r"pastor|minister|priest|rabbi|imam|judge|district attorney|librarian|undertaker|funeral director|weatherman|news anchor|lighthouse keeper|ferry captain|"
    r"school board chair|bank president|mill owner|alcalde|alcaldesa|maire|curé|prefeit[oa]|juiz|juge|padre|pasteur|principal|doctor|dentist|vet|pharmacist|coach|"
    r"basketball coach|hockey coach|football coach|coroner|dispatcher|plow driver|ambassador|bishop)"
)
_SOFT_ROLES = frozenset({"principal", "doctor", "dentist", "vet", "pharmacist", "coach", "chief", "padre"})
_RELATIVE_OF = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|aunt|uncle|wife|husband|widow|daughter|son|grandmother|grandfather|cousin|twin|family|parents) of the "
    r"(?:\w+ ){0,2}?(?:boy|girl|child|kid|man|woman|teen|teenager|baby|one|driver|teacher|couple) (?:who|that|whose|in|from|killed|shot|hit)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"\b(?:ran|running|runs) for (?:the )?(?P<role>{_KNOWN_BY_ALL}|office|school board|select ?board|council|senate|legislature)\b",
    re.IGNORECASE,
)
_THE_FAMILY = re.compile(
    r"\b[Tt]he (?P<from>[\w'-]{3,20}) (?P<who>family|boy|girl|mom|dad|mother|father|kid|twins|child|couple)\b"
)
_SMALL_PLACE = re.compile(r"\b(?:(?:on|from|off) (?:the|our|an|this) (?:island|peninsula|reservation|rez)|(?:in|to) (?:a|our|this) (?:tiny |small )?(?:town|village|island) of \d+|trailer park|on (?:the )?base\b|en (?:la isla|el pueblo)|dans (?:notre|le) village|sur l['’]île|na (?:ilha|vila|aldeia))", re.IGNORECASE)  # fmt: skip
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
        re.compile(_ROLE_OF.pattern % _KNOWN_BY_ALL, re.IGNORECASE),
        re.compile(_KIN_IS.pattern % _KNOWN_BY_ALL, re.IGNORECASE),
    )


# One of these words is in every role; to look for them first is quick.
_ROLE_HEADS = bag(
    "chief sheriff manager clerk selectman selectwoman senator representative governor warden harbormaster harbor master postmaster "
    "postmistress trooper superintendent mayor pastor minister priest rabbi imam judge attorney librarian undertaker director "
    "weatherman anchor keeper captain chair president owner alcalde alcaldesa maire cure prefeito prefeita juiz juge padre pasteur "
    "principal doctor dentist vet pharmacist coach coroner dispatcher driver ambassador bishop office board council senate legislature"
)


def marks(reading: Reading, others: list[Mark]) -> list[Mark]:
    found = _by_role(reading)
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
    for pattern, kind in ((_ONLY, "only"), (_SMALL_PLACE, "town")):
        facts += [Fact(seen.start(), seen.end(), kind) for seen in pattern.finditer(reading.text)]
    facts += [Fact(seen.start(), seen.end(), "relative") for seen in _RELATIVE_OF.finditer(reading.text)]
    origins = {(fact.start, fact.end) for fact in facts if fact.kind == "origin"}
    facts += [
        Fact(*seen.span("who"), "only")
        for seen in _THE_FAMILY.finditer(reading.text)
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


def _by_role(reading: Reading) -> list[Mark]:
    """The fire chief's stepdaughter; her dad is the sheriff."""
    if _ROLE_HEADS.isdisjoint(token.folded for token in reading.tokens):
        return []
    role_of, kin_is = _role_patterns()
    told = [seen for seen in role_of.finditer(reading.text) if seen["the"]] + [
        seen for seen in kin_is.finditer(reading.text) if seen["the"].lower() not in {"a", "an"}
    ]
    told = [seen for seen in told if seen["role"].lower() not in _SOFT_ROLES]
    return [
        Mark(seen.start(), seen.end(), "COMBINATION", "could", "combination.role")
        for seen in [*told, *_OFFICE.finditer(reading.text)]
    ]
