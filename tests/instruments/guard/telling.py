"""Short ways to say what the guard is asked and what it found."""

import json
from pathlib import Path

from copal.instruments.guard import check

CASES = Path(__file__).parent / "cases"


def cases(name):
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def found(text, lang=None, **more):
    """What is marked, as written."""
    return [text[span.start : span.end] for span in check(text, lang, **more)]


def labels(text, lang=None, **more):
    return {text[span.start : span.end]: span.label for span in check(text, lang, **more)}


def touches(text, one, other):
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start < end and any(char.isalnum() for char in text[start:end])
