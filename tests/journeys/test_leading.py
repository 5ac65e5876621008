"""What those who lead a meeting earn themselves is the policy's choice: as everyone, or nothing. Both ways hold everywhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from copal.domain.communities.models import Membership
from copal.domain.credentials.models import Order
from copal.domain.people.actions import add_person
from copal.journeys.correct_hours import out_of_step
from copal.journeys.join_accounts import join_accounts
from copal.policies import attendance
from tests.cast import LONG_AGO, SIX
from tests.journeys.evenings import AFTER, close, fresh, mark, net
from tests.journeys.reports import ORDINARY
from tests.pages.reports.test_reports import brought, room, text

__all__ = ["room"]
CHOICES = pytest.mark.parametrize(("choice", "earned"), [("as_everyone", {"growth": 120}), ("nothing", {})])


@pytest.fixture
def set_to(monkeypatch):
    """Every edition in force says so."""
    known = attendance.editions()

    def run(choice):
        monkeypatch.setattr(
            attendance, "editions", lambda: tuple(replace(one, facilitators=choice) for one in known)
        )

    return run


@CHOICES
def test_who_leads_earns_by_the_policy_and_members_always(cast, set_to, choice, earned):
    set_to(choice)
    for one in (cast.alice, cast.bob):
        mark(cast, one)
    close(cast)
    assert (net(cast.alice), net(cast.bob)) == (earned, {"growth": 120})
    assert {one.person_id for one in Order.objects.all()} == {
        cast.bob.pk,
        *([cast.alice.pk] if earned else []),
    }
    assert out_of_step(fresh(cast.circle)) == []


@CHOICES
def test_it_is_whoever_led_that_evening(cast, set_to, choice, earned):
    """Who led then and not now, and who leads now and did not then; co-facilitators lead too, note-takers do not."""
    set_to(choice)
    then = Membership.objects.get(person=cast.alice)
    then.ended_at, then.how_ended = SIX + timedelta(days=1), "left"
    then.save()
    for person, role, since in (
        (cast.charlie, "co_facilitator", LONG_AGO),
        (cast.dora, "note_taker", LONG_AGO),
        (cast.edna, "facilitator", SIX + timedelta(days=1)),
    ):
        Membership.objects.create(community=cast.community, person=person, role=role, joined_at=since)
    for one in (cast.alice, cast.charlie, cast.dora, cast.edna):
        mark(cast, one)
    close(cast)
    assert [net(one) for one in (cast.alice, cast.charlie)] == [earned, earned]
    assert [net(one) for one in (cast.dora, cast.edna)] == [{"growth": 120}, {"growth": 120}]


@CHOICES
def test_what_comes_later_is_priced_alike(cast, set_to, choice, earned):
    set_to(choice)
    close(cast)
    mark(cast, cast.alice)
    assert net(cast.alice) == earned


@CHOICES
def test_an_account_that_led_still_led_once_it_is_joined(cast, set_to, choice, earned):
    set_to(choice)
    double = add_person(chosen_name="Bobby", email=None, how="door", by=cast.alice, at=LONG_AGO)
    Membership.objects.create(community=cast.community, person=double, role="facilitator", joined_at=LONG_AGO)
    mark(cast, double)
    close(cast)
    assert net(double) == earned
    join_accounts(kept=cast.bob, gone=double, by=cast.dora, at=AFTER)
    assert (net(cast.bob), net(double)) == (earned, {})


@CHOICES
def test_the_pages_say_so_before_it_is_written(cast, set_to, client, room, choice, earned):
    set_to(choice)
    report = brought(client, cast, room, ORDINARY)
    told = text(client.get(f"{room}/{report.pk}/"))
    assert ("none: leads the meeting" in told) is (not earned)
    mark(cast, cast.alice)
    page = text(client.get(f"/meetings/{cast.circle.pk}/closing/"))
    assert ("Leads the meeting: earns no hours by this rule." in page) is (not earned)
