"""Fixtures every test may use. Tests stand at the interfaces the house promises."""

from tests.support import network

network.close()

pytest_plugins = [
    "tests.support.letters",
    "tests.support.tasks",
    "tests.support.queries",
    "tests.support.site",
    "tests.support.postgres",
]
