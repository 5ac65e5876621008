"""Who reads what, by the table alone."""

from dataclasses import fields
from typing import get_args

import pytest

from copal.domain.communities.rules import MAY
from copal.domain.communities.rules import Standing as InCommunity
from copal.domain.confidentiality.rules import Audience
from copal.domain.confidentiality.rules.audiences import READERS, Standing, may_read

WHAT = [one.name for one in fields(Standing)]
BY_AUDIENCE = {
    "author": {"author"},
    "facilitators": {"author", "leads", "staff"},
    "attended": {"author", "leads", "attends"},
    "community": {"author", "leads", "member"},
    "network": set(WHAT),
}


def test_each_audience_has_its_readers_and_no_others():
    assert set(READERS) == set(get_args(Audience.__value__))
    found = {
        audience: {one for one in WHAT if may_read(audience, Standing(**{one: True}))} for audience in READERS
    }
    assert found == BY_AUDIENCE


def test_who_is_nothing_to_a_text_reads_nothing():
    assert not [audience for audience in READERS if may_read(audience, Standing())]


@pytest.mark.parametrize("role", ["staff", "auditor"])
@pytest.mark.parametrize("joining", ["open", "closed"])
def test_those_who_serve_the_network_see_credit_and_not_talk(role, joining):
    serving = InCommunity(network_role=role).to_words(joining=joining)
    assert not may_read("attended", serving)
    assert not may_read("community", serving)
    assert may_read("facilitators", serving) is (role == "staff")


def test_staff_who_are_members_too_read_as_members():
    assert may_read("community", InCommunity(role="member", network_role="staff").to_words(joining="closed"))


@pytest.mark.parametrize("role", [role for role in MAY if role not in ("staff", "auditor")])
def test_a_member_who_was_not_there_reads_what_was_kept_and_not_what_was_said(role):
    """Those who lead read it all the same: they answer for it."""
    leads = role in ("facilitator", "co_facilitator")
    member = InCommunity(role=role).to_words(joining="closed")
    assert may_read("community", member)
    assert may_read("attended", member) is leads
    assert may_read("facilitators", member) is leads


def test_from_outside_an_open_community_shows_itself_and_a_closed_one_does_not():
    assert may_read("network", InCommunity().to_words(joining="open"))
    assert not may_read("network", InCommunity().to_words(joining="closed"))
    assert not may_read("community", InCommunity().to_words(joining="open"))


def test_a_guest_reads_the_meeting_and_not_the_community():
    guest = InCommunity().to_words(joining="closed", attends=True)
    assert may_read("attended", guest)
    assert may_read("network", guest)
    assert not may_read("community", guest)
