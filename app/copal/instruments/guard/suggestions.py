"""A safer wording for what is marked, in the language of the text where we have it."""

import re
from collections.abc import Mapping
from zlib import crc32

from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag, fold

# Kind names of no child in particular; the same name is always offered the same one.
PSEUDONYMS = (
    "Wren", "Juniper", "Robin", "Clover", "Finch", "Maple", "Sparrow", "Willow", "Bramble", "Lark", "Tansy", "Pebble",
    "Heron", "Aster", "Fern", "Plover",
)  # fmt: skip
_INFANT, _TODDLER, _PRESCHOOL = 12, 36, 60
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "child": "a child, or a made-up name such as “{0}”", "adult": "a parent, a colleague", "doctor": "the doctor",
        "kin": "a family member", "role": "the {0}, without the name", "infant": "an infant", "toddler": "a toddler",
        "preschooler": "a preschooler", "older": "a school-age child", "birth": "leave the date out; say the age group",
        "when": "recently", "town": "a town nearby", "address": "their home", "programme": "another programme",
        "contact": "leave it out; offer to pass it on in private", "id": "leave the number out",
        "combination": "say less that is special: a child, a family in our area", "parent_role": "a child whose family is well known",
    },
    "fr": {
        "child": "un enfant, ou un nom inventé comme « {0} »", "adult": "un parent, une collègue", "doctor": "le médecin",
        "kin": "un membre de la famille", "role": "{0}, sans le nom", "infant": "un bébé", "toddler": "un tout-petit",
        "preschooler": "un enfant d’âge préscolaire", "older": "un enfant d’âge scolaire",
        "birth": "sans la date ; dites le groupe d’âge", "when": "récemment", "town": "une ville voisine",
        "address": "leur maison", "programme": "un autre programme", "contact": "sans coordonnées ; proposez-les en privé",
        "id": "sans le numéro", "combination": "dites moins de choses particulières : un enfant, une famille d’ici",
        "parent_role": "un enfant d’une famille connue",
    },
    "es": {
        "child": "un niño o una niña, o un nombre inventado como «{0}»", "adult": "un familiar, una colega",
        "doctor": "el médico", "kin": "un familiar", "role": "{0}, sin el nombre", "infant": "un bebé",
        "toddler": "un niño pequeño", "preschooler": "un niño de preescolar", "older": "un niño en edad escolar",
        "birth": "sin la fecha; diga el grupo de edad", "when": "hace poco", "town": "un pueblo cercano",
        "address": "su casa", "programme": "otro programa", "contact": "sin el dato; ofrézcalo en privado",
        "id": "sin el número", "combination": "diga menos de lo especial: un niño, una familia de la zona",
        "parent_role": "un niño de una familia conocida",
    },
    "pt": {
        "child": "uma criança, ou um nome inventado como “{0}”", "adult": "um familiar, uma colega", "doctor": "o médico",
        "kin": "um familiar", "role": "{0}, sem o nome", "infant": "um bebê", "toddler": "uma criança pequena",
        "preschooler": "uma criança da pré-escola", "older": "uma criança em idade escolar",
        "birth": "sem a data; diga a faixa etária", "when": "há pouco tempo", "town": "uma cidade próxima",
        "address": "a casa deles", "programme": "outro programa", "contact": "sem o contato; ofereça em particular",
        "id": "sem o número", "combination": "diga menos do que é especial: uma criança, uma família da região",
        "parent_role": "uma criança de uma família conhecida",
    },
}  # fmt: skip
_BY_LABEL = {
    "DATE_OF_BIRTH": "birth", "DATE": "when", "PLACE": "town", "ADDRESS": "address", "ORGANISATION": "programme",
    "PHONE": "contact", "EMAIL": "contact", "URL_HANDLE": "contact", "ID_NUMBER": "id", "COMBINATION": "combination",
}  # fmt: skip


def suggestion(reading: Reading, mark: Mark) -> str:
    words = _WORDS.get(reading.lang, _WORDS["en"])
    if mark.code == "combination.role":
        return words["parent_role"]
    if mark.label == "AGE":
        return words[_band(reading.text[mark.start : mark.end])]
    if mark.label in {"PERSON", "CHILD_NAME"}:
        return _for_person(reading, mark, words)
    return words[_BY_LABEL[mark.label]]


def pseudonym(name: str) -> str:
    return PSEUDONYMS[crc32(fold(name).encode("utf-8", "surrogatepass")) % len(PSEUDONYMS)]


def _for_person(reading: Reading, mark: Mark, words: Mapping[str, str]) -> str:
    name = reading.text[mark.start : mark.end]
    if mark.code == "name.title":
        title = fold(re.split(r"[\s.]", name, maxsplit=1)[0])
        if title in {"dr", "dra"}:
            return words["doctor"]
        return words["kin"] if title in word_set("cues", "kin") else words["adult"]
    before = _word_before(reading, mark.start)
    if before in word_set("cues", "kin"):
        return words["kin"]
    if before in word_set("cues", "role") - _OF_CHILDREN:
        return words["role"].format(before)
    return words["child"].format(pseudonym(name))


_OF_CHILDREN = bag(
    "child kid kiddo boy girl toddler preschooler infant baby newborn student little newest friend named called name's nicknamed "
    "aka social worker nino nina nene nena alumno alumna llamada llamado chamado chamada nomme nommee appele appelee enfant garcon "
    "petit petite eleve menino menina crianca aluno aluna bebe member members bestie buddy"
)


def _word_before(reading: Reading, start: int) -> str:
    before = reading.first_at(start) - 1
    return reading.tokens[before].folded if before >= 0 else ""


def _band(age: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", age)]
    months = numbers[0] if numbers else 0
    if re.search(r"y|an|añ", age, re.IGNORECASE) and months < _INFANT:
        months *= 12
    if not months:
        return "preschooler"
    return next(
        (
            band
            for most, band in ((_INFANT, "infant"), (_TODDLER, "toddler"), (_PRESCHOOL, "preschooler"))
            if months < most
        ),
        "older",
    )
