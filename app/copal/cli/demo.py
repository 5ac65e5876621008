"""`copal up` on an empty database: builds the demo network, once."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from copal.base.refusals import Refused
from copal.cli.demo_network import (
    aftermath,
    evenings,
    founding,
    gatherings,
    past_rooms,
    presence,
    rooms,
    steps,
    tonight,
    tonights_room,
    two_people,
    workplace,
)
from copal.cli.demo_network.letters import PostOffice
from copal.cli.demo_network.stage import Stage
from copal.domain.communities.queries import the_network

TOLD_EACH = timedelta(days=91)


class AlreadyBuilt(Refused):
    reason = "already_built"


@transaction.atomic
def build(*, at: datetime, progress: Callable[[str], None] | None = None) -> None:
    """Play fourteen months of a network that ends at `at` (aware). The same `at` gives the same network.

    `progress` is told in words how far it is. Raises `AlreadyBuilt` where there is a network already.
    """
    if the_network() is not None:
        raise AlreadyBuilt("There is a network here already. The demo is built into an empty database only.")
    stage = Stage(at)
    founding.begin(stage)
    workplace.plan(stage)
    office = PostOffice(stage)
    for group in stage.groups.values():
        for evening in evenings.evenings_of(stage, group):
            _plan(stage, evening, office)
    told = at

    def after_each(when: datetime) -> None:
        nonlocal told
        office.after(when)
        if progress and (told == at or when - told >= TOLD_EACH):
            told = when
            progress(f"  {when:%B %Y}")

    stage.play(after_each=after_each)


def _plan(stage: Stage, evening: evenings.Evening, office: PostOffice) -> None:
    gatherings.prepare(stage, evening, office.remind)
    rooms.plan(stage, evening, past_rooms.acts_of(stage, evening))
    steps.follow(stage, evening)
    two_people.follow(stage, evening)
    if evening.is_tonight:
        tonight.under_way(stage, evening)
        rooms.plan(stage, evening, tonights_room.acts_of(stage, evening))
    elif tonight.is_waiting(evening):
        tonight.report_waits(stage, evening)
    elif not evening.called_off:
        presence.take(stage, evening)
        aftermath.follow(stage, evening)
