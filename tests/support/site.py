"""The site as people reach it: the real front (granian, ASGI, threads) on a free port, in this process.

Tests that use `site` see committed data only; after each of them the database is put back as it was.
"""

import asyncio
import random
import sqlite3
import threading
import time
import urllib.request
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

PATIENCE_SECONDS = 15
_pristine = sqlite3.connect(":memory:", check_same_thread=False)
_flush = TransactionTestCase._fixture_teardown


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """As pytest-django's; afterwards the migrated, empty database is kept to go back to."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            connection.connection.backup(_pristine)


def _put_back(case: TransactionTestCase) -> None:
    """The ledger refuses DELETE, so Django's flush cannot empty it; the kept copy is laid over instead."""
    if connection.vendor != "sqlite":
        _flush(case)
        return
    connection.close()
    connection.ensure_connection()
    with connection.turn():
        _pristine.backup(connection.connection)


TransactionTestCase._fixture_teardown = _put_back


@pytest.fixture(scope="session")
def _front(django_db_setup) -> Iterator[str]:
    from copal.config.front import front
    from copal.config.server import FreePort, server

    port = FreePort.find(start=random.randrange(20_000, 32_000))
    loop = asyncio.new_event_loop()
    running = {}

    def run() -> None:
        asyncio.set_event_loop(loop)
        running["server"] = server(front, address="127.0.0.1", port=port)
        loop.run_until_complete(running["server"].serve())
        loop.close()

    thread = threading.Thread(target=run, name="site", daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{port}"
    _wait_for(address)
    yield address
    loop.call_soon_threadsafe(running["server"].stop)
    thread.join(PATIENCE_SECONDS)


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address + "/healthz", timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@pytest.fixture
def site(transactional_db, _front: str) -> str:
    """The address of the running site, without a slash at its end."""
    return _front
