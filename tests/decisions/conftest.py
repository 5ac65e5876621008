import pytest

from tests.decisions import scene as made


@pytest.fixture
def scene(cast):
    """Seven people in the circle; Alice leads."""
    return made.build(cast)
