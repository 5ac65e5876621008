"""Who listens to a room while it is measured, and what they heard of what was sent."""

import json
import os
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench._site import ROOT

type Arrival = Sequence[int]  # stream, number, nanoseconds
PATIENCE_SECONDS = 10


class Unheard(RuntimeError):
    """A stream did not open."""


@dataclass(frozen=True)
class Sent:
    """One change: the number it got, and when its request was sent (nanoseconds of CLOCK_MONOTONIC)."""

    number: int
    at: int


class Listeners:
    """The crowd's process, asked over its pipes."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.streams = 0

    def ask(self, what: str, **words: Any) -> dict[str, Any]:
        into, out = self.process.stdin, self.process.stdout
        if into is None or out is None:
            raise Unheard("the crowd cannot be spoken to")
        into.write(json.dumps({"do": what, **words}) + "\n")
        into.flush()
        told: dict[str, Any] = json.loads(out.readline())
        return told

    def listen(self, port: int, path: str, cookies: Sequence[str]) -> None:
        """One more stream for each cookie. Raises Unheard unless all of them open."""
        told = self.ask("listen", port=port, path=path, cookies=list(cookies))
        self.streams += len(cookies)
        if told["open"] != self.streams:
            raise Unheard(f"of {self.streams} streams {told['open']} opened: {told['statuses']}")

    def hang_up(self) -> None:
        self.ask("hang_up")
        self.streams = 0

    def wait_for(self, number: int, seconds: float = PATIENCE_SECONDS) -> bool:
        """True once every stream has that number or a later one."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.ask("tally")["least"] >= number:
                return True
            time.sleep(0.05)
        return False


@contextmanager
def crowd() -> Iterator[Listeners]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench._room_crowd"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Listeners(process)
    finally:
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@dataclass
class Heard:
    """What came of some changes, on all streams. `due` counts each change once for each stream."""

    milliseconds: list[float] = field(default_factory=list)
    due: int = 0
    events: int = 0
    event_bytes: int = 0

    @property
    def share(self) -> float:
        return round(len(self.milliseconds) / self.due, 5) if self.due else 0.0

    @property
    def bytes_each(self) -> int:
        return self.event_bytes // self.events if self.events else 0

    def percentile(self, share: float) -> float:
        times = sorted(self.milliseconds)
        return round(times[min(len(times) - 1, int(len(times) * share))], 2) if times else 0.0

    def add(self, sent: Sequence[Sent], report: dict[str, Any], streams: int) -> None:
        """A change has arrived on a stream with the first event whose number is not below its own."""
        by_stream: list[list[Arrival]] = [[] for _ in range(streams)]
        for arrival in report["arrivals"]:
            by_stream[arrival[0]].append(arrival)
        for arrivals in by_stream:
            numbers = [one[1] for one in arrivals]
            for change in sent:
                place = bisect_left(numbers, change.number)
                if place < len(numbers):
                    self.milliseconds.append((arrivals[place][2] - change.at) / 1e6)
        self.due += len(sent) * streams
        self.events += len(report["arrivals"])
        self.event_bytes += report["event_bytes"]
