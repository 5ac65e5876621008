"""The wire between processes: one channel of a Redis or Valkey server. Nothing is kept there.

One thread speaks and one listens, so that nobody who changed a room ever waits for the server. While it is
away both try again with growing pauses; what was to be said meanwhile is said then.
"""

import contextlib
import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry

from copal.base.numbers import row_number
from copal.outlets.live.wire import Ear

CONNECT_SECONDS = 2
ANSWER_SECONDS = 2
LOOK_SECONDS = 0.5  # how long a thread that waits takes to see that it is to stop
ASK_SECONDS = 4  # a line so long silent is asked whether it is still there
SILENT_SECONDS = 10  # and if nothing comes back by then it is given up
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.1, 2.0
MOST_AT_ONCE = 500  # ids in one message
TROUBLE = (redis.RedisError, OSError)

log = structlog.get_logger("copal.wire")


class Line:
    """Own bells are heard here directly and, marked as ours, not a second time when the server says them back."""

    def __init__(self, *, url: str, channel: str) -> None:
        mark = secrets.token_hex(6).encode()
        self.ear = Ear()
        self.speaker = _Speaker(url, channel, mark)
        self.listener = _Listener(url, channel, mark, self.ear)

    def ring(self, meeting_id: int) -> None:
        self.ear.hear(meeting_id)
        self.speaker.say(meeting_id)

    def listen(self, heard: Callable[[int], None], missed: Callable[[], None]) -> None:
        self.ear.listen(heard, missed)
        self.listener.start()

    def stop(self) -> None:
        self.ear.close()
        self.listener.stop()
        self.speaker.stop()


class _Connected:
    """A thread that works with the server as long as it answers and tries again when it does not."""

    name = ""

    def __init__(self, url: str) -> None:
        self.url = url
        self.stopping = threading.Event()
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None
        self.pause, self.is_well = FIRST_PAUSE_SECONDS, True

    def start(self) -> None:
        with self.starting:
            if self.thread is None:
                self.thread = threading.Thread(target=self._run, name=f"wire-{self.name}", daemon=True)
                self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self.thread is not None:
            self.thread.join(LOOK_SECONDS * 2 + ANSWER_SECONDS)

    def work(self, client: "redis.Redis") -> None:
        """Until `stopping`. Raises one of TROUBLE when the server is gone."""
        raise NotImplementedError

    def answered(self) -> None:
        if not self.is_well:
            log.info("wire_back", kind=self.name)
        self.pause, self.is_well = FIRST_PAUSE_SECONDS, True

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                with _client(self.url) as client:
                    self.work(client)
            except Exception as trouble:  # noqa: BLE001  (a thread that ended would be deaf or dumb for good)
                self._wait(trouble)

    def _wait(self, trouble: BaseException) -> None:
        if self.is_well and not self.stopping.is_set():
            log.warning("wire_down", kind=self.name, failure=type(trouble).__name__)
        self.is_well = False
        self.stopping.wait(self.pause * random.uniform(0.7, 1.3))  # noqa: S311  (so that not all come at once)
        self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)


class _Speaker(_Connected):
    """A bell that rings many times before it could be said is said once."""

    name = "speaker"

    def __init__(self, url: str, channel: str, mark: bytes) -> None:
        super().__init__(url)
        self.channel, self.mark = channel, mark
        self.waiting: set[int] = set()
        self.change = threading.Condition()

    def say(self, meeting_id: int) -> None:
        with self.change:
            self.waiting.add(meeting_id)
            self.change.notify()
        if self.thread is None:
            self.start()

    def stop(self) -> None:
        self.stopping.set()
        with self.change:
            self.change.notify()
        super().stop()

    def work(self, client: "redis.Redis") -> None:
        for some in self._due():
            try:
                client.publish(self.channel, b" ".join([self.mark, *(b"%d" % one for one in some)]))
            except TROUBLE:
                with self.change:
                    self.waiting |= some
                raise
            self.answered()

    def _due(self) -> Iterator[set[int]]:
        while True:
            with self.change:
                self.change.wait_for(lambda: self.waiting or self.stopping.is_set())
                if not self.waiting or (self.stopping.is_set() and not self.is_well):
                    return
                some = set(sorted(self.waiting)[:MOST_AT_ONCE])
                self.waiting -= some
            yield some


class _Listener(_Connected):
    name = "listener"

    def __init__(self, url: str, channel: str, mark: bytes, ear: Ear) -> None:
        super().__init__(url)
        self.channel, self.mark, self.ear = channel, mark, ear

    def work(self, client: "redis.Redis") -> None:
        with contextlib.closing(client.pubsub()) as line:  # type: ignore[no-untyped-call]
            line.subscribe(self.channel)
            spoke = asked = time.monotonic()
            while not self.stopping.is_set():
                message = line.get_message(timeout=LOOK_SECONDS)
                now = time.monotonic()
                if message is not None:
                    spoke = now
                    self._take(message["type"], message["data"])
                elif now - spoke > SILENT_SECONDS:
                    raise redis.ConnectionError("silent")
                elif now - max(spoke, asked) > ASK_SECONDS:
                    line.ping()
                    asked = now

    def _take(self, kind: str, data: object) -> None:
        if kind == "subscribe":
            self.answered()
            self.ear.miss()
        elif kind == "message" and isinstance(data, bytes):
            mark, *ids = data.split(b" ")
            if mark != self.mark:
                for one in ids:
                    number = row_number(one.decode("ascii", "replace"))
                    if number is not None:
                        self.ear.hear(number)


def _client(url: str) -> "redis.Redis":
    """Gives up at once: whether to try again, and when, is decided here and said in the log."""
    return redis.Redis.from_url(
        url,
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        socket_keepalive=True,
        retry=Retry(NoBackoff(), 0),
        protocol=2,
    )
