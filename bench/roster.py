"""A roster of 10,000 rows read, carried out and taken back.

`./copal bench roster [--json]`. Whoever brings it waits for each of the three inside one request.
"""

import argparse
import json
import time
from datetime import UTC, datetime

from bench.seed import seed

ROWS = 10_000


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench roster")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    seed()
    from bench._evening import evening
    from copal.domain.communities import actions as communities

    now = datetime.now(UTC)
    meeting, people = evening(2, at=now, name="roster")
    told: dict[str, object] = {"rows": ROWS}
    started = time.perf_counter()
    roster = communities.upload_roster(community=meeting.community, file=_list(now), by=people[0], at=now)
    told["upload_seconds"], started = round(time.perf_counter() - started, 2), time.perf_counter()
    roster = communities.carry_out_roster(roster=roster, by=people[0], at=now)
    told["carry_out_seconds"], started = round(time.perf_counter() - started, 2), time.perf_counter()
    told["new"] = roster.outcomes["new"]
    communities.undo_roster(roster=roster, by=people[0], at=now)
    told["undo_seconds"] = round(time.perf_counter() - started, 2)
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0


def _list(now: datetime) -> bytes:
    """Names that differ and addresses that no earlier run has used."""
    spelt = str.maketrans("0123456789", "abcdefghij")
    rows = (
        f"Person {str(number).translate(spelt)},m{number}.{now:%H%M%S}@example.org" for number in range(ROWS)
    )
    return "\n".join(["Name,Email", *rows]).encode()
