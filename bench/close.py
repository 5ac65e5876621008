"""A meeting of 500 people closed, credited and certified.

`./copal bench close [--json]`. The close is one transaction; certificates are made by what the worker runs.
"""

import argparse
import json
import time
from datetime import UTC, datetime, timedelta

from bench.seed import seed

PEOPLE = 500


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench close")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    seed()
    from bench._evening import evening
    from copal.base.intervals import Interval
    from copal.domain.attendance.actions import presence
    from copal.domain.attendance.actions.presence import Marking
    from copal.domain.credentials.models import Certificate
    from copal.journeys.close_meeting import close_meeting
    from copal.journeys.issue_certificates import issue_ordered

    now = datetime.now(UTC)
    after = now + timedelta(hours=2)
    meeting, people = evening(PEOPLE, at=now, name="close")
    markings = [
        Marking(person_id=person.pk, since=meeting.starts_at, until=meeting.ends_at) for person in people
    ]
    presence.mark(meeting=meeting, markings=markings, by=people[0], at=after)
    started = time.perf_counter()
    entries = close_meeting(
        meeting=meeting, session=Interval(meeting.starts_at, meeting.ends_at), by=people[0], at=after
    )
    closed = time.perf_counter()
    cpu = time.process_time()
    while issue_ordered(address="http://127.0.0.1:8000", at=after):
        pass
    certified, cpu = time.perf_counter(), time.process_time() - cpu
    papers = Certificate.objects.filter(meeting=meeting).count()
    told = {
        "people": PEOPLE,
        "entries": len(entries),
        "close_seconds": round(closed - started, 3),
        "certificates": papers,
        "certificates_per_second": round(papers / (certified - closed), 1),
        "certificates_per_cpu_second": round(papers / cpu, 1),
    }
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if len(entries) == papers == PEOPLE else 1
