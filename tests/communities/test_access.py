import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from copal.domain.communities import actions as communities
from copal.domain.communities import queries
from copal.domain.communities.rules import Deed, way_in
from tests.cast import SIX


def names(viewer, **filters):
    seen = queries.communities_seen(viewer, **filters)
    return [one.name for one in seen.mine], [one.name for one in seen.others]


def test_a_closed_community_is_listed_for_who_belongs_to_it_and_who_serves_the_network(cast, found):
    found("Open Club")
    closed = "Family Child Care Circle"
    assert names(cast.alice) == ([closed, "Open Club"], [])
    assert names(cast.bob) == ([closed], ["Open Club"])
    assert names(cast.charlie) == names(None) == ([], ["Open Club"])
    assert names(cast.dora) == names(cast.edna) == ([], [closed, "Open Club"])


def test_a_removed_member_no_longer_finds_a_closed_community(cast):
    communities.remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=SIX)
    assert names(cast.bob) == ([], [])
    with pytest.raises(Http404):
        queries.community_for(cast.bob, "circle")


def test_filters_and_words_narrow_the_list(cast, found):
    found("Livre et lecture", language="fr", region="Aroostook")
    found("Opening soon", kind="regional", region="York")
    assert names(cast.dora, language="fr")[1] == ["Livre et lecture"]
    assert names(cast.dora, region="York", kind="regional")[1] == ["Opening soon"]
    assert names(cast.dora, words="lecture aroo")[1] == ["Livre et lecture"]
    assert names(cast.dora, words="nothing like it") == ([], [])
    seen = queries.communities_seen(cast.dora)
    assert (seen.regions, seen.languages) == (["Aroostook", "York"], ["en", "fr"])


def test_pages_beyond_the_last_show_the_last(cast, found):
    for number in range(25):
        found(f"Club {number:02}")
    first, last = queries.communities_seen(cast.charlie), queries.communities_seen(cast.charlie, page=99)
    assert (first.pages, len(first.others), last.page, len(last.others)) == (2, 24, 2, 1)


@pytest.mark.parametrize(
    ("who", "deed", "outcome"),
    [
        ("alice", Deed.MANAGE, None),
        ("dora", Deed.MANAGE, None),
        ("bob", Deed.MANAGE, PermissionDenied),
        ("bob", Deed.TAKE_PART, None),
        ("edna", Deed.TAKE_PART, Http404),
        ("edna", Deed.SEE_CREDIT, None),
        ("charlie", Deed.SEE, Http404),
        ("charlie", Deed.TAKE_PART, Http404),
        ("charlie", Deed.MANAGE, Http404),
    ],
)
def test_one_place_answers_who_may(cast, who, deed, outcome):
    if outcome is None:
        assert queries.community_for(getattr(cast, who), "circle", deed)[0] == cast.community
    else:
        with pytest.raises(outcome):
            queries.community_for(getattr(cast, who), "circle", deed)


@pytest.mark.parametrize(
    ("joining", "seats", "taken", "over", "verb"),
    [
        ("open", None, 900, False, "join"),
        ("open", 2, 1, False, "join"),
        ("open", 2, 2, False, "wait"),
        ("open", 2, 3, False, "wait"),
        ("approval", 2, 2, False, "wait"),
        ("approval", None, 0, False, "ask"),
        ("application", 9, 0, False, "apply"),
        ("closed", 9, 0, False, "closed"),
        ("open", None, 0, True, "over"),
    ],
)
def test_the_way_in(joining, seats, taken, over, verb):
    assert way_in(joining=joining, seats=seats, taken=taken, over=over).verb == verb


def test_addresses_are_shown_only_when_asked_for(cast):
    plain = queries.members_seen(cast.community)
    assert [(one.name, one.role, one.address) for one in plain.members] == [
        ("Alice", "facilitator", ""),
        ("Bob", "member", ""),
    ]
    full = queries.members_seen(cast.community, with_addresses=True, words="bob@")
    assert [one.address for one in full.members] == ["bob@example.org"]
    assert queries.members_seen(cast.community, words="bob@").found == 0
