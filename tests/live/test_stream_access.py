"""Who may listen to which screen: every viewer of the access table times every audience, and signed links."""

import pytest
import time_machine

from tests.access import world as made
from tests.support.listening import Ear

AUDIENCES = ("member", "notes", "lead", "screen")
MAY = {
    "member": ("member",),
    "guest": ("member",),
    "notetaker": ("member", "notes", "screen"),
    "cofacilitator": AUDIENCES,
    "facilitator": AUDIENCES,
}


@pytest.mark.parametrize("who", made.VIEWERS)
def test_the_stream_is_there_for_those_who_may_and_for_nobody_else(site, cast, session_of, who):
    with time_machine.travel(made.NOW, tick=True):
        world = made.build(cast)
        viewer = world.viewers[who]
        session = session_of(viewer) if viewer else ""
        for audience in AUDIENCES:
            with Ear(site, cast.circle.pk, session, audience) as ear:
                assert ear.status == (200 if audience in MAY.get(who, ()) else 404), (who, audience)
