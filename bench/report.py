"""A meeting report of 60,000 rows read: how long, and with how much memory.

`./copal bench report [--json]`. The file is made here, in the shape of Zoom's, rejoins and phones included.
"""

import argparse
import json
import random
import resource
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import _places

ROWS, MEMBERS = 60_000, 2_000
STARTS = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
HEAD = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room"


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench report")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    from copal.instruments.reports import Meeting, read

    path = written(_places.folder("report") / "participants.csv")
    meeting = Meeting.from_json(_meeting())
    before = _megabytes()
    told_rows: list[int] = []
    started, cpu = time.perf_counter(), time.process_time()
    report = read(path, meeting, progress=lambda rows, *_: told_rows.append(rows))
    told = {
        "rows": ROWS,
        "people": len(report.participants),
        "error": report.error,
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
        "memory_mb": round(_megabytes() - before, 1),
        "progress_told": len(told_rows),
        "file_mb": round(path.stat().st_size / 1e6, 1),
    }
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if not report.error else 1


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _meeting() -> dict[str, object]:
    return {
        "scheduled_start": STARTS.isoformat(),
        "scheduled_end": (STARTS + timedelta(hours=2)).isoformat(),
        "timezone": "America/New_York",
        "roster": [
            {"id": number, "name": f"Member Number{number}", "email": f"m{number}@example.org"}
            for number in range(MEMBERS)
        ],
    }


def written(path: Path) -> Path:
    chance = random.Random(5)
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        file.write(HEAD + "\n")
        for number in range(ROWS):
            who = number % (MEMBERS + 500)
            since = STARTS - timedelta(hours=5) + timedelta(seconds=chance.randrange(5400))
            until = since + timedelta(minutes=chance.randrange(1, 30))
            mail = f"m{who}@example.org" if who < MEMBERS and number % 3 else ""
            times = f"{since:%m/%d/%Y %I:%M:%S %p},{until:%m/%d/%Y %I:%M:%S %p}"
            minutes = -(-(until - since).seconds // 60)
            file.write(f"Member Number{who},{mail},{times},{minutes},Yes,OK,No\n")
    return path
