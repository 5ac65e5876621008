"""Keys of the tests: in a folder of their own, gone with it. Nothing a test seals is sealed with a site's keys."""

import pytest
from django.conf import settings

from copal.domain.confidentiality import sealing
from copal.instruments.sealing import KeyFolders


@pytest.fixture(scope="session", autouse=True)
def _keys_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.KEY_FOLDERS = (tmp_path_factory.mktemp("keys"),)


@pytest.fixture
def keys() -> KeyFolders:
    """The keys that everything in this test is sealed with."""
    return sealing.keys()
