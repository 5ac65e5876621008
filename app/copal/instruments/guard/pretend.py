"""Names that are given on purpose or to no person: declared pseudonyms, the writer's own, pets and puppets."""

import re
from collections.abc import Iterator

from copal.instruments.guard import declared, lists, pets
from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.signing import own_names
from copal.instruments.guard.tokens import bag, fold

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
_NOT_A_NAME = bag("him her them it this that he she they the child kid boy girl one not")


def block(reading: Reading) -> None:
    pretended = set(pets.named(reading))
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


def _block_between(reading: Reading, start: int, end: int) -> None:
    for at in reading.within(start, end):
        reading.blocked[at] = "pretend"
