"""Who listens to which room in this process, and what they are sent.

Lives in the server's event loop. A bell (from any thread, or another process) makes a room be looked at again: at
once if it was quiet, else when the last look is `MERGE_SECONDS` old, so that a storm becomes a few events. Looking and drawing
happen in one thread beside the loop. Each second every watched room's number is compared with the log, so that a
bell nobody heard costs a second; and who listens is asked again whether they still may.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import structlog
from django.db import close_old_connections

from copal.domain.facilitation.queries import number_of
from copal.outlets.live import admission, wire
from copal.outlets.live.drawing import redraw
from copal.outlets.live.listening import Listener, Room

MERGE_SECONDS = 0.06
REST = 3  # a look that took long is followed by a rest so many times as long: a storm leaves room for those who make it
LONGEST_REST_SECONDS = 0.5
LOOK_SECONDS = 1.0
BEAT_SECONDS = 5  # a screen that hears nothing for longer opens a new line
TICK_SECONDS = 15  # what changes with time alone (how late it is, the next best step) is looked at this often
ADMIT_SECONDS = 3

log = structlog.get_logger("copal.hub")


class Hub:
    """One for each serving process. All methods but `heard` and `missed` belong to its loop."""

    def __init__(self) -> None:
        self.rooms: dict[int, Room] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.drawer = ThreadPoolExecutor(1, thread_name_prefix="room-drawer")
        self.doorkeeper = ThreadPoolExecutor(1, thread_name_prefix="room-doorkeeper")
        self.watching: asyncio.Task[None] | None = None
        self.looking: set[asyncio.Task[None]] = set()
        self.is_closed = False

    def heard(self, meeting_id: int) -> None:
        """A room changed. From any thread."""
        if self.loop is not None and meeting_id in self.rooms:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed: nobody listens any more
                self.loop.call_soon_threadsafe(self._look, meeting_id)

    def missed(self) -> None:
        """Bells may have rung unheard. From any thread."""
        for meeting_id in list(self.rooms):
            self.heard(meeting_id)

    async def join(self, listener: Listener) -> None:
        """From now on the listener is sent what happens; first of all the whole screen as it is now."""
        self._start()
        if self.is_closed:
            listener.end()
            return
        room = self.rooms.setdefault(listener.meeting_id, Room(listener.meeting_id))
        room.add(listener)
        if room.snapshot(listener.channel) is None:
            await self._redraw(room)
        else:
            listener.send_whole(room)

    def leave(self, listener: Listener) -> None:
        room = self.rooms.get(listener.meeting_id)
        if room is not None and room.remove(listener):
            del self.rooms[listener.meeting_id]

    def close(self) -> None:
        """The server stops: every stream ends, and its screen opens a new line as soon as somebody answers."""
        self.is_closed = True
        for room in self.rooms.values():
            for those in room.listeners.values():
                for one in those:
                    one.end()

    def _start(self) -> None:
        loop = asyncio.get_running_loop()
        if self.loop is not loop:
            self.loop, self.rooms, self.is_closed = loop, {}, False
            wire.listen(self.heard, self.missed)
            self.watching = loop.create_task(self._watch())

    def _look(self, meeting_id: int) -> None:
        room = self.rooms.get(meeting_id)
        if room is None:
            return
        room.is_due = True
        if not room.is_looked_at:
            room.is_looked_at = True
            task = asyncio.get_running_loop().create_task(self._follow(room))
            self.looking.add(task)
            task.add_done_callback(self.looking.discard)

    async def _follow(self, room: Room) -> None:
        try:
            while room.is_due and room.listeners:
                room.is_due = False
                begun = time.monotonic()
                await self._redraw(room)
                spent = time.monotonic() - begun
                await asyncio.sleep(min(max(MERGE_SECONDS, spent * REST), LONGEST_REST_SECONDS))
        finally:
            room.is_looked_at = False

    async def _redraw(self, room: Room) -> None:
        """One look at a time in one room; a failure is logged and the next look tries again."""
        async with room.lock:
            look = partial(
                redraw, room.meeting_id, room.channels(), room.redrawn, at=datetime.now(UTC), afresh=room.is_stale
            )  # fmt: skip
            room.is_stale = False
            try:
                room.show(await self._beside(look))
            except Exception:
                log.exception("room_not_drawn", meeting=room.meeting_id)

    async def _beside[R](self, ask: Callable[[], R], thread: ThreadPoolExecutor | None = None) -> R:
        """In a thread beside the loop, the drawer's unless another is named, with its own database connection."""

        def asked() -> R:
            close_old_connections()
            return ask()

        return await asyncio.get_running_loop().run_in_executor(thread or self.drawer, asked)

    async def _watch(self) -> None:
        seconds = 0
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            seconds += 1
            if not self.rooms:
                continue
            try:
                await self._compare()
                if seconds % BEAT_SECONDS == 0:
                    self._beat()
                if seconds % TICK_SECONDS == 0:
                    self._tick()
                if seconds % ADMIT_SECONDS == 0:
                    await self._admit_again()
            except Exception:
                log.exception("rooms_not_watched")

    def _tick(self) -> None:
        for meeting_id, room in list(self.rooms.items()):
            room.is_stale = True
            self._look(meeting_id)

    async def _compare(self) -> None:
        """Rooms whose log has grown without a bell."""
        numbers = await self._beside(partial(number_of, list(self.rooms)))
        for meeting_id, room in list(self.rooms.items()):
            if room.redrawn is not None and numbers.get(meeting_id, 0) > room.number:
                self._look(meeting_id)

    def _beat(self) -> None:
        for room in self.rooms.values():
            room.beat()

    async def _admit_again(self) -> None:
        for room in list(self.rooms.values()):
            ask = partial(admission.no_longer, room.meeting_id, room.seats())
            gone = await self._beside(ask, self.doorkeeper)
            room.end(gone)


hub = Hub()
