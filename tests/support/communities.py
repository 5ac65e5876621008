"""Fixtures that found communities and fill them."""

from datetime import timedelta

import pytest

from copal.domain.communities import actions as communities
from copal.domain.confidentiality.rules import composed
from tests.cast import SIX, person


def words(text: str):
    return composed(text, audience="community")


@pytest.fixture
def found(cast):
    """Founds a community led by Alice; keyword arguments change what it is like."""

    def make(name="Book Club", **details):
        given = {"kind": "book_club", "joining": "open", **details}
        community = communities.found_community(name=words(name), by=cast.dora, at=SIX, **given)
        communities.add_member(
            community=community, person=cast.alice, role="facilitator", by=cast.dora, at=SIX
        )
        return community

    return make


@pytest.fixture
def crowd(cast):
    """As many further people as asked for."""

    def make(count):
        return [person(f"Guest{n}") for n in range(count)]

    return make


def later(minutes: int):
    return SIX + timedelta(minutes=minutes)
