"""What goes on after two accounts were one: places, addresses, answers and pseudonyms, nothing doubled or uncovered."""

from datetime import timedelta

import pytest
from django.http import Http404

from copal.domain.communities.models import JoinRequest, Membership
from copal.domain.confidentiality.actions import masks
from copal.domain.confidentiality.models import UnmaskRequest
from copal.domain.confidentiality.queries.masks import mask_of, masks_of, unmask_requests
from copal.domain.confidentiality.rules import composed
from copal.domain.confidentiality.rules.masks import writer
from copal.domain.meetings.models import Answer, AnswerGiven, Meeting
from copal.domain.people.actions import add_person
from copal.domain.people.models import OtherAddress
from copal.domain.people.queries import person_by_address
from copal.journeys import wear_masks
from copal.journeys.join_accounts import CannotJoin, join_accounts
from copal.journeys.leave_for_good import say_leaving
from tests.cast import LONG_AGO, SIX
from tests.journeys.evenings import AFTER

EARLIER = LONG_AGO - timedelta(days=90)
SOON = AFTER + timedelta(days=2)


@pytest.fixture
def bobby(cast):
    return add_person(
        chosen_name="Bobby", email="bobby@example.org", legal_name="Bob Example", how="door", by=cast.alice, at=EARLIER
    )  # fmt: skip


def join(cast, gone, at=AFTER):
    join_accounts(kept=cast.bob, gone=gone, by=cast.dora, at=at)
    gone.refresh_from_db()
    cast.bob.refresh_from_db()


def placed(cast, person, role, at):
    return Membership.objects.create(community=cast.community, person=person, role=role, joined_at=at)


@pytest.mark.parametrize(
    ("theirs", "role", "since"),
    [
        (("facilitator", EARLIER), "facilitator", EARLIER),
        (("member", EARLIER), "member", EARLIER),
        (("co_facilitator", SIX), "co_facilitator", LONG_AGO),
    ],
)
def test_two_memberships_become_one(cast, bobby, theirs, role, since):
    placed(cast, bobby, *theirs)
    join(cast, bobby)
    (one,) = Membership.objects.current().filter(community=cast.community, person__in=[cast.bob, bobby])
    assert (one.person_id, one.role, one.joined_at) == (cast.bob.pk, role, since)
    before = Membership.objects.get(person=bobby)
    assert (before.ended_at, before.how_ended) == (AFTER, "joined")


def test_the_seat_that_was_doubled_goes_to_who_waits(cast, bobby):
    cast.community.seats, cast.community.joining = 2, "open"
    cast.community.save()
    placed(cast, bobby, "member", SIX)
    JoinRequest.objects.create(community=cast.community, person=cast.charlie, how="wait", at=SIX)
    join(cast, bobby)
    seated = Membership.objects.seated().filter(community=cast.community)
    assert {one.person_id for one in seated} == {cast.bob.pk, cast.charlie.pk}


def test_of_two_requests_the_older_waits_on(cast, bobby):
    Membership.objects.filter(person=cast.bob).delete()
    JoinRequest.objects.create(community=cast.community, person=bobby, how="ask", at=LONG_AGO)
    JoinRequest.objects.create(community=cast.community, person=cast.bob, how="ask", at=SIX)
    join(cast, bobby)
    (one,) = JoinRequest.objects.filter(answered_at=None)
    assert (one.person_id, one.at) == (cast.bob.pk, LONG_AGO)


def test_addresses_and_what_was_never_said_go_over(cast, bobby):
    bobby.licensed_date, cast.bob.legal_name = LONG_AGO.date(), ""
    bobby.save()
    cast.bob.save()
    OtherAddress.objects.create(person=bobby, email="second@example.org", at=SIX)
    join(cast, bobby)
    assert cast.bob.email == "bob@example.org"
    assert set(cast.bob.other_addresses.values_list("email", flat=True)) == {
        "bobby@example.org", "second@example.org",
    }  # fmt: skip
    assert (cast.bob.legal_name, cast.bob.licensed_date) == ("Bob Example", LONG_AGO.date())
    assert (bobby.email, bobby.legal_name, bobby.is_active) == (None, "", False)
    assert person_by_address("bobby@example.org") in (None, cast.bob)


def test_who_had_no_address_signs_in_with_the_other_s(cast, bobby):
    cast.bob.email = None
    cast.bob.save()
    join(cast, bobby)
    assert person_by_address("bobby@example.org") == cast.bob


