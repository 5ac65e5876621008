"""A crowd of listeners in a process of its own: `python -m bench._room_crowd`, told what to do line by line.

It holds many open streams with one epoll and stamps each event as it comes off its socket (CLOCK_MONOTONIC,
nanoseconds, the same clock in every process of a machine). What it was sent is read only when nothing waits.
"""

import json
import re
import resource
import select
import socket
import sys
import time
from dataclasses import dataclass

EVENT = re.compile(rb'(?:^|\n)id: ?(\d+)\ndata: ?\{"from": ?(null|\d+), ?"to": ?(\d+)')
PIECE = 65536
AT_ONCE = 32  # connections being opened at a time


@dataclass
class Stream:
    index: int
    line: socket.socket
    unread: bytes = b""
    serial: bytes = b""  # that of the last event
    is_torn: bool = False  # an event was missing, and no whole screen has come since
    last: int = 0


class Crowd:
    """All streams of one server. An arrival is (stream, number, nanoseconds); one on a torn stream brings nothing."""

    def __init__(self) -> None:
        self.poll = select.epoll()
        self.poll.register(0, select.EPOLLIN)
        self.streams: dict[int, Stream] = {}
        self.pieces: list[tuple[Stream, int, bytes]] = []
        self.arrivals: list[tuple[int, int, int]] = []
        self.event_bytes = 0
        self.ended = 0
        self.torn = 0

    def run(self) -> None:
        """Until the other end of standard input is closed."""
        while True:
            ready = self.poll.poll(0 if self.pieces else None, 4096)
            if not ready:
                self._read()
            for number, _ in ready:
                if number:
                    self._take(self.streams[number])
                elif not self._obey(sys.stdin.readline()):
                    return

    def _take(self, stream: Stream) -> None:
        try:
            piece = stream.line.recv(PIECE)
        except BlockingIOError:
            return
        except ConnectionError:
            piece = b""
        at = time.monotonic_ns()
        if piece:
            self.pieces.append((stream, at, piece))
        else:
            self.ended += 1
            self.poll.unregister(stream.line)
            stream.line.close()

    def _read(self) -> None:
        for stream, at, piece in self.pieces:
            *events, stream.unread = (stream.unread + piece).split(b"\n\n")
            for event in events:
                if found := EVENT.search(event):
                    number, before, stream_serial = found.groups()
                    is_whole = before == b"null"
                    self.torn += not is_whole and not stream.is_torn and before != stream.serial
                    stream.is_torn = not is_whole and (stream.is_torn or before != stream.serial)
                    stream.serial = stream_serial
                    self._arrived(stream, int(number), at, len(event) + 2)
        self.pieces.clear()

    def _arrived(self, stream: Stream, number: int, at: int, size: int) -> None:
        if not stream.is_torn:
            stream.last = number
            self.arrivals.append((stream.index, number, at))
            self.event_bytes += size

    def _obey(self, line: str) -> bool:
        if not line:
            return False
        asked = json.loads(line)
        self._read()
        told = getattr(self, asked.pop("do"))(**asked)
        print(json.dumps(told), flush=True)
        return True

    def listen(self, port: int, path: str, cookies: list[str]) -> dict[str, object]:
        """Open a stream for each cookie. A stream counts as open once its head has come."""
        statuses: dict[int, int] = {}
        for start in range(0, len(cookies), AT_ONCE):
            lines = [_asked(port, path, cookie) for cookie in cookies[start : start + AT_ONCE]]
            for line in lines:
                status, rest = _head(line)
                statuses[status] = statuses.get(status, 0) + 1
                if status != 200:
                    line.close()
                    continue
                stream = Stream(len(self.streams), line)
                self.streams[line.fileno()] = stream
                self.pieces.append((stream, time.monotonic_ns(), rest))
                line.setblocking(False)
                self.poll.register(line, select.EPOLLIN)
        return {"open": len(self.streams), "statuses": statuses}

    def tally(self) -> dict[str, int]:
        """The number that every stream has reached, and how many streams the server ended."""
        return {"least": min((one.last for one in self.streams.values()), default=0), "ended": self.ended}

    def report(self) -> dict[str, object]:
        """Everything that came since the last report."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        told = {
            "arrivals": self.arrivals,
            "event_bytes": self.event_bytes,
            "ended": self.ended,
            "torn": self.torn,
            "cpu_seconds": used.ru_utime + used.ru_stime,
        }
        self.arrivals, self.event_bytes = [], 0
        return told

    def hang_up(self) -> dict[str, object]:
        for stream in self.streams.values():
            stream.line.close()
        self.streams, self.pieces, self.ended = {}, [], 0
        return {}

    def drain(self, streams: int, size: int) -> dict[str, float]:
        """How long this process itself takes for one event that waits on every stream already."""
        pairs = [socket.socketpair() for _ in range(streams)]
        event = b'id: 1\ndata: {"from": 0, "words": "' + b"x" * size + b'"}\n\n'
        mine = {here.fileno(): Stream(index, here) for index, (here, _) in enumerate(pairs)}
        poll = select.epoll()
        for here, there in pairs:
            here.setblocking(False)
            poll.register(here, select.EPOLLIN)
            there.send(event)
        started, before = time.monotonic_ns(), len(self.pieces)
        for number, _ in poll.poll(0, 4096):
            self._take(mine[number])
        seconds, taken = (time.monotonic_ns() - started) / 1e9, len(self.pieces) - before
        self.pieces.clear()
        poll.close()
        for pair in pairs:
            for end in pair:
                end.close()
        return {"streams": taken, "milliseconds": round(seconds * 1000, 3)}


def _asked(port: int, path: str, cookie: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    held = f"Cookie: {cookie}\r\n" if cookie else ""
    line.sendall(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n{held}\r\n".encode()
    )
    return line


def _head(line: socket.socket) -> tuple[int, bytes]:
    came = b""
    while b"\r\n\r\n" not in came:
        piece = line.recv(PIECE)
        if not piece:
            return 0, b""
        came += piece
    head, _, rest = came.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), rest


if __name__ == "__main__":
    Crowd().run()
