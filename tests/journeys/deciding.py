"""A room of five in which something is decided, for tests of the journeys that do so."""

import pytest

from copal.base.refusals import Refused
from copal.domain.communities.models import Membership
from copal.domain.decisions.models import Proposal
from copal.domain.decisions.queries import proposals_of
from copal.domain.people.models import Person
from tests.cast import LONG_AGO, person

SWAP = "We swap routines for a month."


def fill(open_room):
    """Alice and Bob are here, and three more."""
    for name in ("Jo", "Lena", "Noor"):
        one = person(name)
        Membership.objects.create(
            community=open_room.cast.community, person=one, role="member", joined_at=LONG_AGO
        )
        open_room.act(one, "acknowledge", how="call")
    return open_room


def here(room):
    return list(Person.objects.filter(pk__in=room.state.opening.present).order_by("pk"))


def propose(room, words=SWAP, **how):
    room.act(room.cast.alice, "propose", words, **how)
    return Proposal.objects.latest("pk")


def all_answer(room, proposal, *options, **rest):
    for one, option in zip(here(room), options, strict=False):
        room.act(one, "answer_proposal", proposal=proposal.pk, option=option, **rest)


def seen(room):
    return proposals_of(room.meeting.pk, present=room.state.opening.present)


def refused(room, reason, *act, **fields):
    before = room.state.number
    with pytest.raises(Refused) as no:
        room.act(*act, **fields)
    assert no.value.reason == reason
    assert room.state.number == before
