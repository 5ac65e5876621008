"""The security checklist is whole, counts right, and everything it and the threat model name is there."""

import re

import pytest

from tests.house import tree

CHECKLIST = (tree.ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
THREATS = (tree.ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
LINE = re.compile(
    r"^\| v5\.0\.0-(\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| (holds|\*\*falls short\*\*) \| ([^|]+) \|$",
    re.MULTILINE,
)
NUMBER = re.compile(r"v5\.0\.0-(\d+\.\d+\.\d+)")
PLACE = re.compile(r"`((?:app|tests|docs|bench)/[\w./-]+|requirements[\w-]*\.txt|pyproject\.toml|mypy\.ini)`")
# ASVS 5.0.0 by chapter, levels 1 and 2 together; 70 of all are of level 1.
CHAPTERS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7}  # fmt: skip


def test_no_requirement_is_missing_and_none_stands_twice():
    numbers = NUMBER.findall(CHECKLIST)
    assert len(numbers) == len(set(numbers))
    found = {chapter: sum(one.startswith(f"{chapter}.") for one in numbers) for chapter in CHAPTERS}
    assert found == CHAPTERS
    assert len(numbers) == sum(CHAPTERS.values()) == 253


def test_its_sums_are_right():
    lines = LINE.findall(CHECKLIST)
    verdicts = [verdict for _number, _level, _what, verdict, _why in lines]
    holds, falls = verdicts.count("holds"), verdicts.count("**falls short**")
    assert f"**{holds} hold, {falls} fall short, {253 - len(lines)} do not apply.**" in CHECKLIST


def test_what_holds_is_shown_by_something():
    bare = [
        number
        for number, _level, _what, verdict, why in LINE.findall(CHECKLIST)
        if verdict == "holds" and not PLACE.search(why)
    ]
    assert bare == []


@pytest.mark.parametrize("words", [CHECKLIST, THREATS], ids=["asvs", "threat-model"])
def test_everything_named_is_there(words):
    named = set(PLACE.findall(words))
    assert len(named) > 20
    assert [one for one in sorted(named) if not (tree.ROOT / one).exists()] == []


def test_every_threat_says_what_holds_and_where():
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", THREATS, re.MULTILINE)
    rows = [row for row in rows if row[0] not in ("what could happen", "---")]
    assert len(rows) > 30
    assert [row for row in rows if not PLACE.search(row[2]) and row[2] != "left as risk"] == []
