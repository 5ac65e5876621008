"""The PostgreSQL that tests start is a real one, and everything speaks to it while a test says so."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

pytestmark = pytest.mark.postgres


def test_queries_go_to_postgres(on_postgres):
    Session.objects.create(session_key="here", session_data="", expire_date=timezone.now())
    assert connection.vendor == "postgresql"
    with on_postgres.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (1,)


def test_the_next_test_finds_it_empty(on_postgres):
    assert not Session.objects.exists()
    assert on_postgres.pg_version >= 150000


def test_afterwards_the_usual_database_is_back(db):
    assert connection.vendor == "sqlite"
