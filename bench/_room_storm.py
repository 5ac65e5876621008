"""A thousand hands within one second, each on a connection of its own, while 200 screens look on."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from bench import _load, _site
from bench._room_evening import Evening
from bench._room_hands import Hands, form, headers
from bench._room_hearing import Heard, Listeners, Sent, crowd
from bench._room_lane import Lane

STREAMS, HANDS = 200, 1000
SECONDS = 1.0
PATIENCE_SECONDS = 60
AT_ONCE = 100  # connections being opened at a time


def storm(evening: Evening) -> dict[str, Any]:
    """What the room made of it. `in_line` is worked out from the log, the rest is as the screens saw it."""
    room = evening.room()
    with _site.site(evening.place) as site, crowd() as listeners:
        lane = _looked_on(site, listeners, room, evening)
        before = site.cpu_seconds()
        sendings = asyncio.run(_sent(site.port, f"{room}acts/", evening.cookies[:HANDS]))
        final = max(one.number for one in sendings)
        listeners.wait_for(final, PATIENCE_SECONDS)
        cpu = site.cpu_seconds() - before
        report = listeners.ask("report")
        lane.end()
        listeners.listen(site.port, lane.path, evening.cookies[:1])
        is_last = listeners.wait_for(final)
    return {
        "hands": HANDS,
        "streams": STREAMS,
        **_taken(sendings),
        "in_line": _in_line(int(room.split("/")[2])),
        **_shown(sendings, report),
        "snapshot_is_last": is_last,
        "cpu_seconds": round(cpu, 2),
    }


def _looked_on(site: _site.Running, listeners: Listeners, room: str, evening: Evening) -> Lane:
    """The open room with its screens, and no hand up."""
    sender = Hands(site.port, room, evening.cookies[1:6])
    sender.open(evening.cookies[0])
    lane = Lane(site, listeners, f"{room}stream/?as=member", sender.change)
    lane.warm(evening.cookies)
    lane.fill(evening.cookies[:STREAMS])
    lowered = [sender.act(cookie, "lower") for cookie in sender.up]
    listeners.wait_for(max((one.number for one in lowered), default=0))
    listeners.ask("report")
    return lane


def _taken(sendings: Sequence["_Sending"]) -> dict[str, Any]:
    first = min(one.sent for one in sendings)
    statuses = Counter(str(one.status) for one in sendings)
    return {
        "sent_within_seconds": round((max(one.sent for one in sendings) - first) / 1e9, 2),
        "statuses": dict(sorted(statuses.items())),
        "answered_seconds": round((max(one.answered for one in sendings) - first) / 1e9, 2),
    }


def _shown(sendings: Sequence["_Sending"], report: dict[str, Any]) -> dict[str, Any]:
    first, final = min(one.sent for one in sendings), max(one.number for one in sendings)
    heard = Heard()
    heard.add([Sent(one.number, one.sent) for one in sendings if one.number], report, STREAMS)
    reached: dict[int, int] = {}
    for stream, number, at in report["arrivals"]:
        if number >= final:
            reached.setdefault(stream, at)
    return {
        "screens_right": len(reached),
        "screens_right_seconds": round((max(reached.values(), default=first) - first) / 1e9, 2),
        "p99_ms": heard.percentile(0.99),
        "delivered_share": heard.share,
        "events_per_screen": round(len(report["arrivals"]) / STREAMS, 1),
        "kb_per_screen": round(report["event_bytes"] / STREAMS / 1024, 1),
    }


def _in_line(meeting_id: int) -> int:
    from copal.domain.facilitation.memory import entries_of
    from copal.domain.facilitation.rules import replay

    return len(replay(entries_of(meeting_id)).voice.queue)


class _Sending:
    """One member's hand, and what came of it. Times in nanoseconds of CLOCK_MONOTONIC."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        body = form("raise")
        head = "".join(f"{name}: {value}\r\n" for name, value in headers(cookie, port).items())
        host = f"Host: 127.0.0.1:{port}\r\nContent-Length: {len(body)}\r\n"
        self.request = f"POST {path} HTTP/1.1\r\n{host}{head}\r\n".encode() + body
        self.sent = self.answered = self.status = self.number = 0

    async def connect(self, port: int) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)

    async def send(self, wait: float) -> None:
        """A line that breaks leaves status 0."""
        await asyncio.sleep(wait)
        self.sent = self.answered = time.monotonic_ns()
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            self.writer.write(self.request)
            self.status, body, _ = await asyncio.wait_for(_load.answer(self.reader), PATIENCE_SECONDS)
            self.number = int(json.loads(body).get("number", 0)) if self.status == 200 else 0
        self.answered = time.monotonic_ns()
        self.writer.close()


async def _sent(port: int, path: str, cookies: Sequence[str]) -> list[_Sending]:
    sendings = [_Sending(port, path, cookie) for cookie in cookies]
    for start in range(0, len(sendings), AT_ONCE):
        await asyncio.gather(*(one.connect(port) for one in sendings[start : start + AT_ONCE]))
    each = SECONDS / len(sendings)
    await asyncio.gather(*(one.send(place * each) for place, one in enumerate(sendings)))
    return sendings
