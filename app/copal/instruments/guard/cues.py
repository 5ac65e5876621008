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
# Mostly a thing and seldom a name.
NOUNY = bag(
    "will may grace hope joy faith summer autumn winter april june august january spring rose charity "
    "patience prudence mercy honor honour justice liberty freedom journey harmony "
    "star sky storm rain rainbow river ocean reed love happy merry lucky true bear "
    "story melody song carol peace glory miracle blessing memory wisdom comfort promise reason honey sugar "
    "bean peanut pumpkin apple cherry pepper ginger sage mint play sunday friday wednesday tuesday easter "
    "kindness spirit victory passion creed legacy unity harp bell art general doctor chief coach "
    "captain dream early bright sunny day cash"
)
_AND = bag("and & et y e or")
SPOKEN_TO = bag(
    "you thanks thank talked talk talking spoke said listened gave happened bye shoutout explained apologized"
)
_SUBJECTS = bag("i we you he she they me")
_REACH = 9
_MONTHS_AND_SEASONS = bag(
    "march april may june july august september october january spring summer autumn fall winter"
)
_WHO = bag("who whose que qui nee ne nacida nacido nascida nascido")
_CALLS = bag("calls call called")
HEADINGS = bag(
    "present absent attending attended attendees regrets excused guests members host hosts facilitator notetaker scribe timekeeper snacks "
    "presents absents presentes ausentes asistentes participantes participants participant"
)
_ALSO_JOINING = bag("that which what")
_GENERIC = {
    "en": bag("a an any every each no some another one this that these those which what"),
    "fr": bag("un une le la les ce cette cet des du au aux chaque"),
    "es": bag("un una el la los las este esta ese esa lo al"),
    "pt": bag("um uma os as este esta esse essa ao"),
}
_SHORT_VERB = 3
_PAST_ENDINGS = {"fr": ("ait",), "es": ("ó", "aba", "ía"), "pt": ("ou", "eu", "iu", "ava", "ia")}
_VERB_OF_NAME = {
    "fr": bag("ne n'a mord mange dort pleure frappe dit demande refuse a est va veut parle joue crie tape vient aime s'est fait sait n'enleve n'aime n'arrete s'appelle tombe touche vole boit prend rit chante marche tire cherche attend porte regarde entend comprend commence continue reste sent tousse vomit hurle repete montre revient entre sort garde donne lit dessine grimpe deteste prefere insiste accepte souffre adore pousse lance court vit arrive part reste quebra"),
    "es": bag("no llora muerde pega come duerme dice pide quiere tiene lleva esta es fue le se me nos vino viene va habla juega grita empuja llego trajo pregunta sabe hizo tuvo canta trae sigue empieza muestra rompe corre salta grita tira escupe aranã arana patea abraza sonrie cae usa toma vive trabaja ayuda cuida odia prefiere insiste insulta ensena aprende repite necesita puede debe sale entra vuelve deja pasa anda parece cuenta dio puso trajo fueron nacio"),
    "pt": bag("nao chora morde bate come dorme diz pede quer tem esta e foi se me vai fala brinca grita empurra chegou trouxe pergunta sabe fez teve quebrou nasceu canta veio so traz continua comeca mostra corre pula joga cospe arranha chuta abraca sorri cai usa toma vive trabalha ajuda cuida odeia prefere insiste aprende repete precisa pode deve sai entra volta deixa passa anda parece conta deu pos trouxe gosta ama nunca sempre ainda ja mora ficou"),
}  # fmt: skip


def evidence(reading: Reading, at: int) -> int:
    """0 and up; 3 says it alone."""
    return max(_before(reading, at), _after(reading, at), is_said_to_be_a_name(reading, at))


def is_said_to_be_a_name(reading: Reading, at: int) -> int:
    """`Bless is from Ghana, and that's her name`, `Bear (yes, his real name)`."""
    if reading.tokens[at].case == "lower":
        return 0
    near = [one.folded for one in reading.tokens[at + 1 : at + 1 + _REACH]]
    owned = any(
        word == "name" and near[place - 1] in {"his", "her", "their", "real", "whole", "full", "actual"}
        for place, word in enumerate(near)
        if place
    )
    return STRONG if owned and not {"not", "isn't", "call"} & set(near) else 0


def evidence_in_small(reading: Reading, at: int) -> int:
    """For a word that is written small and is a word, too: what it does proves nothing, whose it is does."""
    token = reading.tokens[at]
    return max(_before(reading, at), _after(reading, at) if token.possessive else 0, _set_apart(reading, at))


