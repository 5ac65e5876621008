"""Names behind a title of respect: Mrs. Violette, aunt Rosa, dona Rosa, ms tran. It makes a name of nearly any word."""

from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.clauses import does
from copal.instruments.guard.cues import ALSO_VERBS
from copal.instruments.guard.described import is_called_so
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Strength
from copal.instruments.guard.tokens import Token, bag, fold

_LONGING = bag(
    "i we you they he she to will don't dont really ill we'll gonna did do kids kid children and all would still i'll never who"
)
_GAPS = frozenset({" ", ". ", "\u00a0", "."})

type Titled = tuple[int, tuple[Strength, str] | None]  # the first word of the whole, and what is said of it

_OLDER = bag("grandma grandpa aunt aunty auntie uncle nana grammy grampy gramma papa cousin tia tio")
_OFFICES = bag("officer trooper pastor rev reverend judge deputy coach principal rabbi imam sheriff")


@cache
def _honorifics() -> tuple[frozenset[str], frozenset[str]]:
    return word_set("cues", "honorific"), word_set("cues", "soft_honorific")


@cache
def _heads() -> frozenset[str]:
    return word_set("cues", "honorific") | {fold(word) for word in _VIETNAMESE | _VIETNAMESE_BARE} | {"m"}


def behind_titles(reading: Reading) -> set[int]:
    """The words behind one that may be a title of respect."""
    places = reading.row.places
    return {at + 1 for word in places.keys() & _heads() for at in places[word]}


def title_of_respect(reading: Reading, at: int) -> Titled:
    """Mrs. Violette, aunt Rosa, dona Rosa, ms tran: the word before makes a name of nearly any word."""
    token, before = reading.tokens[at], reading.token(at - 1)
    respects, soft = _honorifics()
    if before is None or reading.blocked.get(at, "place") not in {"place", "people"}:
        return at, None
    told = before.folded in respects or _is_monsieur(reading, before, token) or _is_vietnamese(before, token)
    if not told or token.gap not in _GAPS or before.sentence != token.sentence:
        return at, None
    if token.folded in respects and token.case != "title":
        return at, None
    if (before.folded in soft or before.case == "lower") and not _is_vietnamese(before, token):
        return _soft_respect(reading, at)
    if token.case == "lower" and (token.flags & lists.COMMON and not token.flags & lists.GIVEN):
        return at, None
    return at - 1, ("certain", "name.title")


def _is_vietnamese(before: Token, token: Token) -> bool:
    """cô Hạnh, bé Tí; without its sign (em Khôi) only before a name with one."""
    word = before.text.lower()
    signed = word in _VIETNAMESE
    return token.case == "title" and (signed or (word in _VIETNAMESE_BARE and not token.text.isascii()))


_VIETNAMESE = bag("cô bé chú bác thầy chị bà ông dì cậu mợ thím cháu cụ")
_VIETNAMESE_BARE = bag("anh em con co be chi ba ong")


def _is_monsieur(reading: Reading, before: Token, token: Token) -> bool:
    """M. Cyr."""
    french = reading.lang == "fr" and before.text == "M" and token.case == "title"
    return french and token.gap in {". ", ".\u00a0"}


def _soft_respect(reading: Reading, at: int) -> Titled:
    """Father, coach, little, miss are words, too: what follows must be no ordinary word."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    is_name = bool(token.flags & (lists.GIVEN | lists.SURNAME)) and not token.flags & lists.ORDINARY
    if token.case == "lower":
        family_name = bool(token.flags & lists.SURNAME) and not token.flags & lists.ORDINARY
        is_name = is_name and bool(token.flags & lists.GIVEN)
        family = (
            reading.is_small
            and before.folded in _OLDER
            and (token.folded not in ALSO_VERBS or does(reading, at, noun=True))
        )
        stands = is_name and (family or not token.flags & lists.DOUBLE) and reading.is_free(token)
        if not stands and before.folded in {"mr", "mrs", "ms", "mx", "dr", "mme", "mlle", "sra", "dona"}:
            stands = not token.flags & lists.COMMON or is_name or family_name
        if before.folded in _OFFICES:
            stands = stands or (family_name and does(reading, at, noun=False)) or not token.flags
        if before.folded == "miss" and reading.is_flat and _is_no_longing(reading, at):
            return at - 1, ("certain", "name.title")
        if before.folded in {"miss", "father", "baby", "little", "lil", "other", "big"}:
            acts = bool(token.flags & lists.GIVEN) and does(reading, at, noun=True)
            stands = (stands and not token.flags & lists.COMMON) or (
                (reading.is_small or before.folded == "lil") and acts
            )
        return at - 1, ("certain", "name.title") if stands else None
    if token.begins and token.gap != ". ":
        return at, None
    if token.case == "upper" and token.folded in acronyms():
        return at, None
    unknown = not token.flags & (lists.WORD | reading.own_word)
    if (
        is_name
        or is_called_so(reading, at)
        or (before.case == "title" and _is_nicknamed(reading, at))
        or unknown
        or (before.case == "title" and before.folded not in {"little", "lil", "big", "baby", "other"})
    ):
        ordinary = token.flags & lists.COMMON and not token.flags & (lists.GIVEN | lists.SURNAME)
        return at - 1, None if ordinary and not is_called_so(reading, at) else ("certain", "name.title")
    return at, None


def _is_nicknamed(reading: Reading, at: int) -> bool:
    """Big Al, Little Ray: both with a capital, and no third."""
    token, after = reading.tokens[at], reading.token(at + 1)
    third = after is not None and after.case == "title" and reading.follows(at + 1)
    return bool(token.flags & lists.OWN) and not third and len(token.text) <= _SHORT


_SHORT = 4


def _is_no_longing(reading: Reading, at: int) -> bool:
    """`about miss val`; not `i miss val` nor `we will miss hope`."""
    token, two = reading.tokens[at], reading.token(at - 2)
    given = token.flags & lists.GIVEN and not token.flags & lists.ORDINARY
    return bool(given) and (two is None or two.folded not in _LONGING)
