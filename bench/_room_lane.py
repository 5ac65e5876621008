"""One server with many screens open, and changes sent through it: what arrives when, and what it costs."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench._room_hearing import Heard, Listeners, Sent
from bench._site import Running

PAUSE_SECONDS = 0.25
WARM_STREAMS, WARM_CHANGES = 5, 12
SETTLE_SECONDS = 2


class Unsent(RuntimeError):
    """What the first listeners were to hear did not come."""


@dataclass
class Lane:
    """`path` is the stream's address; `change` makes one change and tells which."""

    server: Running
    listeners: Listeners
    path: str
    change: Callable[[], Sent]
    heard: Heard = field(default_factory=Heard)
    cpu_seconds: float = 0
    crowd_cpu_seconds: float = 0
    kilobytes_each: float = 0
    opened_seconds: float = 0

    def warm(self, cookies: Sequence[str]) -> int:
        """A few streams and changes first, so that what is made once is made. Returns the bytes of an event."""
        self.listeners.listen(self.server.port, self.path, cookies[:WARM_STREAMS])
        self.run(WARM_CHANGES)
        size = self.heard.bytes_each
        if not size:
            raise Unsent(self.path)
        self.listeners.hang_up()
        self.heard, self.cpu_seconds = Heard(), 0
        time.sleep(SETTLE_SECONDS)
        return size

    def fill(self, cookies: Sequence[str]) -> None:
        """Open all streams. Their memory is looked at when each has been sent something."""
        before, started = self.server.resident_kilobytes(), time.monotonic()
        self.listeners.listen(self.server.port, self.path, cookies)
        self.opened_seconds = time.monotonic() - started
        self.listeners.wait_for(self.change().number)
        time.sleep(SETTLE_SECONDS)
        self.kilobytes_each = (self.server.resident_kilobytes() - before) / len(cookies)
        self.crowd_cpu_seconds = -self.listeners.ask("report")["cpu_seconds"]

    def end(self) -> None:
        """What the crowd itself used is known only now."""
        self.crowd_cpu_seconds += self.listeners.ask("report")["cpu_seconds"]
        self.listeners.hang_up()
        time.sleep(1)  # a server told to stop amid a thousand partings may not hear it

    def run(self, changes: int) -> None:
        """Changes at an even pace, and wait until the last of them is on every screen."""
        before, started = self.server.cpu_seconds(), time.monotonic()
        sent = []
        for number in range(changes):
            time.sleep(max(0, started + number * PAUSE_SECONDS - time.monotonic()))
            sent.append(self.change())
        self.listeners.wait_for(sent[-1].number)
        self.cpu_seconds += self.server.cpu_seconds() - before
        self.heard.add(sent, self.listeners.ask("report"), self.listeners.streams)

    def microseconds_per_delivery(self) -> float:
        return round(self.cpu_seconds * 1e6 / max(1, len(self.heard.milliseconds)), 1)

    def crowd_microseconds(self) -> float:
        return round(self.crowd_cpu_seconds * 1e6 / max(1, self.heard.events), 1)
