"""How much the words around a word say that it is a name: Hope said, hope's mom, told Hope, my co-worker Hope."""

from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

STRONG, FAIR, WEAK = 3, 2, 1


@cache
def _people() -> frozenset[str]:
    return word_set("cues", "kin") | word_set("cues", "role")


@cache
def _near_names() -> frozenset[str]:
    return word_set("cues", "objects") | {"said", "says", "keep", "is", "notes", "present", "absent"}


@cache
def _called() -> frozenset[str]:
    return word_set("cues", "lower_objects") | _GREETING


@cache
def _ours() -> frozenset[str]:
    return word_set("cues", "first_person") | _PRONOUNS | {"a", "the"}


_PRONOUNS = bag("he she his her him hers himself herself")
_NAMING = bag("named called nicknamed aka llamada llamado chamado chamada nomme nommee appele appelee name's")
_NAME_IS = bag("name nombre nome prenom nom")
_GREETING = bag("hi hello hey dear thanks welcome hola oi ola gracias obrigada merci bonjour querida chere")
_IS = bag("is es e est")
ALSO_VERBS = bag(
    "will may mark bill chase grant hope rob sue drew pat skip rip trip wish rain rush love like bray buck buzz cherish cash dash "
    "dock drive echo fancy field file flint hunt lance march merit nick notice page pierce promise rule scout shade trace trust "
    "turner wade wake ward win wonder star storm sing ran come gets stew reason prosper early happy young real worth sweet major junior only"
)
_AND = bag("and & et y e or")
_SUBJECTS = bag("i we you he she they me")
_REACH = 9
_GENERIC = bag("a an any every each no some another one this that these those which what")
_VERB_OF_NAME = {
    "fr": bag("ne n'a mord mange dort pleure frappe dit demande refuse a est va veut parle joue crie tape vient aime s'est fait sait pousse lance court vit arrive part reste quebra"),
    "es": bag("no llora muerde pega come duerme dice pide quiere tiene lleva esta es fue le se me nos vino viene va habla juega grita empuja llego trajo pregunta sabe hizo tuvo canta"),
    "pt": bag("nao chora morde bate come dorme diz pede quer tem esta e foi se me vai fala brinca grita empurra chegou trouxe pergunta sabe fez teve quebrou nasceu canta veio"),
}  # fmt: skip


def evidence(reading: Reading, at: int) -> int:
    """0 and up; 3 says it alone."""
    return max(_before(reading, at), _after(reading, at))


def evidence_in_small(reading: Reading, at: int) -> int:
    """For a word that is written small and is a word, too: what it does proves nothing, whose it is does."""
    token = reading.tokens[at]
    return max(_before(reading, at), _after(reading, at) if token.possessive else 0, _set_apart(reading, at))


