"""Many people write at once: every write lands, none is told the database is locked."""

import threading

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from copal.config import checks
from copal.config.sqlite.base import lock_of

WRITERS, EACH = 16, 12
pytestmark = pytest.mark.django_db(transaction=True)


def put(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def many_at_once(write) -> list[Exception]:
    troubles: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(EACH):
                write(f"{number}-{turn}")
        except OperationalError as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return troubles


def test_transactions_queue_and_all_land():
    def write(key: str) -> None:
        with transaction.atomic():
            Session.objects.count()  # read first, then write: what DEFERRED fails at
            put(key)

    assert many_at_once(write) == []
    assert Session.objects.count() == WRITERS * EACH


def test_single_writes_queue_too():
    assert many_at_once(put) == []
    assert Session.objects.count() == WRITERS * EACH


def test_a_refused_transaction_gives_the_lock_back():
    def broken_off() -> None:
        with transaction.atomic():
            put("gone")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert not lock_of(str(connection.settings_dict["NAME"])).locked()
    assert not Session.objects.exists()


def test_a_connection_closed_half_way_gives_the_lock_back():
    def broken_off() -> None:
        with transaction.atomic():
            put("gone")
            connection.close()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert not lock_of(str(connection.settings_dict["NAME"])).locked()


def test_who_waits_too_long_is_told(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    lock = lock_of(str(connection.settings_dict["NAME"]))
    with lock, pytest.raises(OperationalError, match="locked"):
        put("never")


def test_the_database_is_set_up_as_measured():
    with connection.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 1}
    assert connection.transaction_mode == "IMMEDIATE"
    assert checks.sqlite_writes_in_line() == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ENGINE": "django.db.backends.sqlite3"}, "copal.E001"),
        ({"OPTIONS": {"init_command": "PRAGMA journal_mode = WAL"}}, "copal.E002"),
        ({"OPTIONS": {"transaction_mode": "IMMEDIATE"}}, "copal.E003"),
    ],
)
def test_a_worse_setting_is_refused_at_start(change, told):
    worse = {"default": {**settings.DATABASES["default"], **change}}
    with override_settings():
        settings.DATABASES = worse
        assert [problem.id for problem in checks.sqlite_writes_in_line()] == [told]
