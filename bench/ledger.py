"""`./copal bench ledger [--json] [--small] [--again]`: progress of one, the nights of everyone, and the record's proof.

`one`: where one person with 2,000 entries stands by six rules, in CPU time, without a database. The packs and the
entries are read beforehand. `progress` sorts the record, dates it, prices every entry by every rule and counts the
windows; `progress_and_lines` also says for each entry why it counted or not.
`standing`, `look` (what an added rule pack would change for everyone) and `verify`: 100,000 members with 3 million
entries, built once and kept (`--small`: a tenth of it; `--again`: built anew); each in a process of its own, so that its peak of memory is its own.
"""

import argparse
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench import _places
from bench._everyone import ENTRIES as ENTRIES_OF_ALL
from bench._everyone import FOLDER, PEOPLE
from bench._site import ROOT
from copal.instruments.requirements import (
    Entry,
    Position,
    Record,
    Result,
    Reversal,
    Rulebook,
    progress,
    read_pack,
)

ENTRIES, REVERSALS, ROUNDS = 2000, 40, 30
ON = date(2026, 11, 23)
GOAL_CPU_MS = 10

BASE: dict[str, Any] = {
    "edition": "1",
    "title": "Sample",
    "effective_from": "2005-01-01",
    "accepts": ["growth", "elective_training", "core_training"],
    "citation": {
        "title": "Sample",
        "url": "https://example.org/rule",
        "read_on": "2026-01-05",
        "confidence": "verified",
    },
}
RULES: list[dict[str, Any]] = [
    {"id": "a", "required_minutes": 720, "window": {"kind": "anniversary", "anchor": "hire"}, "proof": ["date", "hours"]},
    {"id": "b", "required_minutes": 1800, "window": {"kind": "calendar_year"}, "carry_over": {"max_minutes": 300}},
    {"id": "c", "required_minutes": 1200, "window": {"kind": "fixed_term", "anchor": "registration", "length_months": 36},
     "nested": {"length_months": 12, "required_minutes": 360}},
    {"id": "d", "required_minutes": 6300, "window": {"kind": "rolling_months", "length_months": 60},
     "rounding": {"quantum_minutes": 15, "mode": "half_up"}},
    {"id": "e", "required_minutes": 1440, "window": {"kind": "anniversary", "anchor": "hire"},
     "minimums": [{"id": "led", "mode": "instructor_led", "minutes": 300}, {"id": "care", "topic": "care", "minutes": 60}],
     "caps": [{"id": "self", "mode": "self_study", "minutes": 180}]},
    {"id": "f", "window": {"kind": "none"}, "repeat_limits": [{"months": 12}]},
]  # fmt: skip


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench ledger")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--small", action="store_true", help="a tenth of the large network, for a quick look")
    asked.add_argument("--again", action="store_true", help="build the large network anew")
    options = asked.parse_args(words)
    told = {"progress": measure(), **_nights(small=options.small, again=options.again)}
    print(json.dumps(told) if options.json else json.dumps(told, indent=1))
    return 0


def _nights(*, small: bool, again: bool) -> dict[str, Any]:
    people, entries = (size // 10 if small else size for size in (PEOPLE, ENTRIES_OF_ALL))
    if again:
        for old in _places.folder(f"{FOLDER}-{people}").glob("copal.sqlite3*"):
            old.unlink()
    parts = ("build", "stand", "look", "verify")
    build, stand, look, verify = (_part(part, people, entries) for part in parts)
    return {
        "built": build,
        "standing": stand | {"goal_seconds": 600},
        "look": look,
        "verify": verify | {"goal_entries_per_second": 50_000},
    }


def _part(part: str, people: int, entries: int) -> dict[str, Any]:
    paths = os.pathsep.join([str(ROOT / "app"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "bench._everyone", part, str(people), str(entries)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure() -> dict[str, Any]:
    """CPU milliseconds, the middle and the slowest of the rounds."""
    rules = Rulebook([read_pack({"pack": _head(), "rule": [BASE | one for one in RULES]})])
    days = (date(2006, 2, 28),)
    me = Position(id="w", jurisdiction="US-XX", anchors={"hire": days, "registration": (date(2024, 5, 1),)})
    entries, reversals = record()

    def stand() -> list[Result]:
        return progress([me], Record(entries, reversals, ON), rules)

    def stand_and_say() -> None:
        for one in stand():
            one.lines()

    return {
        "entries": ENTRIES,
        "rules": len(RULES),
        "progress": _timed(stand),
        "progress_and_lines": _timed(stand_and_say),
        "goal_cpu_ms": GOAL_CPU_MS,
    }


def record() -> tuple[list[Entry], list[Reversal]]:
    """Some twenty years of evenings, always the same ones."""
    dice = random.Random(7)
    first = datetime(2006, 3, 1, 23, tzinfo=UTC)
    entries = [
        Entry(
            id=f"e{number}",
            start=first + timedelta(hours=dice.randrange(20 * 365 * 24)),
            kind=dice.choice(("growth", "growth", "elective_training", "first_aid_cpr")),
            topics=dice.choice(((), ("care",), ("care", "guidance"))),
            mode=dice.choice(("instructor_led", "self_study")),
            training=dice.choice((None, None, f"T{dice.randrange(60)}")),
            provenance=dice.choice(("verified", "imported", "attested")),
            proof=frozenset({"date", "hours", "title", "name"}),
            minutes=dice.choice((60, 90, 105, 120)),
        )
        for number in range(ENTRIES)
    ]
    reversals = [
        Reversal(id=f"r{number}", reverses=f"e{number * 40}", minutes=dice.choice((None, 30)))
        for number in range(REVERSALS)
    ]
    return entries, reversals


def _head() -> dict[str, str]:
    return {"id": "bench", "version": "1", "jurisdiction": "US-XX", "timezone": "America/New_York",
            "authority": "Sample", "title": "Sample"}  # fmt: skip


def _timed(work: Callable[[], object]) -> dict[str, float]:
    work()
    gc.collect()
    spent = []
    for _round in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) * 1000)
    return {"cpu_ms_middle": round(statistics.median(spent), 2), "cpu_ms_slowest": round(max(spent), 2)}
