"""Open screens of one room, and the events that go to them."""

import asyncio
import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any

from copal.outlets.live.admission import Seated
from copal.outlets.live.drawing import Channel, Drawing, Redrawn
from copal.outlets.live.panels import SCREEN

MOST_BYTES = 4_000_000  # then a line ends and its screen opens a new one


class Listener:
    """One open stream. `seated` says who sits behind it. Small, since there are thousands.

    What is sent goes straight to the server, which never makes anybody wait and keeps what a screen does not take.
    So that a screen that has stopped taking cannot fill the memory, each line carries so many bytes and no more.
    """

    __slots__ = ("channel", "is_over", "meeting_id", "seated", "send", "sent_bytes", "task")

    def __init__(self, meeting_id: int, channel: Channel, seated: Seated) -> None:
        self.meeting_id, self.channel, self.seated = meeting_id, channel, seated
        self.send: Callable[[dict[str, Any]], object] | None = None
        self.task: asyncio.Task[Any] | None = None
        self.sent_bytes = 0
        self.is_over = False

    def begin(self, send: Callable[[dict[str, Any]], object]) -> None:
        """From now on events go to `send`, in the task that holds the stream open."""
        self.send, self.task = send, asyncio.current_task()

    def push(self, event: bytes) -> None:
        if self.is_over or self.send is None:
            return
        self.send({"type": "http.response.body", "body": event, "more_body": True})
        self.sent_bytes += len(event)
        if self.sent_bytes > MOST_BYTES:
            self.end()

    def send_whole(self, room: "Room") -> None:
        whole = room.snapshot(self.channel)
        if whole is not None:
            self.push(whole)

    def end(self) -> None:
        """Nothing more will come; its task is told so."""
        if self.is_over:
            return
        self.is_over = True
        if self.send is not None and self.task is not None:
            self.send({"type": "http.response.body", "body": b""})
            self.task.cancel()


class Room:
    """Everyone who listens to one meeting's room in this process."""

    def __init__(self, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        self.listeners: dict[Channel, set[Listener]] = {}
        self.redrawn: Redrawn | None = None
        self.serials: dict[Channel, int] = {}
        self.wholes: dict[Channel, bytes] = {}
        self.is_due = self.is_looked_at = self.is_stale = False
        self.lock = asyncio.Lock()

    @property
    def number(self) -> int:
        return self.redrawn.scene.state.number if self.redrawn else 0

    def channels(self) -> tuple[Channel, ...]:
        return tuple(self.listeners)

    def seats(self) -> list[Seated]:
        return [one.seated for those in self.listeners.values() for one in those]

    def add(self, listener: Listener) -> None:
        self.listeners.setdefault(listener.channel, set()).add(listener)

    def remove(self, listener: Listener) -> bool:
        """Whether nobody is left."""
        those = self.listeners.get(listener.channel, set())
        those.discard(listener)
        if not those:
            self.listeners.pop(listener.channel, None)
            self.serials.pop(listener.channel, None)
        return not self.listeners

    def show(self, redrawn: Redrawn) -> None:
        """Send each channel what has changed since the last look, and newcomers the whole."""
        before, self.redrawn = self.redrawn, redrawn
        self.wholes.clear()
        for channel, drawing in redrawn.drawings.items():
            known = before.drawings.get(channel) if before else None
            if channel not in self.serials or known is None:
                self.serials[channel] = 1
                for one in self.listeners.get(channel, ()):
                    one.send_whole(self)
            else:
                self._send_changes(channel, drawing, known)

    def _send_changes(self, channel: Channel, drawing: Drawing, known: Drawing) -> None:
        redrawn, changed = self.redrawn, drawing.changed_since(known)
        touched = sorted(redrawn.scene.touched) if redrawn and channel[0] != SCREEN else []
        if redrawn is None or not (changed or touched):
            return
        serial = self.serials[channel]
        self.serials[channel] = serial + 1
        event = _event(self.number, {"from": serial, "to": serial + 1, "panels": changed, "touched": touched})
        for one in list(self.listeners.get(channel, ())):
            one.push(event)

    def snapshot(self, channel: Channel) -> bytes | None:
        """The whole screen of a channel as one event; None until it was drawn."""
        if self.redrawn is None or channel not in self.redrawn.drawings or channel not in self.serials:
            return None
        if channel not in self.wholes:
            html = self.redrawn.drawings[channel].html
            self.wholes[channel] = _event(
                self.number, {"from": None, "to": self.serials[channel], "panels": dict(html), "touched": []}
            )
        return self.wholes[channel]

    def beat(self) -> None:
        for channel, those in self.listeners.items():
            beat = _event(self.number, {"beat": self.serials.get(channel, 0)})
            for one in list(those):
                one.push(beat)

    def end(self, gone: Collection[Seated]) -> None:
        """Those who may no longer listen are told so and their stream ends."""
        for those in self.listeners.values():
            for one in those:
                if one.seated in gone:
                    one.push(_event(self.number, {"end": True}))
                    one.end()


def _event(number: int, told: dict[str, Any]) -> bytes:
    """One server-sent event. `now` is the server's clock, for screens whose own is wrong."""
    data = json.dumps({**told, "number": number, "now": datetime.now(UTC).isoformat()}, separators=(",", ":"))
    return f"id: {number}\ndata: {data}\n\n".encode()
