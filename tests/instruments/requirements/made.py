"""Small cases to vary: one rule, one position, some entries."""

from copy import deepcopy

from copal.instruments.requirements import Record, as_json, progress, read_case

HEAD = {
    "id": "sample", "version": "1", "jurisdiction": "US-XX", "timezone": "America/New_York",
    "authority": "Sample", "title": "Sample",
}  # fmt: skip
CITATION = {
    "title": "Sample",
    "url": "https://example.org/rule",
    "read_on": "2026-01-05",
    "confidence": "verified",
}


def rule(**keys):
    found = {
        "id": "x.rule", "edition": "1", "title": "Sample rule", "effective_from": "2010-01-01",
        "required_minutes": 600, "accepts": ["growth", "core_training"], "window": {"kind": "calendar_year"},
        "citation": CITATION,
    } | keys  # fmt: skip
    return {key: value for key, value in found.items() if value is not None}


def entry(name, day, minutes=None, **keys):
    found = {"id": name, "start": f"{day}T18:00:00-05:00", "kind": "growth"} | keys
    return found if minutes is None else found | {"minutes": minutes}


def case(*entries, on="2024-08-01", rules=None, conversions=(), **position):
    at = {"id": "w1", "jurisdiction": "US-XX", "anchors": {"hire": "2023-09-01"}} | position
    pack = {"pack": HEAD, "rule": rules if rules is not None else [rule()], "conversion": list(conversions)}
    return deepcopy(
        {"on": on, "person": {"id": "p", "positions": [at]}, "entries": list(entries), "packs": [pack]}
    )


def answer(value):
    read = read_case(value)
    record = Record(read.entries, read.reversals, read.on)
    return as_json(read.person, read.on, progress(read.positions, record, read.rules))


def results(*entries, **keys):
    return answer(case(*entries, **keys))["results"]


def result(*entries, **keys):
    (one,) = results(*entries, **keys)
    return one


def reasons(one):
    return {row["id"]: row["reasons"] for row in one["entries"]}


def counted(one):
    return {row["id"]: row["counted_minutes"] for row in one["entries"]}


def pack(*rules, **head):
    return deepcopy({"pack": HEAD | head, "rule": list(rules), "conversion": []})
