"""Named programmes, schools, churches, clinics and hospitals."""

import re
from collections.abc import Iterator

from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark, Strength
from copal.instruments.guard.tokens import bag

_CAP = r"[^\W\d_a-z][\w'’-]{0,30}+"  # + gives no letter back: a blank must follow
_JOIN = r"(?:\s(?:of|and|&|the|for|in|on|at|de|du|des|la|le|las|los|da|do|del)\b){0,2}"
_CARE = (
    r"(?:Head Start|Child Care|Childcare|Child Development Center|Day ?care|Daycare|Preschool|Pre-?school|Pre-?K|Nursery School|Nursery|"
    r"Learning Center|Learning Centre|Children['’]?s? Center|Children['’]?s House|Kids|Kiddos|Tots|Learners|Academy|Family Child Care|"
    r"Early Learning(?: Center)?|Early Education(?: Center)?|Enfants|Playschool|Play School|Montessori(?: School)?|Discovery Center|Kinder(?:garten|care)?|"
    r"Little Ones|Care Center|Early Childhood(?: Center)?|Cooperative Preschool|Co-op|School House|Schoolhouse|School)"
)
_NAMED = re.compile(rf"\b(?P<name>{_CAP}(?:{_JOIN}\s{_CAP}){{0,3}}?{_JOIN})\s(?P<kind>{_CARE})(?![\w-])")
_FRENCH_SPANISH = re.compile(
    rf"\b(?:[Gg]arderie|CPE|[Ée]cole|[Cc]rèche|[Gg]uardería|[Ee]scuela|[Jj]ardín|[Cc]reche|[Ee]scola|[Cc]olegio|[Cc]olégio|[Hh][ôo]pital|[Hh]ospital|[Cc]línica|[Cc]linique|[Ii]glesia|[Ii]greja|[Éé]glise)\s(?:de\s|du\s|des\s|la\s|les\s|los\s|las\s|el\s|da\s|do\s|dos\s|Les\s|La\s|Le\s|Los\s|Las\s|El\s|d['’]|l['’]){{0,2}}{_CAP}(?:\s(?:de\s|du\s|des\s|da\s|do\s)?{_CAP}){{0,3}}"
)
_PLACE = (
    r"(?:Elementary(?: School)?|Primary(?: School)?|Middle School|Grammar School|Central School|High School|Community School|Consolidated School|Hospital|Medical Center|Regional(?: Hospital| Medical Center)?|"
    r"Medical|Clinic|Pediatrics|Pediatric Associates|Family Practice|Family Medicine|Health Center|Counseling|Shelter|Church|Mosque|Temple|Synagogue|Rehab|"
    r"Therapy|Dental|Apartments|Motel|Inn|Trailer Park|Mobile Home Park|Correctional|Jail|Housing)"
)
_GOES = re.compile(rf"\b(?P<name>{_CAP}(?:\s{_CAP}){{0,3}}?)\s(?P<kind>{_PLACE})(?![\w-])")
_HOUSES_ELSEWHERE = (
    "garderie", "cpe", "école", "crèche", "creche", "guardería", "escuela", "jardín", "escola", "colegio", "colégio", "pital", "clínica", "clinique", "iglesia", "igreja", "église",
)  # fmt: skip
_GENERAL_NAMES = bag(
    "head early family child children's childrens public private community our my the a this your their his her quality home any no new christian catholic "
    "reggio waldorf montessori forest nature outdoor local state maine national american universal high middle elementary universal every all "
    "infant toddler sunday summer vacation therapeutic inclusive bilingual dear hello and does is can has how what when who where why if since "
    "while because after before federal region regional licensed center based old happy first full part half in at for from with i we you it "
    "she he they but or so also most some many these those that region's national online virtual free title zoom early bring friday monday "
    "tuesday wednesday thursday saturday universal montessori teaching teach special according per unlike through via about regarding under with without "
    "selon suivant d'après d’après chez dans pour avec sans según segun conforme con sin por para sobre segundo com sem"
)
_SHORTEST = 2


_CHEAP_ROOMS = re.compile(rf"\b(?:Super 8|Motel 6)\b(?:\s(?:in|on)\s{_CAP}(?:\s{_CAP})?)?")


def marks(reading: Reading) -> list[Mark]:
    return [*_of_care(reading), *_elsewhere(reading), *_gone_to(reading), *_staying(reading)]


def _of_care(reading: Reading) -> Iterator[Mark]:
    for seen in _NAMED.finditer(reading.text):
        start = _trimmed(reading.text, seen.start("name"), seen.end("name"))
        if start is not None and not _is_known(reading, start, seen.end()):
            strength: Strength = (
                "could" if seen["kind"] in {"School", "Academy", "Kids", "Co-op"} else "certain"
            )
            end = _with_town(reading.text, seen.end())
            yield Mark(start, end, "ORGANISATION", strength, "programme.named")


def _elsewhere(reading: Reading) -> Iterator[Mark]:
    for seen in _FRENCH_SPANISH.finditer(reading.text) if reading.holds(_HOUSES_ELSEWHERE) else ():
        if not _is_known(reading, seen.start(), seen.end()):
            yield Mark(seen.start(), seen.end(), "ORGANISATION", "could", "programme.named")


def _gone_to(reading: Reading) -> Iterator[Mark]:
    for seen in _GOES.finditer(reading.text):
        start = _trimmed(reading.text, seen.start("name"), seen.end("name"))
        if start is None or _is_known(reading, start, seen.end()):
            continue
        if _is_tied(reading, start, seen.end()):
            yield Mark(start, seen.end(), "ORGANISATION", "could", "programme.tied")


def _staying(reading: Reading) -> Iterator[Mark]:
    for seen in _CHEAP_ROOMS.finditer(reading.text) if reading.has_digits else ():
        if _is_tied(reading, seen.start(), seen.end()):
            yield Mark(seen.start(), seen.end(), "ORGANISATION", "could", "programme.tied")


def _trimmed(text: str, start: int, end: int) -> int | None:
    """Without what begins a sentence: `Does the Maple Street` is `Maple Street`. None when no name is left."""
    while start < end:
        word = re.match(r"[\w'’-]{1,30}", text[start:end])
        if word is None or word[0].lower() not in _GENERAL_NAMES:
            return start if word and len(word[0]) >= _SHORTEST and not word[0].isupper() else None
        start += len(word[0])
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return None


_TOWN_AFTER = re.compile(rf"\s(?:in|of|at)\s{_CAP}(?:\s{_CAP})?")


def _with_town(text: str, end: int) -> int:
    after = _TOWN_AFTER.match(text, end)
    return after.end() if after else end


def _is_known(reading: Reading, start: int, end: int) -> bool:
    inside = reading.within(start, end)
    return bool(inside) and all(
        reading.blocked.get(at) in {"work", "author", "story", "pretend"} for at in inside
    )


def _is_tied(reading: Reading, start: int, end: int) -> bool:
    """Somebody of whom the sentence speaks goes there, works there or lies there."""
    first = reading.token(reading.first_at(start))
    words = reading.words_of(first.sentence) if first else frozenset()
    return bool(
        words
        & (word_set("cues", "third_person") | word_set("cues", "kin") | {"surgeon", "doctor", "therapist"})
    )
