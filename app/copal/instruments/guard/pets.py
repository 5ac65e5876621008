"""Names of what is no person: pets, puppets, dolls, and whatever else children give a name to."""

from collections.abc import Iterator
from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.described import is_called_so
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_WHO_HAS_TO_DO_WITH = bag(
    "driver drivers farmer lady man guy woman owner owners monitor aide company stop stops ride family mom dad"
)
_NEAR_ANIMAL = 4
_NAMING = bag(
    "named called nicknamed dubbed christened baptized names calls llamado llamada llamados llamadas llama llaman apodado apodada chamado chamada chamados chama "
    "chamam appelle appellent nomme nommee nommes nommees baptise baptisee nombre nome nom"
)
_GIVING = bag(
    "name named naming call called calling christened dubbed pusieron pusimos puso puse pusiste llaman llamaron nombraron chamaram chamam botaram deram nomme nommes appele "
    "appellent baptise baptises"
)
_BEING = bag("is are was were es son est sont e sao")
_JOINING = bag("and & y e et")
_TO_IT = bag("al a ao au aux la")
_FIGURED = bag(
    "puppet puppets doll dolls plush plushie stuffie stuffy stuffies costume costumes backpack backpacks lunchbox figurine figurines poster posters sticker stickers "
    "band-aid band-aids bandaid bandaids cape mask masks pajamas pjs song songs movie episode toothbrush balloon balloons puzzle puzzles underwear legos"
)
_STORMS = bag("hurricane typhoon cyclone")
_NEAR_NAME, _NEAR_GIVING = 5, 9


@cache
def _things() -> frozenset[str]:
    return word_set("cues", "animals") | word_set("cues", "named_things")


@cache
def _people() -> frozenset[str]:
    return word_set("cues", "kin") | word_set("cues", "third_person")


def named(reading: Reading) -> Iterator[str]:
    """Folded names of what is no person."""
    yield from _animals(reading)
    things = _things()
    for at, token in enumerate(reading.tokens):
        if token.folded in _FIGURED and at and reading.follows(at):
            yield from _figured(reading, at)
        elif token.folded in _STORMS:
            yield from _row(reading, at + 1)
        if token.folded in things or (token.folded[-1:] == "s" and token.folded[:-1] in things):
            yield from _told_after(reading, at)
            yield from _given_before(reading, at)


def _row(reading: Reading, at: int) -> Iterator[str]:
    """`Gary, Linda and Abuelo`"""
    token = reading.token(at)
    if token is None or not _may_be_pet(reading, token):
        return
    yield token.folded
    following = reading.token(at + 1)
    while following is not None and following.sentence == token.sentence:
        gap = following.gap.strip()
        if following.folded in _JOINING and gap in {"", ","}:
            at += 1
        elif gap != ",":
            return
        at += 1
        name = reading.token(at)
        if name is None or not _may_be_pet(reading, name):
            return
        yield name.folded
        following = reading.token(at + 1)


def _told_after(reading: Reading, at: int) -> Iterator[str]:
    """`the snails are Gary and Linda`, `o peixe da turma se chama Otávio`, `the plow that does our lot is called Brenda`."""
    sentence, people = reading.tokens[at].sentence, _people()
    for there in range(at + 1, min(at + 1 + _NEAR_NAME + 1, len(reading.tokens) - 1)):
        token = reading.tokens[there]
        if token.sentence != sentence or token.folded in people or token.case == "title":
            return
        if token.folded in _NAMING or (token.folded in _BEING and there == at + 1):
            skipped = reading.tokens[there + 1].folded in {"o", "a", "de", "is", "es", "est"}
            yield from _row(reading, there + 1 + skipped)
            if token.folded in _NAMING:
                return


def _given_before(reading: Reading, at: int) -> Iterator[str]:
    """`the kids named the new broom Harold`, `le pusieron Ramón al pez`."""
    token, before, two = reading.tokens[at], reading.token(at - 1), reading.token(at - 2)
    given = any(
        one.folded in _GIVING and one.sentence == token.sentence
        for one in reading.tokens[max(0, at - _NEAR_GIVING) : at]
    )
    if not given:
        return
    after = reading.token(at + 1)
    if after is not None and after.sentence == token.sentence:
        yield from _row(reading, at + 1)
    while before is not None and before.folded in _TO_IT and two is not None and two.folded in _TO_IT:
        at -= 1
        before, two = reading.token(at - 1), reading.token(at - 2)
    if before is not None and two is not None and before.folded in _TO_IT and two.case == "title":
        yield two.folded


def _figured(reading: Reading, at: int) -> Iterator[str]:
    """`my Moana doll`, `the Chester Raccoon puppet`"""
    back = at - 1
    while back >= 0 and reading.tokens[back].case == "title" and not reading.tokens[back].possessive:
        if reading.tokens[back].flags & lists.GIVEN or not reading.tokens[back].begins:
            yield reading.tokens[back].folded
        if not reading.follows(back):
            return
        back -= 1


def _animals(reading: Reading) -> Iterator[str]:
    """`a pet snail named Turbo`, `our goldfish Kevin`, `Christina the lobster puppet`."""
    animals, role = word_set("cues", "animals"), word_set("cues", "role")
    for at, token in enumerate(reading.tokens):
        several = token.folded[-1:] == "s" and token.folded[:-1] in animals
        if (token.folded not in animals and not several) or at == 0:
            continue
        after = reading.token(at + 1)
        if after and token.case == "title" and token.flags & lists.GIVEN and after.gap.strip() == ",":
            continue  # Jo, Fern, Skip
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
            yield from (
                _row(reading, reading.tokens.index(after, at))
                if token.folded.endswith("s")
                else (after.folded,)
            )
        if several:
            continue  # Little Ducks is a school
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
        and not is_called_so(reading, at)
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
