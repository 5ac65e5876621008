"""Dates, ages, places, programmes, contacts, numbers, and facts that point to somebody together."""

import pytest

from tests.instruments.guard.telling import found, labels


@pytest.mark.parametrize(
    ("text", "what", "label"),
    [
        ("She was born on March 3, 2021.", "March 3, 2021", "DATE_OF_BIRTH"),
        ("dob 4/12/20 so she waits", "4/12/20", "DATE_OF_BIRTH"),
        ("Nació el 3 de mayo de 2020.", "el 3 de mayo de 2020", "DATE_OF_BIRTH"),
        ("He was removed from the home on January 14.", "January 14", "DATE"),
        ("He's three years and four months.", "three years and four months", "AGE"),
        ("She is 31 months now.", "31 months", "AGE"),
        ("They live at 12 Larch Road.", "12 Larch Road", "ADDRESS"),
        ("The family moved to Houlton.", "Houlton", "PLACE"),
        ("Is Blue Heron Preschool closing?", "Blue Heron Preschool", "ORGANISATION"),
        ("Call her at (207) 555-0102.", "(207) 555-0102", "PHONE"),
        ("Telefone dela: +351 912 345 678", "+351 912 345 678", "PHONE"),
        ("write to somebody@example.org today", "somebody@example.org", "EMAIL"),
        ("her page is facebook.com/some.body.9", "facebook.com/some.body.9", "URL_HANDLE"),
        ("follow @some_body99", "@some_body99", "URL_HANDLE"),
        ("Her MaineCare number is 12345678A.", "12345678A", "ID_NUMBER"),
        ("case CP-20-1188 is open", "CP-20-1188", "ID_NUMBER"),
        ("the plate says 4821 TK", "4821 TK", "ID_NUMBER"),
        ("License plate 203 AKL, no car seat", "203 AKL", "ID_NUMBER"),
        ("her MaineCare ends in 4471", "4471", "ID_NUMBER"),
        ("case number ends in four-four-oh-nine", "four-four-oh-nine", "ID_NUMBER"),
        (
            "two oh seven, five five five, oh one nine two",
            "two oh seven, five five five, oh one nine two",
            "PHONE",
        ),
        ("207 dot 555 dot 0188", "207 dot 555 dot 0188", "PHONE"),
        ("Dad was sentenced on the 9th, so she stays", "the 9th", "DATE"),
        ("They took her the Friday before Thanksgiving.", "the Friday before Thanksgiving", "DATE"),
        ("She was thirty-one months then", "thirty-one months", "AGE"),
        ("la mamá está como luz.delmar.83", "luz.delmar.83", "URL_HANDLE"),
    ],
)
def test_facts_are_marked(text, what, label):
    assert labels(text).get(what) == label


@pytest.mark.parametrize(
    "text",
    [
        "The only child in a wheelchair in Lubec starts on Monday.",
        "He is the game warden's grandson and cries at drop-off.",
        "The triplets from the house fire are back, and their mother is not.",
        "C'est la seule famille syrienne de Caribou, et la mère est sourde.",
        "Es la única niña con implante coclear de Calais.",
        "É a única menina surda de Saco.",
    ],
)
def test_two_facts_on_one_person_point(text):
    assert "COMBINATION" in labels(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "A four-year-old bit a friend. What do you do with a toddler who bites?",
        "The meeting is on March 3 at 6:30, by Zoom.",
        "Children under 30 months need their own room; at 18 months they walk.",
        "In Bangor the library has a story hour.",
        "Call 211 or 988, or 1-800-222-1222 for poison.",
        "See 10-148 CMR chapter 32 and 22 MRS 8301.",
        "More at https://www.cdc.gov/ncbddd and at naeyc.org/resources.",
        "Is there training on Down syndrome in Portland?",
        "I have only one aide and 12 kids on a rainy day.",
        "In 2024-2025 we had 4 snow days.",
        "One, two, three, four, five, once I caught a fish alive.",
        "The first sentence is the hardest.",
        "DHHS wants the form by the 15th and I want a nap.",
    ],
)
def test_general_talk_is_left_alone(text):
    assert found(text) == []
