"""The process tree: this process serves; one child works off the queue and watches the clock.

The child lives as long as a pipe from here to it is open, so it can never be left behind: however this
process ends, the pipe closes. A child that dies is started again, with a sentence.
"""

import asyncio
import contextlib
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable

from django.utils.module_loading import import_string

from copal.config import server as serving
from copal.config.readiness import ROOM, WHOLE
from copal.config.running.words import say

GRACE_SECONDS = 8
MOST_FILES = 65_536
SAME_SECONDS = 1  # a terminal and a supervisor may both pass one wish to stop on
LONGEST_PAUSE_SECONDS = 30
WORKER = "copal.config.running.worker"
FRONT, ROOM_FRONT = "copal.config.front.front", "copal.config.room_front.room_front"


class Household:
    """One run from start to stop. `is_open` is called with no arguments once the site really answers."""

    def __init__(
        self, *, address: str, port: int, host: str, is_open: Callable[[], None], part: str = WHOLE
    ) -> None:
        self.address, self.port, self.host, self.is_open, self.part = address, port, host, is_open, part
        self.stopping = asyncio.Event()
        self.told_at = 0.0
        self.worker: asyncio.subprocess.Process | None = None

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._stop)
        front = ROOM_FRONT if self.part == ROOM else FRONT
        server = serving.server(import_string(front), address=self.address, port=self.port)
        pages = asyncio.create_task(server.serve())
        hands = asyncio.create_task(self._keep_worker()) if self.part == WHOLE else None
        opening = asyncio.create_task(self._wait_until_open())
        stop = asyncio.create_task(self.stopping.wait())
        await asyncio.wait({pages, stop}, return_when=asyncio.FIRST_COMPLETED)
        self.stopping.set()
        opening.cancel()
        server.stop()  # type: ignore[no-untyped-call]
        end_streams()  # they would stay open for hours, and the server waits for what is open
        await self._end_worker()
        if hands is not None:
            hands.cancel()
        with contextlib.suppress(TimeoutError, asyncio.CancelledError):
            await asyncio.wait_for(pages, GRACE_SECONDS)

    def _stop(self) -> None:
        now = asyncio.get_running_loop().time()
        if self.stopping.is_set():
            if now - self.told_at < SAME_SECONDS:
                return
            say("Stopping at once.")
            if self.worker is not None and self.worker.returncode is None:
                self.worker.kill()
            os._exit(1)
        self.told_at = now
        say("\nStopping…")
        self.stopping.set()

    async def _keep_worker(self) -> None:
        pause = 1.0
        while not self.stopping.is_set():
            self.worker = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", WORKER),
                stdin=asyncio.subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for this process; it tells the child itself
            )
            started = asyncio.get_running_loop().time()
            code = await self.worker.wait()
            if self.stopping.is_set():
                return
            lasted = asyncio.get_running_loop().time() - started
            pause = 1.0 if lasted > LONGEST_PAUSE_SECONDS else min(pause * 2, LONGEST_PAUSE_SECONDS)
            say(f"The worker stopped unexpectedly (code {code}). Starting it again in {pause:.0f} s.")
            await asyncio.sleep(pause)

    async def _end_worker(self) -> None:
        worker = self.worker
        if worker is None or worker.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            worker.terminate()
        try:
            await asyncio.wait_for(worker.wait(), GRACE_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()

    async def _wait_until_open(self) -> None:
        """Ask ourselves for /readyz until it says yes."""
        question = f"GET /readyz HTTP/1.1\r\nHost: {self.host}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
        where = "127.0.0.1" if self.address == "0.0.0.0" else self.address  # noqa: S104  (compared, not bound)
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection(where, self.port)
                writer.write(question.encode())
                answer = await reader.readline()
                writer.close()
                if b" 200 " in answer:
                    self.is_open()
                    return
            await asyncio.sleep(0.05)


def end_streams() -> None:
    from copal.outlets.live.hub import hub

    hub.close()


def open_many() -> None:
    """As many open files as this user may have: each open screen is one."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def run(*, address: str, port: int, host: str, is_open: Callable[[], None], part: str = WHOLE) -> int:
    """Serve until told to stop. Exit code 0 for a clean stop."""

    open_many()

    async def live() -> None:
        await Household(address=address, port=port, host=host, is_open=is_open, part=part).run()

    asyncio.run(live())
    # A request that hangs must not keep a stopped house from ending.
    last = threading.Timer(3, os._exit, args=(0,))
    last.daemon = True
    last.start()
    return 0
