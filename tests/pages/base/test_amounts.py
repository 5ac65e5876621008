"""Minutes as people read them."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from copal.base.wording import amounts


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(75, "1.25 h"), (570, "9.5 h"), (720, "12 h"), (0, "0 h"), (70, "1 h 10 min"), (600, "10 h")],
)
def test_hours(minutes, said):
    assert amounts.hours(minutes) == said


@pytest.mark.parametrize(("language", "said"), [("fr", "1,25 h"), ("es", "1,25 h"), ("ar", "1,25 h")])
def test_hours_elsewhere(language, said):
    with translation.override(language):
        assert amounts.hours(75) == said


def test_columns_have_two_places():
    assert [amounts.hours_figure(m) for m in (75, 90, 60, -30)] == ["1.25", "1.50", "1.00", "-0.50"]


def test_corrections_carry_their_sign():
    assert amounts.signed(30) == "+0.50"
    assert amounts.signed(-30) == "−0.50"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(75, "1 h 15 min"), (45, "45 min"), (120, "2 h"), (0, "0 min"), (-75, "−1 h 15 min")],
)
def test_lengths(minutes, said):
    assert amounts.duration(minutes) == said


@given(st.integers(min_value=0, max_value=100_000))
def test_no_figure_ever_lies(minutes):
    figure = amounts.bare_hours(minutes)
    if minutes % 3:
        assert figure == amounts.duration(minutes)
    else:
        assert Decimal(figure) * 60 == minutes


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dana Whitcomb", "DW"),
        ("Amina", "A"),
        ("Jean-Luc", "JL"),
        ("Maria da Silva Santos", "MS"),
        ("آمنة ورسمة", "آو"),
        ("  ", "?"),
        ("", "?"),
    ],
)
def test_initials(name, letters):
    assert amounts.initials(name) == letters


@pytest.mark.parametrize(
    ("growth", "training", "said"),
    [
        (390, 180, "6.5 professional growth · 3 elective training"),
        (390, 0, "6.5 professional growth"),
        (0, 60, "1 elective training"),
        (0, 0, "No hours"),
    ],
)
def test_only_the_kinds_that_are_there_are_said(growth, training, said):
    assert amounts.kinds(growth, training) == said
