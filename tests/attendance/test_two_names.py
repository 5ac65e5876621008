"""Two first names on one line of a report: offered together only where it is plain who they are."""

import pytest

from copal.domain.attendance.rules import named_together

NAMES = {
    1: "Jo Pelletier",
    2: "Pat Ames",
    3: "Rosa Baptiste",
    4: "Rosa Quimby",
    5: "Ana-Maria Cruz",
    6: "ليلى حسن",
}


@pytest.mark.parametrize(
    "reported", ["Jo & Pat", "jo and PAT", "Jo / Pat", " Jo&Pat ", "Jo/Pat", "Jo  AND  Pat"]
)
def test_both_are_found_in_the_order_they_are_named(reported):
    assert named_together(reported, NAMES) == (1, 2)


def test_other_scripts_and_hyphens_are_names_too():
    assert named_together("Ana-Maria & ليلى", NAMES) == (5, 6)


@pytest.mark.parametrize(
    "reported",
    [
        "Jo & Rosa",  # two Rosas
        "Jo & Zed",
        "Jo & Jo",
        "Jo",
        "Jo & Pat & Ana-Maria",
        "Jo & Pat Ames",
        "Jo + Pat",
        "JoandPat",
        "",
        "&",
        " / ",
    ],
)
def test_anything_less_plain_finds_nobody(reported):
    assert named_together(reported, NAMES) == ()
