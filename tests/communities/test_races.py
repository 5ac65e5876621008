"""Two at once: the last seat is given once, a request is answered once, a roster is carried out once."""

import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities.models import Membership
from copal.domain.journal.models import Entry
from tests import cast as casting
from tests.cast import SIX, person
from tests.support.communities import words
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def club(transactional_db):
    cast = casting.assemble()
    cast.club = communities.found_community(
        name=words("Club"), kind="book_club", joining="open", seats=1, by=cast.dora, at=SIX
    )
    return cast


def members(cast):
    return Membership.objects.current().filter(community=cast.club).count()


def test_the_last_seat_is_given_once(club):
    people = [person(f"Guest{n}") for n in range(4)]
    found = at_once(
        *(
            lambda one=one: communities.join(community=club.club, person=one, agreed_to=1, at=SIX)
            for one in people
        )
    )
    assert sorted(type(one).__name__ for one in found) == ["Membership", *["NoSeatLeft"] * 3]
    assert members(club) == 1


def test_joining_twice_at_once_is_joining_once(club):
    def join():
        return communities.join(community=club.club, person=club.charlie, agreed_to=1, at=SIX)

    assert len({one.pk for one in at_once(join, join)}) == 1
    assert Entry.objects.filter(kind="communities.member_joined").count() == 1


def test_two_facilitators_answer_once(club):
    communities.change_community(community=club.club, by=club.dora, at=SIX, joining="approval")
    asked = communities.ask(community=club.club, person=club.charlie, words=words(""), agreed_to=1, at=SIX)
    found = at_once(
        lambda: communities.answer_request(request=asked, accept=True, by=club.alice, at=SIX),
        lambda: communities.answer_request(request=asked, accept=False, by=club.dora, at=SIX),
    )
    assert sorted(type(one).__name__ for one in found) == ["AlreadyAnswered", "JoinRequest"]
    assert Entry.objects.filter(kind="communities.join_answered").count() == 1


def test_a_roster_confirmed_twice_at_once_is_carried_out_once(club):
    roster = communities.upload_roster(
        community=club.community, file=b"Name\nNoor Ali\nDi Poe\n", by=club.alice, at=SIX
    )

    def carry_out():
        return communities.carry_out_roster(roster=roster, by=club.alice, at=SIX)

    assert [type(one).__name__ for one in at_once(carry_out, carry_out)] == ["RosterImport"] * 2
    assert Entry.objects.filter(kind="communities.roster_imported").count() == 1
    assert Membership.objects.current().filter(community=club.community).count() == 4
