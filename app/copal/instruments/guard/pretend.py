"""Names that are given on purpose or to no person: declared pseudonyms, the writer's own, pets and puppets."""

import re
from collections.abc import Iterator

from copal.instruments.guard import declared, lists
from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.signing import own_names
from copal.instruments.guard.tokens import Token, bag, fold

_N = r"(?P<name>[^\W\d_][\w'’\-]{0,30}(?:\s[^\W\d_a-z][\w'’\-]{0,30})?)"
_WHOM = (
    r"(?:him|her|them|it|this|that|these|the|my|our|one|two|first|second|other|little|child|kid|kids|kiddo|boy|girl|guy|friend|friends|student|"
    r"family|mom|dad|mother|father|parent|parents|teacher|toddler|baby|infant|colleague|coworker|twins|person|as)"
)
_PSEUDONYMS = (
    rf"\b(?:i['’]?ll|i will|let['’]?s|let us|we['’]?ll|we will|i am going to|i['’]?m going to|i['’]?m gonna|gonna|i shall)\s(?:just\s)?(?:call|name|refer to)\s(?:{_WHOM}\s){{1,4}}[\"“]?{_N}",
    rf"\b(?:call(?:ed|ing)?|name[ds]?)\s(?:\w+\s)?[\"“]?{_N}[\"”]?,?\s(?:here|for now|for privacy|for this|in this post)\b",
    rf"\b{_N}[\"”]?,?\s?\(?(?:not (?:(?:his|her|their|the|its) )?(?:real|actual) name|names? (?:has been |have been |was |is |are )?changed|a pseudonym|pseudonym|fake name|made[- ]up name|an alias|not a real name)",
    rf"\b(?:pseudonym|fake name|made[- ]up name|alias)\s(?:is\s|of\s|:\s?)?[\"“]?{_N}",
    rf"\b(?:je\sl['’]appellerai|je\sl['’]appelle\sici|appelons[- ]l[ea]|appelons[- ]les|nommons[- ]l[ea]|on\sva\sl['’]appeler|disons)\s[\"«]?\s?{_N}",
    rf"\b{_N},?\s?\(?(?:pr[ée]nom (?:fictif|chang[ée])|nom (?:fictif|d['’]emprunt|chang[ée])|pseudonyme)",
    rf"\b(?:l[oae]s? llamar[ée](?:mos)?|vamos a llamarl[oae]s?|llam[ée]mosl[oae]s?|dig[áa]mosle)\s[\"“«]?{_N}",
    rf"\b{_N},?\s?\(?(?:nombre (?:ficticio|inventado|cambiado)|no es su (?:verdadero nombre|nombre real|nombre verdadero))",
    rf"\b(?:vou cham[áa]-l[oae]s? de|vamos cham[áa]-l[oae]s? de|vou chamar(?: el[ea])? de|vamos chamar(?: el[ea])? de|chamemos de)\s[\"“«]?(?:o\s|a\s)?{_N}",
    rf"\b{_N},?\s?\(?(?:nome (?:fict[íi]cio|inventado|trocado)|n[ãa]o [ée] o nome verdadeiro)",
)
_DECLARING = re.compile(
    r"\b(?:call|name|refer|pseud|alias|fict|invent|chang|appel|nomm|nom\b|dison|llam|nombre|dig[aá]|cham|nome)",
    re.IGNORECASE,
)
_CHILD_LETTER = re.compile(r"\b(?:[Cc]hild|[Ss]tudent|[Pp]arent|[Ff]amily|[Tt]eacher|[Mm]om|[Dd]ad|[Ee]nfant|[Nn]iñ[oa]|[Cc]riança)\s([A-Z])\b(?!\.)")  # fmt: skip
_WHO_HAS_TO_DO_WITH = bag(
    "driver drivers farmer lady man guy woman owner owners monitor aide company stop stops ride family mom dad"
)
_NEAR_ANIMAL = 4
_NOT_A_NAME = bag("him her them it this that he she they the child kid boy girl one not")


