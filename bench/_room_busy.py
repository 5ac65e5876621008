"""A hand raised while others load pages, through the one process that does both."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench import _site
from bench._room_evening import Evening
from bench._room_hands import Hands
from bench._room_hearing import crowd
from bench._room_lane import PAUSE_SECONDS, Lane

STREAMS, CLIENTS, CHANGES = 200, 8, 48
GOAL_MS = 300
LEAD_SECONDS = 2  # pages are loaded alone for so long
PATIENCE_SECONDS = 60


def hands(evening: Evening) -> dict[str, Any]:
    """A hand on 200 screens while 8 clients load the front page, the meeting's and the hours, one after another."""
    room = evening.room()
    with _site.site(evening.place) as site, crowd() as listeners:
        sender = Hands(site.port, room, evening.cookies[1:31])
        sender.open(evening.cookies[0])
        lane = Lane(site, listeners, f"{room}stream/?as=member", sender.change)
        lane.warm(evening.cookies)
        lane.fill(evening.cookies[:STREAMS])
        with _visitors(site.port, room, evening) as visitors:
            time.sleep(LEAD_SECONDS)
            lane.run(CHANGES)
            loaded = json.loads(visitors.communicate(timeout=PATIENCE_SECONDS)[0])
        lane.end()
    return {
        "streams": STREAMS,
        "clients": CLIENTS,
        "p50_ms": lane.heard.percentile(0.5),
        "p99_ms": lane.heard.percentile(0.99),
        "goal_ms": GOAL_MS,
        "delivered_share": lane.heard.share,
        "pages_per_second": loaded["per_second"],
        "page_statuses": loaded["statuses"],
    }


@contextmanager
def _visitors(port: int, room: str, evening: Evening) -> Iterator["subprocess.Popen[str]"]:
    told = {
        "port": port,
        "paths": ["/", room.removesuffix("room/"), "/hours/"],
        "cookies": evening.cookies[-CLIENTS:],
        "clients": CLIENTS,
        "seconds": LEAD_SECONDS + CHANGES * PAUSE_SECONDS + 1,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bench._room_visitors", json.dumps(told)],
        cwd=_site.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
