"""A family's own word for a relative, used as a name: `Gram picks up`, `mémé says`; not `his gram`, `the nana`."""

from copal.instruments.guard.clauses import does, opens
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_OWNED = bag(
    "my our your his her their its a an the this that each every some any no mon ma mes ton ta son sa ses notre nos votre leur leurs un une la le "
    "mi tu su sus nuestra nuestro el una uno meu minha seu sua nossa nosso o os as um uma da do das dos de du des na no foster step great"
)


def marks(reading: Reading) -> list[Mark]:
    return [
        Mark(token.start, token.end, "PERSON", "could", "name.word")
        for at, token in enumerate(reading.tokens)
        if token.folded in word_set("cues", "pet_kin") and at not in reading.blocked and _is_name(reading, at)
    ]


def _is_name(reading: Reading, at: int) -> bool:
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if token.possessive or (
        reading.follows(at) and before is not None and (before.folded in _OWNED or before.possessive)
    ):
        return False
    if token.case != "lower" and not token.begins:
        return True
    if after is None or not reading.follows(at + 1):
        return False
    acts = does(reading, at, noun=False) or after.folded in word_set("cues", "verbs")
    return opens(reading, at) and acts
