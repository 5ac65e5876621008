"""The demo network, built once for all tests of this folder, in a transaction that is taken back."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.test import override_settings

from copal.cli.demo import build
from copal.config.mailers import DEMO_BOX

AT = datetime(2026, 11, 24, 0, 10, tzinfo=UTC)  # a Monday evening in Maine: ten past seven


@pytest.fixture(scope="session")
def at() -> datetime:
    return AT


@pytest.fixture(scope="package")
def told() -> list[str]:
    return []


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker, told):
    with (
        django_db_blocker.unblock(),
        override_settings(MAILERS={"default": {"BACKEND": DEMO_BOX}}, DEMO=True),
        transaction.atomic(),
    ):
        build(at=AT, progress=told.append)
        assert configured.DEMO
        yield
        transaction.set_rollback(True)