@pytest.mark.parametrize(("mine", "holds"), [(None, "yes"), (("no", LONG_AGO), "yes"), (("no", AFTER), "no")])
def test_the_later_answer_to_a_coming_meeting_holds(cast, bobby, mine, holds):
    coming = Meeting.objects.create(
        community=cast.community, title="Next", starts_at=SOON, ends_at=SOON + timedelta(hours=1), at=SIX,
        timezone="America/New_York",
    )  # fmt: skip
    Answer.objects.create(meeting=coming, person=bobby, coming="yes", how="room", at=SIX)
    Answer.objects.create(meeting=cast.circle, person=bobby, coming="no", at=LONG_AGO)
    if mine:
        Answer.objects.create(meeting=coming, person=cast.bob, coming=mine[0], at=mine[1])
    join(cast, bobby)
    assert list(Answer.objects.filter(meeting=coming).values_list("person", "coming")) == [
        (cast.bob.pk, holds)
    ]
    assert AnswerGiven.objects.filter(meeting=coming, person=cast.bob).exists() is (holds == "yes")
    assert Answer.objects.filter(meeting=cast.circle, person=bobby).exists()  # over: it stays as it was given


def test_nobody_is_joined_who_is_leaving(cast, bobby):
    say_leaving(bobby, at=AFTER)
    with pytest.raises(CannotJoin, match="leaving"):
        join(cast, bobby)
    assert bobby.is_active


@pytest.fixture
def masked(cast, bobby):
    placed(cast, bobby, "member", LONG_AGO)
    masks.set_allowed(community_ref=cast.community.pk, allowed=True, by=cast.alice, at=LONG_AGO)
    cast.mask = masks.choose(
        community_ref=cast.community.pk, name="Quiet Heron", real_names=[], by=bobby, at=LONG_AGO
    )
    return bobby


def test_words_under_a_pseudonym_stay_under_it_and_it_goes_on(cast, masked):
    join(cast, masked)
    worn = masks_of(cast.community.pk)
    old, new = (writer(worn, one.pk, one.chosen_name, said_at=AFTER) for one in (masked, cast.bob))
    assert (old.name, old.person) == (new.name, new.person) == ("Quiet Heron", 0)
    assert old.token == new.token
    before = writer(worn, cast.bob.pk, "Bob", said_at=AFTER - timedelta(minutes=1))
    assert before.name == "Bob"  # what he said under his name keeps it
    with pytest.raises(masks.HasOne):
        masks.choose(community_ref=cast.community.pk, name="Calm Otter", real_names=[], by=cast.bob, at=SOON)


def test_who_wears_one_already_keeps_it_and_the_other_stays_where_it_was(cast, masked):
    masks.choose(community_ref=cast.community.pk, name="Calm Otter", real_names=[], by=cast.bob, at=SIX)
    join(cast, masked)
    assert (mask_of(cast.community.pk, cast.bob.pk), mask_of(cast.community.pk, masked.pk)) == (
        "Calm Otter", "Quiet Heron",
    )  # fmt: skip


def test_nobody_answers_about_the_pseudonym_of_their_own_other_account(cast, masked):
    Membership.objects.filter(person=cast.bob).update(role="facilitator")
    masks.ask_unmask(
        mask=cast.mask, words=composed("Somebody is afraid", audience="network"), by=cast.alice, at=AFTER
    )
    asked = UnmaskRequest.objects.get()
    join(cast, masked)
    assert unmask_requests(cast.bob, cast.community.pk, at=AFTER) == []
    with pytest.raises(Http404):
        wear_masks.answer(cast.bob, "circle", asked.pk, approves=True, at=AFTER)
    wear_masks.answer(cast.dora, "circle", asked.pk, approves=True, at=AFTER)
    (seen,) = unmask_requests(cast.alice, cast.community.pk, at=AFTER)
    assert seen.person == cast.bob.pk


def test_three_accounts_of_one_person_one_after_the_other(cast, masked):
    third = add_person(chosen_name="Rob", email=None, how="door", by=cast.alice, at=SIX)
    join_accounts(kept=third, gone=masked, by=cast.dora, at=AFTER)
    join(cast, third, at=SOON)
    assert mask_of(cast.community.pk, cast.bob.pk) == "Quiet Heron"
    assert set(cast.bob.other_addresses.values_list("email", flat=True)) == {"bobby@example.org"}
