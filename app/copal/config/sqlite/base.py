import threading
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite
from django.db.utils import OperationalError

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_locks: dict[str, threading.Lock] = {}
_guard = threading.Lock()


def lock_of(name: str) -> threading.Lock:
    """The one write lock of a database file in this process."""
    with _guard:
        return _locks.setdefault(name, threading.Lock())


class Cursor(django_sqlite.SQLiteCursorWrapper):
    """A write outside any transaction takes its turn too."""

    house: "DatabaseWrapper"

    def execute(self, query: str, params: Any = None) -> Any:
        if self.connection.in_transaction or not query.lstrip()[:7].upper().startswith(WRITES):
            return super().execute(query, params)
        with self.house.turn():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        if self.connection.in_transaction:
            return super().executemany(query, param_list)
        with self.house.turn():
            return super().executemany(query, param_list)


class Turn:
    """Holds the write lock for a while; raises OperationalError when none came free in time."""

    def __init__(self, lock: threading.Lock, seconds: float) -> None:
        self.lock, self.seconds = lock, seconds

    def __enter__(self) -> None:
        if not self.lock.acquire(timeout=self.seconds):
            raise OperationalError("database is locked: another writer kept it too long")

    def __exit__(self, *trouble: object) -> None:
        self.lock.release()


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """`BEGIN IMMEDIATE` waits for the lock; commit, rollback and close give it back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held: threading.Lock | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Opens the file, making its folder first (readable by its owner only)."""
        if not self.is_in_memory_db():
            Path(conn_params["database"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super().get_new_connection(conn_params)

    def turn(self) -> Turn:
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        return Turn(lock_of(str(self.settings_dict["NAME"])), seconds)

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.house = self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        turn = self.turn()
        turn.__enter__()
        self.held = turn.lock
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()

    def _give_back(self) -> None:
        held, self.held = self.held, None
        if held is not None:
            held.release()