def _set_apart(reading: Reading, at: int) -> int:
    """`the boy across the street, tucker, comes over`."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if after is not None and after.sentence == token.sentence and not reading.follows(at + 1) and (
        _after_a_stop(reading, at, after) == STRONG
    ):  # fmt: skip
        return STRONG  # faith, my co-teacher; wyeth (he's four)
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
    if token.case == "title" and gap in {":", ","}:
        return _in_a_row(token, before, gap)
    return _right_before(reading, at, before) if reading.follows(at) else 0


def _in_a_row(token: Token, before: Token, gap: str) -> int:
    """`Absent: Jo`, `Deb, Jo`."""
    if gap == ":":
        return STRONG if before.folded in HEADINGS else 0
    listed = (
        before.case == "title"
        and before.flags & lists.GIVEN
        and not before.flags & (lists.ORDINARY | lists.DOUBLE)
    )
    return FAIR if listed and not token.flags & lists.ORDINARY else 0


def _right_before(reading: Reading, at: int, before: Token) -> int:
    token, two = reading.tokens[at], reading.token(at - 2)
    if before.folded in _NAMING:
        return STRONG
    if before.folded in _IS:
        return STRONG if two and two.folded in _NAME_IS else 0
    if before.folded in _called() or (before.folded == "to" and two is not None and two.folded in SPOKEN_TO):
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
        closed = after is None or gap == "(" or after.gap.lstrip()[:1] in {",", ")", ".", "-", "–"}
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
    near = [one.folded for one in reading.tokens[at + 2 : at + _REACH]]
    if gap == "(":
        who = after.folded in _PRONOUNS or after.folded in {"age", "aged", "my", "our"}
        return STRONG if who or _CALLS & set(near) else 0  # Tug (that is what we call him)
    if gap != ",":
        return 0
    if after.case == "title" and after.flags & lists.GIVEN and not after.flags & lists.ORDINARY:
        return FAIR  # a row of names
    if after.folded in _WHO:
        return FAIR
    if not reading.is_english and after.folded in _people() and after.case == "lower":
        return STRONG  # Nilton, pai do menino
    return STRONG if after.folded in _ours() and _people() & set(near[:2]) else 0


def _acts(reading: Reading, at: int, after: Token) -> int:
    token = reading.tokens[at]
    if (token.case != "lower" or token.begins) and after.folded in _AND:
        two = reading.token(at + 2)
        if two is not None and {token.folded, two.folded} <= _MONTHS_AND_SEASONS:
            return 0
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
    if is_romance_verb(reading, after):
        return FAIR
    return _does(reading, at, after)


def _does(reading: Reading, at: int, after: Token) -> int:
    token = reading.tokens[at]
    verbs = word_set("cues", "verbs")
    loose = after.folded in word_set("cues", "abstract_verbs")
    if after.folded in _ALSO_PLURALS and token.begins and not agrees(reading, at):
        return WEAK  # river rocks
    if after.folded in verbs or (after.folded.endswith("ed") and after.flags & lists.WORD):
        taken_up = agrees(reading, at)
        if loose:
            two = reading.token(at + 2)
            told = two is not None and two.sentence == token.sentence and two.folded in _SICK
            return FAIR if taken_up or (told and after.folded in {"is", "was", "has"}) else WEAK
        return STRONG if taken_up else FAIR
    return WEAK if agrees(reading, at) and after.folded not in _PRONOUNS else 0


_SICK = bag("out sick absent late crying screaming napping potty scared allergic two three four five six")


_ALSO_PLURALS = bag(
    "rocks bites calls drinks plays works walks cuts colors lines naps shows stares signs types waves spins trips drops tears kisses hugs "
    "dances counts reads paints points answers turns moves sorts stacks smells hits kicks jokes faints touches rolls watches matches"
)


def is_romance_verb(reading: Reading, token: Token) -> bool:
    """What somebody does in French, Spanish or Portuguese: by list, or by the ending of a past tense."""
    if reading.is_english or token.case != "lower":
        return False
    return token.folded in _VERB_OF_NAME[reading.lang] or (
        len(token.text) > _SHORT_VERB and token.text.endswith(_PAST_ENDINGS[reading.lang])
    )


def agrees(reading: Reading, at: int) -> bool:
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
    """`a joy`, `every may`: an article makes a word a word. `That Hope counted` has none."""
    before = reading.token(at - 1)
    if (
        before is None
        or not reading.follows(at)
        or before.folded not in _GENERIC.get(reading.lang, _GENERIC["en"])
    ):
        return False
    return before.folded not in _ALSO_JOINING or reading.tokens[at].case == "lower"
