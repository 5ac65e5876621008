"""A poor line between a browser and the site: a small proxy that drops, delays, stalls and loses, as told.

Loss is seen from above TCP, where a lost packet is a pause and, if it goes on, a broken connection.
"""

import contextlib
import random
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest


class PoorLine:
    """`address` leads to the site. Change `delay_seconds`, `piece_bytes`, `is_down`, `lost_share` while it runs; `cut()`
    breaks what is open.

    While it is down nothing new gets through and nothing that is open moves. `lost_share` of the pieces come
    `pause_seconds` late, in order, and one in twenty of those ends its connection.
    """

    def __init__(self, site: str, seed: int = 7) -> None:
        parts = urlsplit(site)
        self.target = (parts.hostname, parts.port)
        self.delay_seconds, self.lost_share, self.pause_seconds, self.is_down = 0.0, 0.0, 0.3, False
        self.piece_bytes = 65_536
        self.dice = random.Random(seed)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        self.open: set[socket.socket] = set()
        self.is_over = False
        threading.Thread(target=self._let_in, daemon=True).start()

    def cut(self) -> None:
        for one in list(self.open):
            _shut(one)

    def close(self) -> None:
        self.is_over = True
        _shut(self.door)
        self.cut()

    def _let_in(self) -> None:
        while not self.is_over:
            try:
                near, _where = self.door.accept()
            except OSError:
                return
            if self.is_down:
                _shut(near)
                continue
            far = socket.create_connection(self.target)
            self.open |= {near, far}
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(self.piece_bytes):
                self._hinder(source)
                sink.sendall(piece)
        for one in (source, sink):
            self.open.discard(one)
            _shut(one)

    def _hinder(self, source: socket.socket) -> None:
        time.sleep(self.delay_seconds)
        if self.dice.random() < self.lost_share:
            time.sleep(self.pause_seconds)
            if self.dice.random() < 0.05:
                raise OSError("lost for good")
        while self.is_down and source in self.open:
            time.sleep(0.02)


def _shut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@pytest.fixture
def poor_line(site):
    line = PoorLine(site)
    yield line
    line.close()
