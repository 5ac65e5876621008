"""At the door of the circle: it is five past six unless a test says otherwise."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from copal.domain.attendance import rules
from copal.domain.attendance.actions import doors
from copal.domain.meetings.models import Invitation
from copal.policies.doors import in_force
from tests.cast import SIX, person

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(time_machine):
    """`clock(minutes)`: so many minutes after six."""

    def to(minutes):
        time_machine.move_to(SIX + minutes * MINUTE, tick=False)

    to(5)
    return to


@pytest.fixture
def room(cast, clock):
    """The address of the circle's pages."""
    return f"/meetings/{cast.circle.pk}"


@pytest.fixture
def code(cast, clock):
    def now():
        at = timezone.now()
        secret = doors.door_key(cast.circle).secret
        return rules.door_code(secret, meeting_id=cast.circle.pk, at=at, policy=in_force(on=at.date()))

    return now


@pytest.fixture
def guest(cast):
    """Gus is invited to this one meeting, without being a member."""
    gus = person("Gus")
    Invitation.objects.create(meeting=cast.circle, person=gus, at=SIX, by=cast.alice, guest=True)
    return gus


def key_in(response):
    """The key of the drawn form."""
    return re.search(r'name="client_key"[^>]*value="([0-9a-f]+)"', response.content.decode())[1]
