"""Keys of the tests: in a folder of their own, gone with it. Nothing a test seals is sealed with a site's keys."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.conf import settings

from copal.domain.confidentiality import sealing
from copal.instruments.sealing import KeyFolders


@pytest.fixture(scope="session", autouse=True)
def _keys_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.KEY_FOLDERS = (tmp_path_factory.mktemp("keys"),)


def saying(rows: Iterable[Any], words: str) -> list[Any]:
    """Those of the rows whose words are these: the database cannot say."""
    return [row for row in rows if row.words == words]


@pytest.fixture
def keys() -> KeyFolders:
    """The keys that everything in this test is sealed with."""
    return sealing.keys()
