"""What small pieces cost that many pages and letters use: sealed words, calendar files, the notice about harm, rosters.

`./copal bench pieces [--json]`: milliseconds of CPU of this process, the best of twenty.
"""

import argparse
import io
import json
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from copal.instruments.calendars.calendar_file import Attendee, CalendarEvent, invitation
from copal.instruments.harm import notice_due
from copal.instruments.rosters import read
from copal.instruments.sealing import KeyFolders, open_sealed, seal

AGAIN, TEXTS, PEOPLE = 20, 200, 10_000
KEY = "meeting-1-talk"
POST = "We sang the clean-up song twice and the children put the blocks away. " * 6
ROSTER = b"Name,Email,County\n" + b"".join(
    b"Person Ana,p%d@example.org,York\n" % number for number in range(PEOPLE)
)
EVENT = CalendarEvent(
    uid="pieces@copal.example.org",
    sequence=0,
    stamped_at=datetime(2026, 11, 1, 12, tzinfo=UTC),
    starts_at=datetime(2026, 11, 9, 23, tzinfo=UTC),
    ends_at=datetime(2026, 11, 10, 1, tzinfo=UTC),
    timezone="America/New_York",
    summary="Statewide Family Child Care",
    organizer_email="calendar@copal.example.org",
    organizer_name="A network",
    attendees=(Attendee("member@example.org"),),
)


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench pieces")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    told = measured()
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0


def measured() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        keys = KeyFolders([Path(folder)])
        said = [f"{number}: what works at clean-up time " * 5 for number in range(TEXTS)]
        sealed = [seal(keys, KEY, one) for one in said]
        return {
            f"{TEXTS}_texts_sealed_ms": best(lambda: [seal(keys, KEY, one) for one in said]),
            f"{TEXTS}_texts_opened_ms": best(lambda: [open_sealed(keys, one) for one in sealed]),
            "calendar_file_ms": best(lambda: invitation(EVENT)),
            "notice_for_80_words_ms": best(lambda: notice_due(POST)),
            f"roster_of_{PEOPLE}_read_ms": best(lambda: read(io.BytesIO(ROSTER))),
        }


def best(piece: Callable[[], object]) -> float:
    took = []
    for _again in range(AGAIN):
        before = time.process_time()
        piece()
        took.append(time.process_time() - before)
    return round(min(took) * 1000, 2)
