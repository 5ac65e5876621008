"""There is one worker: it takes up what a dead one had begun, so a second at the same time would do it twice.

With SQLite the data folder sees to it (`keeping.AtHome`). PostgreSQL may be reached from several folders and
machines, so there the worker holds a lock of the database itself, for as long as its connection lives.
"""

import threading
import time
from typing import TYPE_CHECKING, Any

import structlog
from django.db import connection

if TYPE_CHECKING:
    import psycopg

LOCK = 0x636F_7061_6C  # "copal"; advisory locks are the database's own, so other sites never meet it
PATIENCE_SECONDS = 10.0  # a worker whose parent was killed ends within this
CONNECT_SECONDS = 5
SURE_SECONDS = 1.0

log = structlog.get_logger("copal.worker")


def is_taken(patience: float = PATIENCE_SECONDS) -> bool:
    """Whether another worker is at work on this database, and still is after `patience` seconds."""
    if connection.vendor != "postgresql":
        return False
    until = time.monotonic() + patience
    with _connect() as line:
        while not _take(line):
            if time.monotonic() > until:
                return True
            time.sleep(0.2)
    return False


class OneWorker:
    """Held while work is done. May be asked from several threads."""

    def __init__(self) -> None:
        self.needs_lock = connection.vendor == "postgresql"
        self.guard = threading.Lock()
        self.line: psycopg.Connection[Any] | None = None
        self.sure_until = 0.0
        self.said = ""

    def is_ours(self) -> bool:
        """False while another worker is at work or the database is away: then nothing may be done."""
        if not self.needs_lock:
            return True
        with self.guard:
            if time.monotonic() >= self.sure_until:
                self._make_sure()
            return self.line is not None

    def _make_sure(self) -> None:
        import psycopg

        try:
            if self.line is None:
                self._try()
            else:
                self.line.execute("SELECT 1")
        except psycopg.Error:
            if self.line is not None:
                self.line.close()
                self.line = None
                self._say_once("worker_lost_its_lock")
        self.sure_until = time.monotonic() + SURE_SECONDS

    def _try(self) -> None:
        line = _connect()
        if _take(line):
            self.line, self.said = line, ""
        else:
            line.close()
            self._say_once("another_worker_is_at_work")

    def _say_once(self, words: str) -> None:
        if self.said != words:
            log.warning(words)
        self.said = words


def _connect() -> "psycopg.Connection[Any]":
    """Beside Django's pool: a pool hands its connections on, and the lock with them."""
    import psycopg

    given = {**connection.get_connection_params(), "connect_timeout": CONNECT_SECONDS}
    return psycopg.connect(**given, autocommit=True)


def _take(line: "psycopg.Connection[Any]") -> bool:
    row = line.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()
    return bool(row and row[0])
