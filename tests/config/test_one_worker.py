"""Two workers never work on one database at once."""

import pytest

from copal.config.running import one_worker
from copal.config.running.one_worker import OneWorker


@pytest.fixture
def sure_at_once(monkeypatch):
    monkeypatch.setattr(one_worker, "SURE_SECONDS", 0.0)


def test_on_sqlite_the_data_folder_sees_to_it(db):
    assert OneWorker().is_ours()
    assert not one_worker.is_taken(patience=0)


@pytest.mark.postgres
def test_on_postgres_the_second_waits_for_the_first(on_postgres, sure_at_once):
    assert not one_worker.is_taken(patience=0)
    first, second = OneWorker(), OneWorker()
    assert first.is_ours()
    assert not second.is_ours()
    assert first.is_ours()
    assert one_worker.is_taken(patience=0.3)
    first.line.close()
    assert second.is_ours()
    assert not first.is_ours()
    assert second.is_ours()
    second.line.close()
    assert not one_worker.is_taken(patience=2)


@pytest.mark.postgres
def test_a_line_the_database_cut_is_taken_up_again(on_postgres, sure_at_once):
    one = OneWorker()
    assert one.is_ours()
    with on_postgres.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 2000)", [one.line.info.backend_pid])
    assert not one.is_ours()
    assert one.is_ours()
    one.line.close()
