"""Resources, activities and offers: words, and a link that is never fetched."""

import pytest
from django.http import Http404
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.domain.facilitation.models import Words
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules import No, replay
from copal.domain.facilitation.rules.gifts import require_link
from tests.facilitation.playing import act_of, guest, join, leave, play
from tests.support.sealing import saying

LINK = "https://example.org/loose-parts?list=1"


def test_anyone_in_the_room_shares_and_takes_back_their_own(open_room):
    cast = open_room.cast
    gus = guest(cast)
    for one, kind in ((cast.alice, "resource"), (cast.bob, "activity"), (gus, "offer")):
        open_room.act(one, "share", f"One {kind}", kind=kind)
    gifts = open_room.state.gifts.gifts
    assert [gift.kind for gift in gifts.values()] == ["resource", "activity", "offer"]
    (last,) = [gift.number for gift in gifts.values() if gift.by == gus.pk]
    assert f"gift:{last}" in open_room.mine(gus)
    with pytest.raises(CannotNow) as no:
        open_room.act(cast.bob, "take_back_gift", gift=last)
    assert no.value.reason == "not_your_gift"
    open_room.act(gus, "take_back_gift", gift=last)
    assert not saying(Words.objects.all(), "One offer")


def test_a_link_stands_apart_and_goes_with_the_words(open_room):
    bob = open_room.cast.bob
    number = open_room.act(bob, "share", "Loose parts list", kind="resource", link=LINK).number
    gift = open_room.state.gifts.gifts[number]
    assert Words.objects.get(pk=gift.link).words == LINK
    open_room.act(bob, "take_back_gift", gift=number)
    assert not Words.objects.exists()


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org/",
        "javascript:alert(1)",
        "example.org",
        "https://",
        "https:// a.org",
        "https://[",
        "data:text/html,x",
        "https://bank.example@evil.example/",
    ],
)
def test_only_plain_https_links_are_taken(open_room, link):
    with pytest.raises(CannotNow) as no:
        open_room.act(open_room.cast.bob, "share", "Look at this", kind="resource", link=link)
    assert no.value.reason == "link"
    assert not Words.objects.exists()


@settings(deadline=None)
@given(st.text(max_size=80))
def test_whatever_is_typed_as_a_link_is_taken_or_refused(typed):
    try:
        host = require_link(typed)
    except No:
        return
    assert typed.startswith(("https:", "HTTPS:", "Https:")) or typed.lower().startswith("https:")
    assert host


def test_outsiders_and_removed_members_share_nothing(open_room):
    cast = open_room.cast
    rosa = join(cast, "Rosa")
    leave(rosa, open_room.at)
    for one in (cast.charlie, rosa, cast.dora):
        with pytest.raises(Http404):
            open_room.act(one, "share", "Something", kind="offer")


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            act_of("share", kind=("resource", "activity", "offer", "bribe"), link=("y", "")),
            act_of("take_back_gift", gift=("2", "3", "4", "5")),
        ),
        max_size=40,
    )
)
def test_gifts_follow_from_the_log(asked):
    entries, state = play(asked)
    assert replay(entries) == state
    kept = {entry.number: entry for entry in entries if entry.kind == "shared"}
    assert all(gift.by == kept[gift.number].by for gift in state.gifts.gifts.values())
