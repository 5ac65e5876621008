import pytest

from tests.programmes import scene as made


@pytest.fixture
def scene(cast):
    return made.build(cast)
