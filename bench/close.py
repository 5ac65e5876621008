"""A meeting of 500 people closed, credited and certified.

`./copal bench close [--json]`. Its agenda has an approved training, one that waits for approval, and a break; half
came by the code alone, half are in the report of a call too. The close is one transaction; certificates are made by
what the worker runs. Times are of the clock and of the processor: others may load the machine.
"""

import argparse
import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.seed import seed

if TYPE_CHECKING:
    from copal.domain.attendance.actions.presence import Marking
    from copal.domain.meetings.models import Meeting
    from copal.domain.people.models import Person

PEOPLE = 500
FROM = datetime(2030, 1, 7, 23, tzinfo=UTC)  # each run an evening of its own: nobody's minute counts twice


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench close")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    seed()
    from bench._evening import evening
    from copal.base.intervals import Interval
    from copal.domain.attendance.actions import presence
    from copal.domain.credentials.models import Certificate
    from copal.domain.meetings.models import Closing
    from copal.journeys.close_meeting import close_meeting
    from copal.journeys.issue_certificates import issue_ordered

    at = FROM + timedelta(days=Closing.objects.filter(starts_at__gt=FROM - timedelta(days=1)).count())
    after = at + timedelta(hours=2)
    meeting, people = evening(PEOPLE, at=at, name="close")
    _agenda(meeting, at)
    presence.mark(meeting=meeting, markings=_markings(meeting, people), by=people[0], at=after)
    clock, cpu = time.perf_counter(), time.process_time()
    entries = close_meeting(
        meeting=meeting, session=Interval(meeting.starts_at, meeting.ends_at), by=people[0], at=after
    )
    closed, closed_cpu = time.perf_counter(), time.process_time()
    while issue_ordered(address="http://127.0.0.1:8000", at=after):
        pass
    certified, certified_cpu = time.perf_counter(), time.process_time()
    papers = Certificate.objects.filter(meeting=meeting).count()
    told = {
        "people": PEOPLE,
        "entries": len(entries),
        "close_seconds": round(closed - clock, 3),
        "close_cpu_seconds": round(closed_cpu - cpu, 3),
        "certificates": papers,
        "certificates_per_second": round(papers / (certified - closed), 1),
        "certificates_per_cpu_second": round(papers / (certified_cpu - closed_cpu), 1),
    }
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if len(entries) == 2 * PEOPLE and papers == PEOPLE else 1


def _agenda(meeting: "Meeting", at: datetime) -> None:
    """Growth, half an hour of approved training, a break, a training that waits, growth."""
    from copal.domain.meetings.models import Segment
    from copal.domain.training.models import Trainer, Training

    trainer, _new = Trainer.objects.get_or_create(
        name_key="measured trainer",
        defaults={"name": "Measured Trainer", "at": at, "decision": "approved", "decided_at": at},
    )
    approved, waits = (
        Training.objects.get_or_create(
            title_key=f"measured training {decision}", area="guidance",
            defaults={
                "title": f"Measured training {decision}".strip(), "minutes": 30, "at": at,
                "decision": decision, "decided_at": at if decision else None,
            },
        )[0]
        for decision in ("approved", "")
    )  # fmt: skip
    parts = (
        ("share", 30, None), ("training", 30, approved), ("break", 15, None), ("training", 15, waits), ("close", 30, None),
    )  # fmt: skip
    Segment.objects.bulk_create(
        Segment(
            meeting=meeting, position=place, title=f"Part {place}", purpose=purpose, minutes=minutes,
            training=training, trainer=trainer if training else None,
        )
        for place, (purpose, minutes, training) in enumerate(parts)
    )  # fmt: skip


def _markings(meeting: "Meeting", people: "list[Person]") -> "list[Marking]":
    from copal.domain.attendance.actions.presence import Marking

    there = [
        Marking(person_id=one.pk, since=meeting.starts_at, until=meeting.ends_at, source="code")
        for one in people
    ]
    late = timedelta(minutes=2)
    return there + [
        Marking(
            person_id=one.pk, since=meeting.starts_at + late, until=meeting.ends_at - late, source="report"
        )
        for one in people[::2]
    ]
