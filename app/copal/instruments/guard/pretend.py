"""Names that are given on purpose or to no person: declared pseudonyms, the writer's own, pets and puppets."""

import re

from copal.instruments.guard import declared, lists, pets
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.signing import own_names
from copal.instruments.guard.tokens import bag, fold

_CHILD_LETTER = re.compile(r"\b(?:[Cc]hild|[Ss]tudent|[Pp]arent|[Ff]amily|[Tt]eacher|[Mm]om|[Dd]ad|[Ee]nfant|[Nn]iñ[oa]|[Cc]riança)\s([A-Z])\b(?!\.)")  # fmt: skip
_HAS_LETTER = re.compile(r"[A-Z](?<=\s[A-Z])\b")
_NOT_A_NAME = bag("him her them it this that he she they the child kid boy girl one not")


def block(reading: Reading) -> None:
    pretended = set(pets.named(reading))
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
    for found in _CHILD_LETTER.finditer(reading.text) if _HAS_LETTER.search(reading.text) else ():
        _block_between(reading, found.start(1), found.end(1))


def _block_between(reading: Reading, start: int, end: int) -> None:
    for at in reading.within(start, end):
        reading.blocked[at] = "pretend"
