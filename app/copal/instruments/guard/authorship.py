"""Family names that many have and some are cited by: `Hemmeter and Fox have the data`, `a whole Keats month`.

In `words/cited.txt` a star says that a family name alone is enough. One without a star is an author's only where the
words around it say so.
"""

from collections.abc import Iterator

from copal.instruments.guard import lists
from copal.instruments.guard.known import cited_families
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_STUDIED = bag(
    "month unit study marathon shelf binge display fan fans books book stories title titles kick phase basket bin"
)
_TAKEN = bag(
    "read reading quote quoting reread rereading cite citing by per lire lu lis leer leo leyendo ler lendo lemos leemos relire"
)
_WRITING = bag(
    "says said writes wrote argues calls warns found describes recommends talks swears reminds claims explains put"
)
_DATA = bag(
    "data research studies study evidence scale rubric version article book books chart workbook numbers icons posters cards"
)
_JOINING = bag("and & or et y e ou o over vs than")
_LETTERED = frozenset({"author", "family", "work", "story"})
_NEAR = 5


def block(reading: Reading) -> None:
    """Twice, since one who is cited makes another one so who stands beside."""
    families = cited_families()
    places = [
        at
        for at, token in enumerate(reading.tokens)
        if token.case == "title" and token.folded in families and at not in reading.blocked
    ]
    for _round in (1, 2) if places else ():
        for at in places:
            if at not in reading.blocked and _is_cited(reading, at):
                reading.blocked[at] = "author"


def _is_cited(reading: Reading, at: int) -> bool:
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if token.possessive or (
        before is not None and reading.follows(at) and before.folded in {"mr", "mrs", "ms", "miss"}
    ):
        return False
    if after is not None and reading.follows(at + 1) and after.folded in _STUDIED:
        return True
    if any(reading.blocked.get(there) in _LETTERED - {"story"} for there in _beside(reading, at)):
        return True
    lettered = any(why in _LETTERED for why in reading.blocked.values())
    private = token.flags & lists.GIVEN_ENGLISH
    if any(reading.tokens[there].folded in cited_families() for there in _beside(reading, at)):
        others = [reading.tokens[there] for there in _beside(reading, at)]
        return lettered or not private or not all(one.flags & lists.GIVEN_ENGLISH for one in others)
    taken = before is not None and reading.follows(at) and before.folded in _TAKEN
    if taken and (not private or lettered) and not _is_child(after):
        return True
    return lettered and _tells(reading, at, after)


def _beside(reading: Reading, at: int) -> Iterator[int]:
    """The names this one is joined to: `Hemmeter and Fox`, `Gray, Hanscom`."""
    before, after = reading.token(at - 1), reading.token(at + 1)
    if (
        before is not None
        and before.folded in _JOINING
        and reading.follows(at)
        and _is_name(reading.token(at - 2))
    ):
        yield at - 2
    if (
        after is not None
        and after.folded in _JOINING
        and reading.follows(at + 1)
        and _is_name(reading.token(at + 2))
    ):
        yield at + 2
    if before is not None and reading.tokens[at].gap.strip() in {",", ";"} and _is_name(before):
        yield at - 1


def _is_name(token: Token | None) -> bool:
    return token is not None and token.case == "title"


def _is_child(after: Token | None) -> bool:
    return after is not None and after.folded in {"a", "to", "his", "her", "the", "for"}


def _tells(reading: Reading, at: int, after: Token | None) -> bool:
    """`Greene says`, `Bailey has the cute breathing icons`, in a text where others are cited."""
    if after is None or not reading.follows(at + 1):
        return False
    two = reading.token(at + 2)
    if after.folded in _WRITING:
        return not (two is not None and two.folded in {"he", "she", "his", "her", "no", "mom", "mommy", "i"})
    near = {one.folded for one in reading.tokens[at + 2 : at + 2 + _NEAR]}
    return after.folded in {"has", "have", "had"} and bool(near & _DATA)
