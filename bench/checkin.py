"""32 people checking in at once with the code from the wall, through the running site.

`./copal bench checkin [--json]`. Every one must be counted, none twice, nothing refused.
"""

import argparse
import json
import os
from datetime import UTC, datetime

from bench import _load, _server, _site
from bench.seed import seed

PEOPLE = 32
TOKEN = "x" * 32


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench checkin")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    told = measured()
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if told["counted"] == PEOPLE and not told["twice"] else 1


def measured() -> dict[str, object]:
    """Everybody's request is sent at once, each on a connection of its own."""
    os.environ["COPAL_SECRET_KEY"] = _server.KEY
    place = seed()["data"]
    from bench._evening import evening
    from bench._sessions import cookie_for
    from copal.domain.attendance.models import DoorKey, Stay
    from copal.domain.attendance.rules import door_code
    from copal.policies import doors

    now = datetime.now(UTC)
    meeting, people = evening(PEOPLE, at=now, name="checkin")
    key, _ = DoorKey.objects.get_or_create(meeting=meeting)
    cookies = [cookie_for(person) for person in people]
    with _site.site(place) as site:
        _load.run(site.port, lambda index: _load.get("/", cookies[index % PEOPLE]), connections=8, number=64)
        code = door_code(
            key.secret, meeting_id=meeting.pk, at=datetime.now(UTC), policy=doors.in_force(on=now.date())
        )
        origin = f"http://127.0.0.1:{site.port}"

        def request(index: int) -> bytes:
            body = f"csrfmiddlewaretoken={TOKEN}&code={code}&client_key=bench-{index}"
            return _load.post(
                f"/meetings/{meeting.pk}/check-in/", body, f"{cookies[index]}; csrf={TOKEN}", origin
            )

        result = _load.run(site.port, request, connections=PEOPLE, number=PEOPLE)
    counted = Stay.objects.filter(meeting=meeting)
    return {
        "people": PEOPLE,
        "statuses": sorted({one.status for one in result.answers}),
        "counted": counted.values("person").distinct().count(),
        "twice": counted.count() - counted.values("person").distinct().count(),
        "p50_ms": result.percentile(0.5),
        "p99_ms": result.percentile(0.99),
        "per_second": result.per_second,
    }
