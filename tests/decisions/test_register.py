"""The register: who reads it, what waits to be looked at again, and what those who lead can change."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from copal.domain.communities import actions as communities
from copal.domain.decisions import actions
from copal.domain.decisions.models import Decision, Review
from copal.domain.decisions.queries import (
    decision_for,
    decision_seen,
    due_for_review,
    owner_in,
    register_of,
)
from copal.domain.journal.models import Entry
from tests.cast import SIX, person
from tests.decisions.scene import LATER, Control, words

TODAY = date(2026, 3, 2)
JUNE = date(2026, 6, 2)
IN_JUNE = SIX + timedelta(days=92)


def register(scene, viewer=None, at=LATER, **how):
    return register_of(viewer or scene.cast.alice, "circle", at=at, **how)


@pytest.fixture
def decision(scene):
    return scene.adopt(scene.agreed(), owner=scene.cast.bob, review_date=JUNE)


def test_what_was_agreed_is_kept_in_a_minute_with_an_owner_and_a_review_day(scene, decision):
    (line,) = register(scene).lines
    assert (line.words, line.outcome_words, line.owner.name, line.review_date) == (
        "We swap routines.",
        "Agreed",
        "Bob",
        JUNE,
    )
    assert (line.meeting, line.standing, line.happened) == ("Clean-up time without tears", "stands", ())
    assert scene.adopt(decision.proposal, "Another minute") == decision
    assert Entry.objects.filter(kind="decisions.kept").count() == 1


def test_only_what_is_agreed_is_kept(scene):
    proposal = scene.propose()
    with pytest.raises(actions.StillOpen):
        scene.adopt(proposal)
    scene.close(proposal)
    with pytest.raises(actions.NotAgreed):
        scene.adopt(proposal)
    again = scene.agreed("Other words")
    with pytest.raises(actions.NoWords):
        scene.adopt(again, "  ")
    with pytest.raises(actions.DayIsPast):
        scene.adopt(again, review_date=TODAY)
    with pytest.raises(actions.NotAMember):
        scene.adopt(again, owner=scene.cast.charlie)
    scene.amend(again, "Yet other words")
    with pytest.raises(actions.Settled):
        scene.adopt(again)
    assert not Decision.objects.exists()


def test_who_reads_it(scene, decision):
    rosa = scene.people[-1]
    communities.remove_member(community=scene.cast.community, person=rosa, by=scene.cast.alice, at=LATER)
    for viewer in (scene.cast.alice, scene.cast.bob):
        assert register(scene, viewer).total == 1
    for viewer in (scene.cast.charlie, rosa, scene.cast.dora, scene.cast.edna, None):
        with pytest.raises(Http404):
            register_of(viewer, "circle", at=LATER)


def test_who_may_change_it(scene, decision):
    alice, bob, charlie = scene.cast.alice, scene.cast.bob, scene.cast.charlie
    rosa = scene.people[-1]
    communities.remove_member(community=scene.cast.community, person=rosa, by=alice, at=LATER)
    assert decision_for(alice, "circle", decision.pk) == decision
    assert register(scene, alice).may_change
    with pytest.raises(PermissionDenied):
        decision_for(bob, "circle", decision.pk)  # though he owns it
    assert not register(scene, bob).may_change
    assert decision_seen(bob, "circle", decision.pk, at=LATER).owners == ()
    for viewer in (charlie, rosa, scene.cast.dora, scene.cast.edna):
        with pytest.raises(Http404):
            decision_for(viewer, "circle", decision.pk)
    with pytest.raises(Http404):
        decision_for(alice, "circle", 8_765_432)


def test_a_decision_of_another_community_is_not_there(scene, decision, found):
    found(name="Elsewhere")
    with pytest.raises(Http404):
        decision_for(scene.cast.alice, "elsewhere", decision.pk)


def test_who_can_own_it(scene, decision):
    bob, charlie = scene.cast.bob, scene.cast.charlie
    assert owner_in(decision, bob.pk) == bob
    assert owner_in(decision, None) is None
    for odd in (charlie.pk, 8_765_432):
        with pytest.raises(Http404):
            owner_in(decision, odd)


def test_what_waits_to_be_looked_at_again(scene, decision):
    scene.adopt(scene.agreed("No day"), "No review")
    assert register(scene).waiting == 0
    assert register(scene, only_waiting=True).lines == ()
    then = register(scene, at=IN_JUNE, only_waiting=True)
    assert [(line.id, line.standing) for line in then.lines] == [(decision.pk, "due")]
    assert (then.waiting, then.total) == (1, 2)


def test_looked_at_again_it_stands_until_the_next_day(scene, decision):
    actions.mark_reviewed(decision=decision, next_date=date(2026, 9, 2), by=scene.cast.alice, at=IN_JUNE)
    (line,) = register(scene, at=IN_JUNE).lines
    assert (line.standing, line.review_date) == ("stands", date(2026, 9, 2))
    assert [(one.kind, one.by) for one in line.happened] == [("reviewed", "Alice")]
    assert actions.take_back_review(decision=decision, by=scene.cast.alice, at=IN_JUNE)
    (line,) = register(scene, at=IN_JUNE).lines
    assert (line.standing, line.review_date, line.happened) == ("due", JUNE, ())


def test_a_review_is_taken_back_by_who_made_it_and_only_while_nothing_else_happened(scene, decision):
    alice, dora = scene.cast.alice, scene.cast.dora
    assert not actions.take_back_review(decision=decision, by=alice, at=IN_JUNE)
    actions.mark_reviewed(decision=decision, next_date=None, by=alice, at=IN_JUNE)
    assert not actions.take_back_review(decision=decision, by=dora, at=IN_JUNE)
    actions.change(
        decision=decision, owner=scene.cast.bob, review_date=date(2026, 9, 2), by=alice, at=IN_JUNE
    )
    assert not actions.take_back_review(decision=decision, by=alice, at=IN_JUNE)
    assert Review.objects.count() == 1


def test_nothing_due_is_not_reviewed(scene):
    decision = scene.adopt(scene.agreed())
    assert actions.mark_reviewed(decision=decision, next_date=None, by=scene.cast.alice, at=LATER) is None
    assert not Review.objects.exists()


def test_opened_again_it_waits_until_it_is_looked_at(scene):
    decision, alice = scene.adopt(scene.agreed()), scene.cast.alice
    actions.reopen(decision=decision, by=alice, at=LATER)
    actions.reopen(decision=decision, by=alice, at=LATER)
    assert Entry.objects.filter(kind="decisions.reopened").count() == 1
    (line,) = register(scene, only_waiting=True).lines
    assert line.standing == "open_again"
    with pytest.raises(actions.DayIsPast):
        actions.mark_reviewed(decision=decision, next_date=TODAY, by=alice, at=LATER)
    actions.mark_reviewed(decision=decision, next_date=None, by=alice, at=LATER)
    assert register(scene).lines[0].standing == "stands"
    actions.take_back_review(decision=decision, by=alice, at=LATER)
    assert register(scene).lines[0].standing == "open_again"


def test_another_owner_and_another_day(scene, decision):
    alice, jo = scene.cast.alice, scene.people[3]
    change = {"decision": decision, "by": alice, "at": LATER}
    actions.change(owner=jo, review_date=JUNE, **change)
    actions.change(owner=jo, review_date=JUNE, **change)
    told = Entry.objects.filter(kind="decisions.changed")
    assert [one.about["what"] for one in told] == [["owner"]]
    with pytest.raises(actions.NotAMember):
        actions.change(owner=scene.cast.charlie, review_date=JUNE, **change)
    with pytest.raises(actions.DayIsPast):
        actions.change(owner=jo, review_date=TODAY, **change)
    communities.remove_member(community=scene.cast.community, person=jo, by=alice, at=LATER)
    actions.change(owner=jo, review_date=None, **change)  # who owned it and left may stay named
    (line,) = register(scene).lines
    assert (line.owner.name, line.review_date) == (jo.chosen_name, None)


def test_what_is_not_ours_says_whom_it_goes_to(scene):
    scene.adopt(scene.agreed(control=Control.NOT_OURS, take_to=words("The licensing office")))
    (line,) = register(scene).lines
    assert (line.control_words, line.take_to) == ("Not ours", "The licensing office")


def test_the_review_day_is_one_of_the_communitys_own_clock(scene, decision):
    """At ten in the evening Eastern it is the next day in UTC, and still the first of June there."""
    evening = SIX.replace(month=6, day=2, hour=2)
    assert due_for_review(at=evening, remind_days=7) == ()
    (due,) = due_for_review(at=evening + timedelta(hours=3), remind_days=7)
    assert (due.decision_id, due.owner_id, due.review_date) == (decision.pk, scene.cast.bob.pk, JUNE)
    assert len(due_for_review(at=evening + timedelta(days=7), remind_days=7)) == 1
    assert due_for_review(at=evening + timedelta(days=9), remind_days=7) == ()


def test_a_long_register_is_leafed_through_with_as_many_questions(scene, django_assert_max_num_queries):
    first = scene.adopt(scene.agreed())
    for number in range(60):
        proposal = type(first.proposal).objects.create(
            meeting=scene.cast.circle, words="x", scale="positions", scale_edition="2026-01-01",
            anonymous=False, hidden="closed", at=SIX,
        )  # fmt: skip
        Decision.objects.create(
            community=scene.cast.community, meeting=scene.cast.circle, proposal=proposal, words=f"No. {number}",
            outcome="agreed", owner=scene.people[number % 7], at=SIX - timedelta(days=number),
        )  # fmt: skip
    with django_assert_max_num_queries(9):
        found = register(scene, page=2)
    assert (found.page, found.pages, len(found.lines)) == (2, 3, 25)
    assert register(scene, page=99).page == 3


def test_newcomers_read_what_was_decided_before(scene, decision):
    zoe = person("Zoe")
    communities.add_member(
        community=scene.cast.community, person=zoe, role="member", by=scene.cast.alice, at=LATER
    )
    assert register(scene, zoe).total == 1
