"""Names in small letters, in capitals, hidden or of another language; and the words they are mistaken for."""

import pytest

from tests.instruments.guard.telling import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("will threw a shoe at hope and then they both laughed", ["will", "hope"]),
        ("so i told chase he could have a turn", ["chase"]),
        ("i love joy but she's late every day", ["joy"]),
        ("we had bill from maintenance look at the gate", ["bill"]),
        ("is it ok that olive sleeps in a coat", ["olive"]),
        ("pearl and opal are twins and pearl does all the talking", ["pearl", "opal", "pearl"]),
        ("hey sue did you ever find it", ["sue"]),
        ("the gagnon kids are back", ["gagnon"]),
        ("JUSTICE AND HIS GRANDMOTHER WERE HERE AT SIX", ["JUSTICE"]),
        ("Gram picks up on Tuesdays, but his gram is late.", ["Gram"]),
        ("Nobody believes me that Dakota counted to forty.", ["Dakota"]),
        ("Tug (that is what everyone calls him) is allergic to bees.", ["Tug"]),
        ("Fern has a patch, and now everyone wants one.", ["Fern"]),
        ("I saw A\u200bmina there.", ["A\u200bmina"]),
        ("I saw \u0410mina there.", ["\u0410mina"]),
    ],
)
def test_what_stands_around_makes_a_name(text, names):
    assert found(text, "en") == names


@pytest.mark.parametrize(
    "text",
    [
        "i hope so. will it rain? may i go? joy is catching.",
        "River rocks with letters on them, and a rose, a frog and a shoe.",
        "May and June are conference months. June is when I burn out.",
        "Names changed: Otis and Ruby fight over the same chair.",
        "Frederick by Leo Lionni, and Carla Hannaford, Smart Moves, chapter 4.",
        "Ever tried it? Never thought so. Low-cost, rose-colored, sooo good, hahaha.",
        "the bus driver waved. i miss home.",
    ],
)
def test_words_stay_words(text):
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("M. Cyr n'a pas payé.", "fr", ["M. Cyr"]),
        ("Elle a pleuré. Quelqu'un a une idée pour N., qui hurle?", "fr", ["N."]),
        ("el papá de kevin no tiene licencia", "es", ["kevin"]),
        ("josué y keyla son primos", "es", ["josué", "keyla"]),
        ("Minha colega Esperança saiu. A esperança fica.", "pt", ["Esperança"]),
        ("Soledad es lo que siento. Llueve y ella canta.", "es", []),
    ],
)
def test_other_languages(text, lang, names):
    assert found(text, lang) == names
