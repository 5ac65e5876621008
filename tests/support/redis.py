"""A real Redis (or Valkey) for tests, started from Debian's package, keeping nothing, gone afterwards.

It may be stopped, started again on the same port, or held still as if the line to it hung.
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copal.config.server import FreePort

PATIENCE_SECONDS = 10


class NoRedis(RuntimeError):
    """Redis is not installed, and this is CI, where it must be."""


def program() -> str | None:
    return shutil.which("redis-server") or shutil.which("valkey-server")


class RedisServer:
    """One server on a port of its own. `url` stays the same when it is started again."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.home = Path(tempfile.mkdtemp(prefix="copal-redis-"))
        self.port = FreePort.find(start=random.randrange(20_000, 32_000))
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        options = ("--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir", str(self.home))
        self.process = subprocess.Popen(
            [self.program, "--port", str(self.port), *options], stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            assert self.process.poll() is None, "redis-server ended at once"
            assert time.monotonic() < until, "redis-server does not answer"
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def stop(self) -> None:
        """At once, as if the machine lost power."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(PATIENCE_SECONDS)
            self.process = None

    def hold(self) -> None:
        """It is there, takes connections, and never answers."""
        self.process.send_signal(signal.SIGSTOP)

    def let_go(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_program() -> str:
    found = program()
    if found is None:
        if os.environ.get("CI") == "true":
            raise NoRedis("install the package redis-server")
        pytest.skip("Redis is not installed (apt install redis-server)")
    return found


@pytest.fixture
def redis_server(redis_program: str) -> Iterator[RedisServer]:
    """A running server with nothing in it."""
    server = RedisServer(redis_program)
    server.start()
    try:
        yield server
    finally:
        server.remove()
