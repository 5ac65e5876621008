"""How much of what identifies is found, and how many harmless texts are disturbed."""

import pytest

from copal.instruments.guard import check
from tests.instruments.guard.telling import cases, touches

# Unsafe texts caught, persons found, clean texts disturbed. The goals are 0.97, 0.96 and 0.10; what was reached on texts
# of first sight is held as it is.
GOALS = {
    "seen": (0.97, 0.96, 0.10),
    "seen2": (0.97, 0.97, 0.10),
    "unseen": (0.96, 0.96, 0.10),
    "unseen2": (0.92, 0.97, 0.10),
    "unseen3": (0.96, 0.97, 0.11),
}


def score(name):
    """Share of unsafe texts with one right mark, of persons found, of clean texts with a mark."""
    unsafe = caught = persons = seen = clean = disturbed = 0
    for case in cases(name):
        text = case["text"]
        spans = [(span.start, span.end) for span in check(text, case["lang"], allow=case["allow"])]
        hits = [any(touches(text, gold, span) for span in spans) for gold in case["spans"]]
        unsafe += bool(hits)
        caught += any(hits)
        people = [hit for gold, hit in zip(case["spans"], hits, strict=True) if gold[2] == "PERSON"]
        persons += len(people)
        seen += sum(people)
        clean += not hits
        disturbed += not hits and bool(spans)
    return caught / unsafe, seen / persons, disturbed / clean


@pytest.mark.parametrize("name", GOALS)
def test_the_goals_hold(name):
    least_caught, least_persons, most_disturbed = GOALS[name]
    caught, persons, disturbed = score(name)
    assert caught >= least_caught, f"{caught:.3f} of unsafe texts caught"
    assert persons >= least_persons, f"{persons:.3f} of persons found"
    assert disturbed <= most_disturbed, f"{disturbed:.3f} of clean texts disturbed"


@pytest.mark.parametrize("name", GOALS)
def test_the_cases_are_what_they_say(name):
    read = cases(name)
    assert len(read) > 100
    assert sum(not case["spans"] for case in read) > 50
    for case in read:
        for start, end, _label in case["spans"]:
            assert case["text"][start:end].strip() == case["text"][start:end] != "", case["id"]
