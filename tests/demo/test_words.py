"""What stands in the demo could stand in front of a real provider, and identifies nobody."""

import re

import pytest

from copal.cli.demo_network import script

FILES = sorted(script.HERE.glob("*.toml"))
TOLD_OF_A_CHILD = re.compile(
    r"\b(?:autis\w*|diagnos\w*|adhd|custody|foster|dhs|court|divorc\w*|abus\w*|neglect\w*|iep|ifsp|medicat\w*|"
    r"my (?:son|daughter)|his (?:mom|dad|mother|father)|her (?:mom|dad|mother|father)|\d+[- ]year[- ]old|\d+ months old)\b",
    re.IGNORECASE,
)
REAL = re.compile(r"\b(?:mrtq|maine roads|muskie|fccam|lithgow|quality for me|rising stars)\b", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+|https?://[\w.-]+")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_tells_of_a_child_a_family_or_a_real_organisation(path):
    text = path.read_text(encoding="utf-8")
    assert TOLD_OF_A_CHILD.findall(text) == []
    assert REAL.findall(text) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_address_is_one_that_cannot_exist(path):
    found = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [one for one in found if not one.endswith("example.org")] == []


def test_the_guard_bites():
    assert TOLD_OF_A_CHILD.search("a four year thing, then: 4-year-old")
    assert REAL.search("ask MRTQ")


def test_people_come_from_all_of_maine_and_speak_many_languages():
    people = script.everyone().values()
    assert len(people) >= 60
    assert len({one.region for one in people}) == 8
    assert {one.language for one in people} == {"en", "fr", "es", "pt", "so", "ar"}
    assert {one.setting for one in people} >= {
        "family_child_care", "centre", "head_start", "school", "home_visiting",
    }  # fmt: skip
    scripts = "".join(one.legal for one in people)
    assert re.search(r"[\u0600-\u06ff]", scripts)  # Arabic
    assert re.search(r"[\u1780-\u17ff]", scripts)  # Khmer
