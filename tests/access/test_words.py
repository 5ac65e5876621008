"""Who finds which words, object by object: everybody knocks at every door of the house, and what they read is held
against `words.txt`.

A line for each planted sentence: who wrote it, for which audience it is, and for each viewer "yes" or "-". What is
said in a room and kept afterwards has two audiences. "credit" stands where a word belongs to hours: the reason of a
correction, and the name of a meeting that somebody who has left may still claim to have been at.
"""

from dataclasses import replace
from pathlib import Path

import pytest
import time_machine

from copal.domain.confidentiality.rules.audiences import READERS, may_read
from copal.journeys.texts import BY_KIND
from tests.access import evening
from tests.access.evening import STANDINGS
from tests.leaving import planting
from tests.leaving.planting import LATER

TABLE = Path(__file__).with_name("words.txt")
# Sentences whose text goes by another name in `journeys/texts.py`.
KINDS = {
    "open-community": "community-name", "open-meeting": "meeting-title", "open-place": "meeting-place",
    "open-agenda": "agenda-title", "domain": "community-domain", "practice": "community-practice",
    "question": "community-question", "request": "join-request", "objective": "meeting-objective", "lead": "agenda-lead",
    "news": "step-news", "file": "report-name", "ground": "ground-question", "minute": "decision", "idea": "said", "programme": "programme-name",
    "changed-note": "said", "amended": "proposal", "agreement": "position-ground", "unnamed-reason": "proposal-reason",
}  # fmt: skip
AUTHORS = {"alice": "facilitator", "bob": "member", "fay": "present"}


def words_table():
    """By sentence: its author, its audience, and who may find it."""
    rows = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {
        mark: (author, audience, dict(zip(STANDINGS, answers, strict=True)))
        for mark, author, audience, *answers in rows
        if not mark.startswith("#")
    }


@pytest.fixture
def doors(cast):
    with time_machine.travel(LATER, tick=False):
        yield evening.build(cast)


def test_everybody_finds_what_the_table_says_and_nothing_else(doors):
    expected = words_table()
    found = {who: evening.seen(doors, who) for who in STANDINGS}
    assert {who: sorted(told - {_long(one) for one in expected}) for who, told in found.items() if told} == {
        who: [] for who, told in found.items() if told
    }, "planted and not in the table"
    differs = {
        (mark, who): (said, "yes" if _long(mark) in found[who] else "-")
        for mark, (_author, _audience, answers) in expected.items()
        for who, said in answers.items()
        if said != ("yes" if _long(mark) in found[who] else "-")
    }
    assert differs == {}


def test_every_sentence_of_that_evening_stands_in_the_table():
    source = Path(planting.__file__).read_text(encoding="utf-8")
    planted = set(evening.re.findall(r"(?:planted|sentence)\(\"([a-z-]+)\"\)", source))
    assert planted <= set(words_table())


def test_the_table_never_says_more_than_the_audience_allows():
    for mark, (author, audience, answers) in words_table().items():
        if "credit" in audience:
            continue
        for who, said in answers.items():
            standing = replace(STANDINGS[who], author=AUTHORS.get(author) == who)
            allowed = any(may_read(one, standing) for one in audience.split("+"))
            assert said == "-" or allowed, (mark, who)


def test_the_table_and_the_list_of_all_texts_agree():
    """A text that was said in a room and is kept has both audiences here, and in the list the wider one."""
    table = words_table()
    named = {mark: KINDS.get(mark, mark) for mark in table if KINDS.get(mark, mark) in BY_KIND}
    assert {*KINDS} <= {*table}
    assert len(named) > 25
    differs = {
        mark: BY_KIND[kind].audience
        for mark, kind in named.items()
        if BY_KIND[kind].audience not in table[mark][1].split("+") and table[mark][1] != "credit"
    }
    assert differs == {}


def test_every_audience_is_held_by_some_sentence():
    held = {one for _author, audience, _answers in words_table().values() for one in audience.split("+")}
    assert held == {*READERS, "credit"}


def _long(mark):
    return f"table called {mark}" if mark.startswith("open-") else f"planted-{mark}-words"
