"""People: names in any case, names that are words, initials, titles; and who is left alone."""

import pytest

from tests.instruments.guard.telling import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ayaan pushed Brynlee off the swing.", ["Ayaan", "Brynlee"]),
        ("today kaydence cried for an hour", ["kaydence"]),
        ("WHY DOES JAYDEN SCREAM AT NAP", ["JAYDEN"]),
        ("Our sub Char was late.", ["Char"]),
        ("I told Xiadani that we walk inside.", ["Xiadani"]),
        ("Ms. Brown and Mrs. Hill disagree.", ["Ms. Brown", "Mrs. Hill"]),
        ("my aunt rosa watches him", ["aunt rosa"]),
        ("T.J. ran and so did little M.", ["T.J.", "little M."]),
        ("J's mom called.", ["J"]),
        ("Colleen F. hosts.", ["Colleen F."]),
        ("Autumn bit me.", ["Autumn"]),
        ("joy's dad is back", ["joy"]),
        ("I asked Will to stop.", ["Will"]),
        ("The judge, Maria del Carmen Ortiz, was kind.", ["Maria del Carmen Ortiz"]),
    ],
)
def test_names_are_marked(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Will you come in May? I hope so. Joy is catching, and autumn is short.", "en"),
        ("May I ask about Head Start? Grace and patience, please.", "en"),
        ("my mom will help and my dad may come", "en"),
        ("Vygotsky, Magda Gerber and Mister Rogers agree. Gerber said it first.", "en"),
        ("As Imaginary and Author (2014) wrote, rest matters.", "en"),
        ("We sang with Elmo and read Pete the Cat.", "en"),
        ("I'll call him Felix. Felix eats sand.", "en"),
        ("Child A bit Child B. Then Child A cried.", "en"),
        ("Hi, I'm Marisol and I run a family child care.", "en"),
        ("Our hamster named Desmond escaped.", "en"),
        ("Zelda the dragon puppet sits with us.", "en"),
        ("The IEP meeting with CDS and DHHS is on Tuesday, says the OT.", "en"),
        ("Plan B is vitamin D and hepatitis B shots in Room C.", "en"),
        ("Je m'appelle Odile. Le bébé a faim et la maman est là.", "fr"),
        ("Me llamo Rocío. La niña tiene hambre y su mamá ya viene.", "es"),
        ("A menina chora. Vocês cantam o quê?", "pt"),
    ],
)
def test_who_is_no_secret_is_left_alone(text, lang):
    assert found(text, lang) == []


def test_a_story_name_with_a_mother_is_a_child():
    assert found("Elsa's mom called about lunch.") == ["Elsa"]


def test_the_writer_is_not_everybody():
    assert found("I'm Dana. Dana is tired, and so is Yusra.") == ["Yusra"]
