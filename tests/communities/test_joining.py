from datetime import date

import pytest

from copal.base.refusals import Refused
from copal.domain.communities import actions as communities
from copal.domain.communities.models import Agreement, Community, JoinRequest, Membership
from copal.domain.journal.models import Entry
from tests.cast import SIX
from tests.support.communities import later, words

NOTHING = words("")


def facts(kind):
    return [one.about for one in Entry.objects.filter(kind=f"communities.{kind}").order_by("pk")]


def current(community):
    rows = Membership.objects.current().filter(community=community)
    return sorted(rows.values_list("person__chosen_name", flat=True))


def test_joining_keeps_what_was_agreed_to_and_when(cast, found):
    club = found()
    communities.join(community=club, person=cast.charlie, agreed_to=1, at=SIX)
    agreement = Agreement.objects.get(person=cast.charlie)
    assert (agreement.expectations.version, agreement.at) == (1, SIX)
    assert facts("member_joined")[-1] == {
        "community": club.pk, "person": cast.charlie.pk, "role": "member", "how": "joined",
    }  # fmt: skip
    assert facts("expectations_agreed")[0]["on"] == "2026-03-02"  # the evening in Maine, not the day in UTC


def test_joining_twice_is_joining_once(cast, found):
    club = found()
    first = communities.join(community=club, person=cast.charlie, agreed_to=1, at=SIX)
    again = communities.join(community=club, person=cast.charlie, agreed_to=1, at=later(5))
    assert first == again
    assert len(facts("member_joined")) == 2  # Alice, and Charlie once


def test_joining_without_agreeing_is_refused(cast, found):
    club = found()
    with pytest.raises(communities.AgreeFirst):
        communities.join(community=club, person=cast.charlie, agreed_to=None, at=SIX)
    assert current(club) == ["Alice"]


def test_agreeing_to_old_words_is_refused(cast, found):
    club = found()
    communities.set_expectations(
        community=club, lines=[words("Be kind.")], confidentiality=[], based_on=1, by=cast.alice, at=SIX
    )
    with pytest.raises(communities.ExpectationsMoved):
        communities.join(community=club, person=cast.charlie, agreed_to=1, at=SIX)
    assert current(club) == ["Alice"]


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"joining": "closed"}, "not_this_way"),
        ({"joining": "approval"}, "not_this_way"),
        ({"joining": "application", "application_question": words("Why?")}, "not_this_way"),
        ({"ends_date": date(2026, 3, 1)}, "not_this_way"),
    ],
)
def test_only_an_open_community_is_joined(cast, found, details, reason):
    club = found(**details)
    with pytest.raises(Refused) as problem:
        communities.join(community=club, person=cast.charlie, agreed_to=1, at=SIX)
    assert problem.value.reason == reason
    assert current(club) == ["Alice"]


def test_a_community_is_not_over_on_the_evening_of_its_last_day(cast, found):
    club = found(ends_date=date(2026, 3, 2))
    communities.join(community=club, person=cast.charlie, agreed_to=1, at=later(90))  # March 3 in UTC
    assert current(club) == ["Alice", "Charlie"]


def test_who_leads_takes_no_seat_and_the_last_seat_is_given_once(cast, found):
    club = found(seats=1)
    communities.join(community=club, person=cast.charlie, agreed_to=1, at=SIX)
    with pytest.raises(communities.NoSeatLeft):
        communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    assert current(club) == ["Alice", "Charlie"]


def test_asking_and_being_let_in(cast, found):
    club = found(joining="approval")
    asked = communities.ask(
        community=club, person=cast.charlie, words=words("I run a small home."), agreed_to=1, at=SIX
    )
    assert communities.ask(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX) == asked
    assert current(club) == ["Alice"]
    communities.answer_request(request=asked, accept=True, by=cast.alice, at=later(1))
    communities.answer_request(request=asked, accept=True, by=cast.alice, at=later(2))
    assert current(club) == ["Alice", "Charlie"]
    assert [one["answer"] for one in facts("join_answered")] == ["accepted"]
    with pytest.raises(communities.AlreadyAnswered):
        communities.answer_request(request=asked, accept=False, by=cast.alice, at=later(3))
    with pytest.raises(communities.AlreadyAMember):
        communities.ask(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX)


def test_who_was_declined_may_ask_again(cast, found):
    club = found(joining="approval")
    asked = communities.ask(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX)
    communities.answer_request(request=asked, accept=False, by=cast.alice, at=later(1))
    again = communities.ask(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=later(2))
    assert again != asked
    assert current(club) == ["Alice"]


def test_applying_needs_an_answer(cast, found):
    club = found(joining="application", application_question=words("What do you hope to learn?"))
    with pytest.raises(communities.WordsMissing):
        communities.apply(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX)
    made = communities.apply(community=club, person=cast.charlie, words=words("Joy."), agreed_to=1, at=SIX)
    assert (made.how, made.words) == ("apply", "Joy.")


def test_a_full_community_that_takes_applications_asks_its_question_on_the_waiting_list_too(cast, found):
    club = found(joining="application", application_question=words("Why?"), seats=1)
    communities.add_member(community=club, person=cast.bob, by=cast.alice, at=SIX)
    with pytest.raises(communities.NoSeatLeft):
        communities.apply(community=club, person=cast.charlie, words=words("Joy."), agreed_to=1, at=SIX)
    with pytest.raises(communities.WordsMissing):
        communities.wait(community=club, person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX)
    waiting = communities.wait(community=club, person=cast.charlie, words=words("Joy."), agreed_to=1, at=SIX)
    with pytest.raises(communities.NoSeatLeft):
        communities.answer_request(request=waiting, accept=True, by=cast.alice, at=later(1))
    communities.leave(community=club, person=cast.bob, at=later(2))
    assert current(club) == ["Alice"]  # a facilitator admits here; nobody slips in by themselves
    communities.answer_request(request=waiting, accept=True, by=cast.alice, at=later(3))
    assert current(club) == ["Alice", "Charlie"]


def test_seats_of_an_open_community_go_to_those_who_wait_in_order(cast, found, crowd):
    club = found(seats=1)
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    first, second, third = crowd(3)
    for minute, one in enumerate((first, second, third)):
        communities.wait(community=club, person=one, words=NOTHING, agreed_to=1, at=later(minute))
    communities.withdraw(community=club, person=second, at=later(4))
    communities.withdraw(community=club, person=second, at=later(4))
    communities.leave(community=club, person=cast.bob, at=later(5))
    assert current(club) == ["Alice", first.chosen_name]
    communities.change_community(community=club, by=cast.alice, at=later(6), seats=3)
    assert current(club) == ["Alice", first.chosen_name, third.chosen_name]
    assert [one["how"] for one in facts("member_joined")][-2:] == ["from_waiting", "from_waiting"]
    assert JoinRequest.objects.filter(answered_at=None).count() == 0


def test_waiting_where_a_seat_is_free_is_pointed_to_the_door(cast, found):
    with pytest.raises(communities.NotThisWay) as problem:
        communities.wait(community=found(), person=cast.charlie, words=NOTHING, agreed_to=1, at=SIX)
    assert "join right away" in str(problem.value)


def test_two_cannot_take_the_last_seat_however_the_community_was_read(cast, found):
    club = found(seats=1)
    stale = Community.objects.get(pk=club.pk)
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    with pytest.raises(communities.NoSeatLeft):
        communities.join(community=stale, person=cast.charlie, agreed_to=1, at=SIX)
