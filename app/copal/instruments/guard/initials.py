"""Initials that stand for a person: T.J., n.b., J's mom, little M, RK bit."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.cues import FAIR, evidence, is_romance_verb
from copal.instruments.guard.known import acronyms
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import Token, bag, fold

_DOTTED = re.compile(r"(?<![\w.])([^\W\d_])\.\s?([^\W\d_])\.(?:\s?([^\W\d_])\.)?(?!\w)")
_DOTS = re.compile(r"\.\s?\w\.")
_DOTTED_OWNER = re.compile(r"\.['’]s\s(\w{2,20})")
_NO_PERSON = bag(
    "eg ie am pm us uk dc ps bc ad phd md ba ma bs ms rn ot pt ny nh ea un eu ok ca cf al av st tv id ed nc sc nd sd nj nm ri la va wv vt ee"
)
_SMALL_WORDS = bag("a i u r y x o k")
_TWINS = bag("tj jj cj aj dj kj mj rj bj pj jt jp jr jd jc jb kc lj bb zz oj ej ty")
_MEASURES = bag(
    "plan vitamin section type hepatitis part letter level room grade step group option appendix question form "
    "table figure unit title exhibit pre tier class strep size schedule bus ward building wing suite apt apartment "
    "channel block gate zone team note key generation gen model volume chapter act scene lot letters"
)
_FAMILY = bag("family twins twin household kids boys girls")
_BEFORE_SCHOOL = bag("in into to for before pre from after the public fall through since until till by")
_OF_SCHOOL = bag(
    "start starts started starting ready readiness screening screenings teacher teachers class classes entry enroll enrolled enrollment registration cutoff school "
    "kid kids parents families september august fall bus eligible age grade year transition round-up"
)
_NEAR_SCHOOL = 7
_JOINING = frozenset("-/&+")
_BESIDE = bag("little with baby about named my")
_VERBS_NEVER = bag("is may can will would should could must")


def marks(reading: Reading) -> list[Mark]:
    return [*_dotted(reading), *_bare(reading)]


def _dotted(reading: Reading) -> list[Mark]:
    found = []
    for seen in _DOTTED.finditer(reading.text) if _DOTS.search(reading.text) else ():
        letters = "".join(part for part in seen.groups() if part).lower()
        if letters in _NO_PERSON:
            continue
        if any(at in reading.blocked for at in reading.within(seen.start(), seen.end())):
            continue
        if _is_name_part(reading, seen.end()):
            continue
        found.append(Mark(seen.start(), seen.end(), "PERSON", "certain", "name.initials"))
    return found


def _is_name_part(reading: Reading, end: int) -> bool:
    """B.F. Skinner, where Skinner is known to name nobody of the writer's."""
    at = reading.first_at(end)
    return at in reading.blocked and reading.tokens[at].start - end <= 1


def _bare(reading: Reading) -> list[Mark]:
    found = []
    for at, token in enumerate(reading.tokens):
        if len(token.text) > 2:  # noqa: PLR2004 - two letters
            continue
        if _is_small_letter(reading, at):
            found.append(Mark(token.start, token.end, "PERSON", "could", "name.initials"))
        if at in reading.blocked or not _is_letters(token):
            continue
        if not _is_person(reading, at):
            continue
        dotted = reading.text[token.end : token.end + 1] == "." and len(token.text) == 1
        found.append(Mark(token.start, token.end + dotted, "PERSON", "could", "name.initials"))
    return found


def _is_letters(token: Token) -> bool:
    """TJ, and Tj where no word is written so."""
    return token.text.isupper() or (token.case == "title" and token.folded in _TWINS)


def _is_small_letter(reading: Reading, at: int) -> bool:
    """`big z`, `about n?` in a text of small letters."""
    token, before = reading.tokens[at], reading.token(at - 1)
    if len(token.text) > 1 or token.case != "lower" or not reading.is_small or not reading.is_english:
        return False
    if token.folded not in _SMALL_WORDS and at not in reading.blocked and _dotted_letter(reading, at):
        return True
    if token.folded in _SMALL_WORDS or before is None or not reading.follows(at) or at in reading.blocked:
        return False
    ends = reading.text[token.end : token.end + 1] in {"", "?", ".", ",", "!"}
    return before.folded in {"big", "little", "baby"} or (before.folded in {"about", "with", "for"} and ends)


def _dotted_letter(reading: Reading, at: int) -> bool:
    """`m.'s dad`, `and m. asks me`"""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    owned = _DOTTED_OWNER.match(reading.text, token.end)
    if owned:
        return fold(owned[1]) in word_set("cues", "kin")
    opened = before is None or before.folded in {"and", "but", "so", "when", "because", "if"}
    acts = (
        after is not None
        and after.gap == ". "
        and after.folded in word_set("cues", "verbs") - word_set("cues", "abstract_verbs")
    )
    return opened and acts


def _is_person(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if len(token.text) == 1:
        return _is_one_letter(reading, at)
    if reading.is_loud or token.folded in acronyms() - _TWINS:
        return False
    return token.folded in _TWINS or evidence(reading, at) >= FAIR


def _is_one_letter(reading: Reading, at: int) -> bool:
    """`J's mom`, `M. has been biting`, `with J`, `little M`, `the K family`; not `Plan B` nor `I`."""
    token, before = reading.tokens[at], reading.token(at - 1)
    near = reading.text[max(0, token.start - 1) : token.end + 1]
    if _is_set_apart(reading, at):
        return True
    if token.text == "K" and _is_school(reading, at):
        return False
    if (token.text in "IAÀÉYEO" and not token.possessive) or _JOINING & set(near):
        return False
    if before is None or not reading.follows(at):
        return _does_or_owns(reading, at)
    if before.folded in _MEASURES or (before.case == "title" and before.flags & lists.GIVEN):
        return False
    told = before.folded in word_set("cues", "lower_objects") or before.folded in _BESIDE
    return _does_or_owns(reading, at) or (told and not token.possessive)


def _is_school(reading: Reading, at: int) -> bool:
    """`K says he can't start`, `K starts in September`, `in K`: kindergarten."""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if token.possessive or reading.text[token.end : token.end + 1] == ".":
        return False
    if before is not None and reading.follows(at) and before.folded in _BEFORE_SCHOOL:
        return True
    about = _OF_SCHOOL & {one.folded for one in reading.tokens[at + 1 : at + _NEAR_SCHOOL]}
    return after is not None and reading.follows(at + 1) and bool(about)


def _is_set_apart(reading: Reading, at: int) -> bool:
    """`a boy in my group, O., was in the car`"""
    token = reading.tokens[at]
    return token.gap.strip() == "," and reading.text[token.end : token.end + 2] == ".,"


def _does_or_owns(reading: Reading, at: int) -> bool:
    token, after = reading.tokens[at], reading.token(at + 1)
    owned = _DOTTED_OWNER.match(reading.text, token.end)
    if owned:  # M.'s dad
        return fold(owned[1]) in word_set("cues", "kin") | word_set("cues", "things")
    if after is None:
        return False
    if after.gap.strip(". ") == "," and after.folded in {"who", "whose", "qui", "que"}:
        return True
    if token.possessive:
        return after.folded in word_set("cues", "kin") or after.folded in word_set("cues", "things")
    if after.gap not in {" ", ". "}:
        return False
    acts = (
        after.folded in word_set("cues", "verbs")
        and after.folded not in _VERBS_NEVER
        and after.case == "lower"
    )
    return acts or after.folded in _FAMILY or is_romance_verb(reading, after)