def block(reading: Reading) -> None:
    pretended = set(_animals(reading))
    if _DECLARING.search(reading.text):
        pretended |= {fold(name) for pattern in _PSEUDONYMS for name in _names(pattern, reading.text)}
    pretended |= set(declared.pretended(reading))
    own = {fold(name) for name in own_names(reading)}
    parts = {part: why for names, why in ((pretended, "pretend"), (own, "own")) for name in names
             for part in name.split() if part not in _NOT_A_NAME}  # fmt: skip
    for at, token in enumerate(reading.tokens):
        if token.folded in parts and (
            token.case != "lower" or reading.is_flat or not token.flags & lists.COMMON
        ):
            reading.blocked[at] = parts[token.folded]
    if declared.are_all_changed(reading):
        for at, token in enumerate(reading.tokens):
            if token.case == "title" and token.flags & lists.GIVEN:
                reading.blocked.setdefault(at, "pretend")
    for found in _CHILD_LETTER.finditer(reading.text):
        _block_between(reading, found.start(1), found.end(1))


def _names(pattern: str, text: str) -> Iterator[str]:
    for found in compiled(pattern, any_case=True).finditer(text):
        yield found["name"]


def _animals(reading: Reading) -> Iterator[str]:
    """`a pet snail named Turbo`, `our goldfish Kevin`, `Christina the lobster puppet`."""
    animals, role = word_set("cues", "animals"), word_set("cues", "role")
    for at, token in enumerate(reading.tokens):
        if token.folded not in animals or reading.token(at - 1) is None:
            continue
        after = reading.token(at + 1)
        if after and after.folded in _WHO_HAS_TO_DO_WITH:
            continue  # the bus driver is no bus
        if after and after.folded in {"named", "called", "is", "llamado", "llamada", "chamado", "nomme"} & role | {
            "is", "llamado", "llamada", "chamado", "chamada", "nomme", "nommee"
        }:  # fmt: skip
            after = reading.token(at + 2)
        two = reading.token(at + 2)
        if (
            after
            and two
            and after.folded in word_set("cues", "honorific")
            and two.case == "title"
            and reading.follows(at + 1)
        ):
            yield two.folded
        if after and _may_be_pet(reading, after) and not after.begins and after.sentence == token.sentence:
            yield after.folded
        yield from _before_animal(reading, at)
        yield from _is_animal(reading, at)
        yield from _beside_animal(reading, at)


def _may_be_pet(reading: Reading, token: Token) -> bool:
    if token.case == "title":
        return True
    return (
        reading.is_flat
        and bool(token.flags & lists.GIVEN)
        and not token.flags & (lists.DOUBLE | lists.ORDINARY)
    )


def _is_animal(reading: Reading, at: int) -> Iterator[str]:
    """`Basil is the class rabbit`."""
    for back in range(at - 1, max(0, at - _NEAR_ANIMAL), -1):
        name = reading.tokens[back - 1]
        if reading.tokens[back].folded in {"is", "was", "es", "est", "e"}:
            if _may_be_pet(reading, name) and reading.tokens[back + 1].folded in _ARTICLES:
                yield name.folded
            return


_ARTICLES = bag("the our a my el la le o nuestro nuestra notre nosso nossa un une um uma")


def _beside_animal(reading: Reading, at: int) -> Iterator[str]:
    """`Tucker Turtle`: a first name with an animal for a family name."""
    name = reading.tokens[at - 1]
    if (
        reading.tokens[at].case == "title"
        and reading.follows(at)
        and name.case == "title"
        and not reading.tokens[at].flags & lists.OWN
    ):
        yield name.folded
        yield reading.tokens[at].folded


def _before_animal(reading: Reading, at: int) -> Iterator[str]:
    for back in range(at - 1, max(-1, at - _NEAR_ANIMAL - 1), -1):
        article, name = reading.tokens[back], reading.token(back - 1)
        if (
            article.folded in {"the", "our", "a", "el", "la", "le", "o"}
            and name
            and _may_be_pet(reading, name)
        ):
            if article.folded == "the" or article.gap.strip() == ",":
                yield name.folded
            return


def _block_between(reading: Reading, start: int, end: int) -> None:
    for at in reading.within(start, end):
        reading.blocked[at] = "pretend"
