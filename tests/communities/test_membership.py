import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities.models import Membership
from copal.domain.journal.models import Entry
from tests.cast import SIX
from tests.support.communities import later, words


def role_of(community, person):
    return Membership.objects.current().filter(community=community, person=person).values_list("role").first()


def test_leaving_ends_the_membership_and_can_be_undone_for_a_while(cast, found):
    club = found()
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    communities.set_role(community=club, person=cast.bob, role="note_taker", by=cast.alice, at=SIX)
    communities.leave(community=club, person=cast.bob, at=later(10))
    assert role_of(club, cast.bob) is None
    assert communities.leave(community=club, person=cast.bob, at=later(11)) is None
    communities.come_back(community=club, person=cast.bob, at=later(40))
    communities.come_back(community=club, person=cast.bob, at=later(41))
    assert role_of(club, cast.bob) == ("note_taker",)
    communities.leave(community=club, person=cast.bob, at=later(50))
    with pytest.raises(communities.TooLateToReturn):
        communities.come_back(community=club, person=cast.bob, at=later(81))


def test_who_was_removed_cannot_bring_themselves_back(cast, found):
    club = found()
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    communities.remove_member(community=club, person=cast.bob, by=cast.alice, at=later(1))
    with pytest.raises(communities.TooLateToReturn):
        communities.come_back(community=club, person=cast.bob, at=later(2))
    communities.restore_member(community=club, person=cast.bob, by=cast.alice, at=later(3))
    assert role_of(club, cast.bob) == ("member",)
    ends = Entry.objects.filter(kind="communities.member_left")
    assert [one.about["how"] for one in ends] == ["removed"]


def test_coming_back_needs_the_seat_to_be_free_still(cast, found):
    club = found(seats=1)
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    communities.wait(community=club, person=cast.charlie, words=words(""), agreed_to=1, at=SIX)
    communities.leave(community=club, person=cast.bob, at=later(1))
    with pytest.raises(communities.NoSeatLeft):
        communities.come_back(community=club, person=cast.bob, at=later(2))


@pytest.mark.parametrize("how", ["leave", "remove", "demote"])
def test_a_community_keeps_a_facilitator(cast, found, how):
    club = found()
    end = {
        "leave": lambda: communities.leave(community=club, person=cast.alice, at=SIX),
        "remove": lambda: communities.remove_member(community=club, person=cast.alice, by=cast.dora, at=SIX),
        "demote": lambda: communities.set_role(
            community=club, person=cast.alice, role="member", by=cast.dora, at=SIX
        ),
    }[how]
    with pytest.raises(communities.LastFacilitator):
        end()
    assert role_of(club, cast.alice) == ("facilitator",)


def test_roles_are_given_once_each_and_written_down(cast, found):
    club = found()
    communities.add_member(community=club, person=cast.bob, by=cast.alice, at=SIX)
    for _ in range(2):
        communities.set_role(community=club, person=cast.bob, role="facilitator", by=cast.alice, at=SIX)
    assert [one.about["role"] for one in Entry.objects.filter(kind="communities.role_changed")] == [
        "facilitator"
    ]
    communities.leave(community=club, person=cast.alice, at=SIX)
    assert role_of(club, cast.alice) is None


def test_only_members_have_roles(cast, found):
    with pytest.raises(communities.NotAMember):
        communities.set_role(community=found(), person=cast.charlie, role="member", by=cast.alice, at=SIX)


def test_a_role_that_does_not_exist_is_a_bug(cast, found):
    with pytest.raises(ValueError, match="queen"):
        communities.add_member(community=found(), person=cast.bob, role="queen", by=cast.alice, at=SIX)


def test_becoming_a_facilitator_frees_the_seat_for_who_waits(cast, found):
    club = found(seats=1)
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    communities.wait(community=club, person=cast.charlie, words=words(""), agreed_to=1, at=SIX)
    communities.set_role(community=club, person=cast.bob, role="co_facilitator", by=cast.alice, at=later(1))
    assert role_of(club, cast.charlie) == ("member",)
