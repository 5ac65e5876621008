"""Fixtures every test may use. Tests stand at the interfaces the house promises."""

import pytest
from django.core.cache import cache
from hypothesis import settings

from copal.domain.communities.queries.everyone import remember
from tests import cast as casting
from tests.support import network

network.close()
# How long an example may take says more about the machine than about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

pytest_plugins = [
    "tests.support.letters",
    "tests.support.tasks",
    "tests.support.queries",
    "tests.support.communities",
    "tests.support.site",
    "tests.support.postgres",
    "tests.support.rooms",
    "tests.support.listening",
    "tests.support.poor_line",
    "tests.support.redis",
    "tests.support.sealing",
    "tests.support.rule_packs",
]


@pytest.fixture(autouse=True)
def nobody_known_from_another_test():
    """What a process remembers of everyone's names is of a network that is gone when a test begins."""
    remember(frozenset())


@pytest.fixture(autouse=True)
def nothing_counted_in_another_test():
    """Tests travel to the same evening again and again: what was counted there against a flood would never run out."""
    cache.clear()


@pytest.fixture
def cast(db):
    """Alice facilitates, Bob is a member, Charlie an outsider, Dora network staff, Edna an auditor."""
    return casting.assemble()