def _set_apart(reading: Reading, at: int) -> int:
    """`the boy across the street, tucker, comes over`."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if token.gap.strip() != "," or after is None or after.gap.strip() not in {",", ")"}:
        return 0
    near = [one.folded for one in reading.tokens[max(0, at - _REACH) : at] if one.sentence == token.sentence]
    return STRONG if _people() & set(near) else 0


def _before(reading: Reading, at: int) -> int:
    token, before = reading.tokens[at], reading.token(at - 1)
    if before is None or token.sentence != before.sentence:
        return 0
    gap = token.gap.strip()
    if before.folded in _people() and gap in {"", ",", "(", ":"} and before.folded not in _NAMING:
        return _role(reading, at, gap)
    return _right_before(reading, at, before) if reading.follows(at) else 0


def _right_before(reading: Reading, at: int, before: Token) -> int:
    token, two = reading.tokens[at], reading.token(at - 2)
    if before.folded in _NAMING:
        return STRONG
    if before.folded in _IS:
        return STRONG if two and two.folded in _NAME_IS else 0
    if before.folded in _called():
        return FAIR
    if two and before.folded in _AND and two.case == "title":
        return FAIR if two.flags & lists.GIVEN and token.case == "title" else 0
    unknown = not token.flags & (lists.WORD | lists.ORDINARY)
    free = token.case == "title" or unknown
    return WEAK if free and before.folded in _near_names() else 0


def _role(reading: Reading, at: int, gap: str) -> int:
    """`my sub lacey`, `our intern, Olympia`; not `a friend hope`, `the mother, may I` nor `my mom will`."""
    token, after, owner = reading.tokens[at], reading.token(at + 1), reading.token(at - 2)
    if token.case != "lower":
        return STRONG
    if gap:
        closed = after is None or after.gap.lstrip()[:1] in {",", ")", ".", "-", "–"}
        return STRONG if closed else 0
    if not token.flags & (lists.DOUBLE | lists.ORDINARY):
        return STRONG
    owned = (
        owner is not None
        and (owner.folded in _ours() or owner.possessive)
        and owner.folded not in {"a", "the"}
    )
    return STRONG if owned and token.folded not in ALSO_VERBS and not token.flags & lists.ORDINARY else 0


def _after(reading: Reading, at: int) -> int:
    token, after = reading.tokens[at], reading.token(at + 1)
    if after is None or token.sentence != after.sentence:
        return 0
    kin = word_set("cues", "kin")
    if token.possessive and not after.gap.strip(" '’"):
        if after.folded in kin:
            return STRONG
        return FAIR if after.folded in word_set("cues", "things") else 0
    if token.possessive:
        return 0
    if not reading.follows(at + 1):
        return _after_a_stop(reading, at, after)
    return _acts(reading, at, after)


def _after_a_stop(reading: Reading, at: int, after: Token) -> int:
    """`Gus, our cook`, `Rowan (3)`, `Maya, who`."""
    gap = after.gap.strip()
    if gap == "(" and (after.folded in _PRONOUNS or after.folded in {"age", "aged", "my", "our"}):
        return STRONG
    if (
        gap == ","
        and after.case == "title"
        and after.flags & lists.GIVEN
        and not after.flags & lists.ORDINARY
    ):
        return FAIR  # a row of names
    if gap == "," and after.folded in {"who", "whose", "que", "qui"}:
        return FAIR
    two = reading.token(at + 2)
    if gap == "," and two is not None and after.folded in _ours():
        near = {one.folded for one in reading.tokens[at + 2 : at + 4]}
        return STRONG if near & _people() else 0
    return 0


def _acts(reading: Reading, at: int, after: Token) -> int:
    token = reading.tokens[at]
    if (token.case != "lower" or token.begins) and after.folded in _AND:
        two = reading.token(at + 2)
        if (
            two is not None
            and two.case == "title"
            and two.flags & lists.GIVEN
            and not two.flags & lists.ORDINARY
        ):
            return STRONG
        if two is not None and (
            two.folded in _SUBJECTS | _PRONOUNS or (two.flags & lists.GIVEN and two.case == "title")
        ):
            return FAIR
    if not reading.is_english and after.folded in _VERB_OF_NAME[reading.lang]:
        return FAIR
    verbs = word_set("cues", "verbs")
    loose = after.folded in word_set("cues", "abstract_verbs")
    if after.folded in verbs or (after.folded.endswith("ed") and after.flags & lists.WORD):
        agrees = _agrees(reading, at)
        if loose:
            return FAIR if agrees else WEAK
        return STRONG if agrees else FAIR
    return WEAK if _agrees(reading, at) and after.folded not in _PRONOUNS else 0


def _agrees(reading: Reading, at: int) -> bool:
    """A he or a her soon after, in the same sentence, that no other person explains."""
    sentence = reading.tokens[at].sentence
    for there in range(at + 1, min(at + 1 + _REACH, len(reading.tokens))):
        token = reading.tokens[there]
        if token.sentence != sentence or token.folded in _people():
            return False
        if token.folded in _PRONOUNS:
            return True
    return False


def is_generic(reading: Reading, at: int) -> bool:
    """`a joy`, `every may`: an article makes a word a word."""
    before = reading.token(at - 1)
    return before is not None and reading.follows(at) and before.folded in _GENERIC


_TRIED = bag(
    "tried try trying use using used uses bought buy buying order ordered ordering recommend recommends via download downloaded app brand "
    "recipe kit utiliser utilise essaye commande usado usan usar compraron comprar usam usei testei"
)
_SOLD = bag(
    "sell sells make makes cost costs app apps kit kits brand subscription website puppets posters curriculum bottle bottles toys blocks "
    "paint paints markers table tables works worked ships cards books stickers training trainings module modules software"
)
_SOLD_CAPS = bag("posters puppets cards books toys blocks kit app curriculum training")


def is_thing(reading: Reading, at: int) -> bool:
    """A word in no list that is bought, tried or has an app, and camelCase that no name is written in."""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    inner = next((place for place, char in enumerate(token.text[1:], 1) if char.isupper()), 0)
    if inner and token.text[inner - 1].isalpha() and token.text[:inner].lower() not in _NAME_HEADS:
        return True
    if token.flags & (lists.GIVEN | lists.SURNAME) or token.possessive:
        return False
    tried = before is not None and reading.follows(at) and before.folded in _TRIED
    for_it = (
        before is not None
        and before.folded in {"for", "of"}
        and (two := reading.token(at - 2)) is not None
        and two.folded in _TRIED
    )
    sold = after is not None and reading.follows(at + 1) and after.folded in _SOLD_CAPS
    asked = (
        before is not None
        and before.folded in {"does", "do"}
        and any(one.folded in _SOLD for one in reading.tokens[at + 1 : at + 3])
    )
    told = (
        after is not None
        and after.folded in _IS
        and any(one.folded in _KINDS_OF_THING for one in reading.tokens[at + 2 : at + 6])
    )
    return tried or for_it or sold or asked or told


_KINDS_OF_THING = bag(
    "app program curriculum software brand website book song show game toy company logiciel livre jeu chanson programa aplicacion libro juego "
    "cancion aplicativo livro jogo musica marca marque site sitio"
)


_NAME_HEADS = bag(
    "mc mac de la le da di du jo mary ann fitz o d ja ka ke ty sha van von st j l m k e an al el lu ro ra ma na ta ray tra abdul"
)
