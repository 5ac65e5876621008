"""Each test asks anew which added packs are in force: what another test put in force is gone with its rows."""

import pytest


@pytest.fixture(autouse=True)
def packs_asked_anew():
    from copal.domain.requirements.queries.books import forget_kept

    forget_kept()
