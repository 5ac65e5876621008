"""Who opens the page of a meeting's photos, by what they are to the meeting."""

import pytest
from django.test import Client

from copal.domain.communities.actions import remove_member
from tests.cast import SIX
from tests.facilitation.playing import guest, join

IN_IT = ("facilitator", "member", "other_member", "guest")
NOT_IN_IT = ("outsider", "removed", "staff", "auditor")


@pytest.fixture
def people(cast):
    removed = join(cast, "Rosa")
    remove_member(community=cast.community, person=removed, by=cast.alice, at=SIX)
    return {
        "facilitator": cast.alice, "member": cast.bob, "other_member": join(cast, "Mara"), "outsider": cast.charlie,
        "removed": removed, "staff": cast.dora, "auditor": cast.edna, "guest": guest(cast),
    }  # fmt: skip


@pytest.fixture
def as_(people):
    def signed_in(who):
        client = Client()
        if who != "stranger":
            client.force_login(people[who])
        return client

    return signed_in


@pytest.fixture
def place(cast):
    return f"/meetings/{cast.circle.pk}/photos/"
