"""The meeting of the cast with four answers, seen at noon of its day; and Gwen, a guest."""

import pytest

from copal.domain.meetings import actions as meetings
from tests.cast import SIX
from tests.meetings.plans import words
from tests.meetings.scene import evening
from tests.pages.meetings.visits import NOON


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def row(cast):
    return evening(cast, SIX, answers=4)


@pytest.fixture
def gwen(cast, row):
    return meetings.invite_guest(
        meeting=row, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=NOON
    ).person
