"""What is written leads somewhere: places exist, commands exist, words are the words of the house."""

import re
from pathlib import Path

import pytest

from copal.cli.__main__ import COMMANDS, HELP
from tests.house import tree

DOCS = [path for path in tree.files() if path.suffix == ".md"]
PLACE = re.compile(r"`((?:app|tests|bench|docs|copal)/[\w./-]+|\./copal|\.ci/run|manage\.py)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
COMMAND = re.compile(r"\./copal ([a-z]+)")
ENTRY = re.compile(r"^\| (?!word |-)([^|]+?) \|", re.MULTILINE)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def dead_places(words: str, base: Path) -> list[str]:
    """Files and folders named in the words that are not there."""
    places = [*PLACE.findall(words)]
    return [
        place
        for place in places
        if not (tree.ROOT / place).exists() and not (tree.ROOT / "app" / place).exists()
    ] + [link for link in LINK.findall(words) if not (base / link).exists()]


@pytest.mark.parametrize("path", DOCS, ids=tree.short)
def test_what_is_written_leads_somewhere(path):
    assert dead_places(text(path), path.parent) == []


@pytest.mark.parametrize("path", [*DOCS, HELP], ids=tree.short)
def test_commands_that_are_written_about_exist(path):
    assert set(COMMAND.findall(text(path))) <= {*COMMANDS, "help", "alone"}


def test_every_command_is_in_the_help():
    assert set(COMMANDS) <= set(COMMAND.findall(text(HELP)))


def test_the_tour_names_places():
    assert len(PLACE.findall(text(tree.ROOT / "docs/tour.md"))) >= 10


def test_glossary_words_are_words_of_the_house():
    """Each entry is said on a screen or in the code; a word nobody uses any more is taken out."""
    said = " ".join(
        text(path).lower()
        for path in tree.files()
        if path.is_relative_to(tree.COPAL) and path.suffix in {".py", ".html", ".toml", ".txt"}
    )
    rows = ENTRY.findall(text(tree.ROOT / "docs/glossary.md"))
    entries = [word.strip().lower() for row in rows for word in row.split(",")]
    assert len(entries) >= 10
    assert [entry for entry in entries if not all(word in said for word in entry.split())] == []


def test_the_guard_bites():
    assert dead_places("see `app/copal/nowhere.py` and [this](gone.md)", tree.ROOT) == [
        "app/copal/nowhere.py",
        "gone.md",
    ]
