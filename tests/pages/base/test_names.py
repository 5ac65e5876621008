"""How people are spoken to: the given name only where it is plain which word that is."""

import pytest

from copal.base.wording.names import called


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dana Whitcomb", "Dana"),
        ("Marie-Ève O’Neil", "Marie-Ève"),
        ("Dana", "Dana"),
        ("Ana Maria Lopes", "Ana Maria Lopes"),
        ("Ms. Whitcomb", "Ms. Whitcomb"),
        ("J Whitcomb", "J Whitcomb"),
        ("أمينة حسن", "أمينة حسن"),
        ("王 小明", "王 小明"),
        ("Dana 2", "Dana 2"),
        ("", ""),
    ],
)
def test_a_greeting_takes_one_word_of_two_in_latin_script(name, said):
    assert called(name) == said
