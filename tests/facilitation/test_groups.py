"""Small groups: everyone is in one, some time for it, and each tells the others what it found."""

from datetime import timedelta

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.facilitation.queries import groups_seen, scene_of
from copal.domain.facilitation.refusals import CannotNow
from copal.domain.facilitation.rules import Doing, Entry, Level, State, replay, written
from copal.domain.facilitation.rules.groups import dealt, how_many, made
from tests.cast import SIX
from tests.facilitation.playing import LEADER, Act, guest, join, leave, play


@pytest.fixture
def eight(open_room):
    """Alice leads; eight are here, the last of them a guest, two on the phone."""
    open_room.others = [join(open_room.cast, name) for name in ("Fay", "Hal", "Ines", "Jo", "Kim")]
    open_room.gus = guest(open_room.cast)
    for one in (*open_room.others, open_room.gus):
        open_room.act(one, "acknowledge", how="phone" if one.chosen_name in ("Jo", "Kim") else "room")
    return open_room


def split(room):
    return room.state.groups.running


def seen(room):
    return groups_seen(scene_of(room.meeting.pk, at=room.at))


def sizes(room):
    return sorted(len(group) for group in split(room).groups)


def test_everyone_who_is_here_is_dealt_into_groups_as_even_as_can_be(eight):
    eight.act(eight.cast.alice, "make_groups", "Two things you tried", how="random", groups=3, minutes=10)
    assert sizes(eight) == [2, 3, 3]
    assert sorted(one for group in split(eight).groups for one in group) == sorted(eight.state.opening.here)
    assert (seen(eight).task, seen(eight).ends_at) == (
        "Two things you tried",
        eight.at + timedelta(minutes=10),
    )
    assert {"group", f"group:{split(eight).group_of(eight.cast.bob.pk)}"} <= eight.mine(eight.cast.bob)


def test_groups_of_so_many_and_whoever_leads_goes_from_one_to_the_other(eight):
    eight.act(eight.cast.alice, "make_groups", how="random", size=3, minutes=5, float="1")
    assert sizes(eight) == [3, 4]
    assert (
        split(eight).group_of(eight.cast.alice.pk),
        "groups:floating" in eight.mine(eight.cast.alice),
    ) == (None, True)


def test_those_on_the_phone_can_be_kept_together(eight):
    eight.act(eight.cast.alice, "make_groups", how="random", groups=3, minutes=5, phone_together="1")
    jo, kim = eight.others[3:]
    assert split(eight).group_of(jo.pk) == split(eight).group_of(kim.pk)
    assert sizes(eight) == [2, 3, 3]


def test_balanced_groups_part_those_who_spoke_and_those_who_work_alike(eight):
    for one in (eight.cast.bob, eight.others[0]):
        eight.act(eight.cast.alice, "hear", person=one.pk)
    for one in (eight.others[1], eight.others[2]):
        one.setting = "centre"
        one.save()
    eight.act(eight.cast.alice, "make_groups", how="balanced", groups=2, minutes=5)
    group = split(eight).group_of
    assert group(eight.cast.bob.pk) != group(eight.others[0].pk)
    assert group(eight.others[1].pk) != group(eight.others[2].pk)
    assert sizes(eight) == [4, 4]


def test_people_choose_their_group_and_the_rest_are_placed(eight):
    alice, bob = eight.cast.alice, eight.cast.bob
    eight.act(alice, "make_groups", how="choice", groups=2, minutes=5)
    assert len(seen(eight).unplaced) == 8
    eight.act(bob, "pick_group", group=2)
    eight.act(bob, "pick_group", group=1)
    eight.act(eight.gus, "pick_group", group=1)
    assert split(eight).groups == ((bob.pk, eight.gus.pk), ())
    with pytest.raises(CannotNow) as refused:
        eight.act(bob, "pick_group", group=3)
    assert refused.value.reason == "no_such_group"
    eight.act(alice, "place_rest")
    assert (sizes(eight), seen(eight).unplaced) == ([4, 4], ())


def test_who_comes_late_joins_the_smallest_group(eight):
    eight.act(eight.cast.alice, "make_groups", how="random", groups=3, minutes=5)
    late = join(eight.cast, "Lou")
    eight.act(late, "come", how="call")
    assert (sizes(eight), len(split(eight).groups)) == ([3, 3, 3], 3)


def test_those_who_lead_move_someone(eight):
    alice, bob = eight.cast.alice, eight.cast.bob
    eight.act(alice, "make_groups", how="random", groups=2, minutes=5)
    other = 3 - split(eight).group_of(bob.pk)
    eight.act(alice, "move_to_group", person=bob.pk, group=other)
    assert f"group:{other}" in eight.mine(bob)
    for person, who, reason in ((bob, bob, "not_yours"), (alice, eight.cast.charlie, "not_here")):
        with pytest.raises(CannotNow) as refused:
            eight.act(person, "move_to_group", person=who.pk, group=1)
        assert refused.value.reason == reason
    with pytest.raises(CannotNow) as refused:
        eight.act(bob, "pick_group", group=1)
    assert refused.value.reason == "groups_are_made"


def told(eight, place):
    return [one.words for one in seen(eight).groups[place - 1].reports]


def test_more_time_then_everyone_is_called_back_and_each_group_tells(eight):
    alice, bob = eight.cast.alice, eight.cast.bob
    eight.act(alice, "make_groups", how="random", groups=2, minutes=5)
    ends_at = seen(eight).ends_at
    eight.act(alice, "more_group_time", minutes=2)
    assert seen(eight).ends_at == ends_at + timedelta(minutes=2)
    eight.act(alice, "call_back")
    assert seen(eight).is_back
    eight.act(bob, "report_back", "The two-minute song")
    own = split(eight).group_of(bob.pk)
    assert told(eight, own) == ["The two-minute song"]
    eight.act(alice, "report_back", "Pictures on the bins", group=3 - own)
    assert told(eight, 3 - own) == ["Pictures on the bins"]
    eight.act(alice, "end_groups")
    assert (split(eight), len(eight.state.groups.past[0].reports)) == (None, 2)


def test_nobody_tells_for_another_group_and_nothing_is_written_off_the_record(eight):
    alice, bob = eight.cast.alice, eight.cast.bob
    eight.act(alice, "make_groups", how="random", groups=2, minutes=5, float="1")
    own = split(eight).group_of(bob.pk)
    eight.act(bob, "report_back", "Ours", group=3 - own)
    assert split(eight).reports[-1][0] == own
    with pytest.raises(CannotNow) as refused:
        eight.act(alice, "report_back", "Whose?")
    assert refused.value.reason == "no_group"
    eight.act(alice, "off_record")
    with pytest.raises(CannotNow) as refused:
        eight.act(bob, "report_back", "Not now")
    assert refused.value.reason == "off_record"


def test_only_those_who_lead_make_groups_once_at_a_time_and_within_reason(eight):
    alice = eight.cast.alice
    with pytest.raises(CannotNow) as refused:
        eight.act(eight.cast.bob, "make_groups", how="random", groups=2, minutes=5)
    assert refused.value.reason == "not_yours"
    for sent in ({"groups": 21}, {"groups": 2, "minutes": 0}, {"groups": 2, "minutes": 121}, {"size": 1}):
        with pytest.raises(CannotNow) as refused:
            eight.act(alice, "make_groups", **{"how": "random", "minutes": 5} | sent)
        assert refused.value.reason == "number"
    number = eight.act(alice, "make_groups", key="k", how="random", groups=2, minutes=5).number
    assert eight.act(alice, "make_groups", key="k", how="random", groups=2, minutes=5).number == number
    with pytest.raises(CannotNow) as refused:
        eight.act(alice, "make_groups", how="random", groups=2, minutes=5)
    assert refused.value.reason == "groups_run"


def test_outsiders_and_removed_members_have_no_group(eight):
    eight.act(eight.cast.alice, "make_groups", how="choice", groups=2, minutes=5)
    leave(eight.others[0], eight.at)
    for one in (eight.cast.charlie, eight.cast.edna, eight.others[0]):
        with pytest.raises(Http404):
            eight.act(one, "pick_group", group=1)


@given(st.integers(1, 200), st.integers(1, 20), st.integers(2, 20))
def test_groups_are_as_even_as_can_be_and_near_the_size_asked_for(people, count, size):
    groups = how_many(people, groups=count, size=None)
    lengths = [len(group) for group in dealt(range(people), ((),) * groups)]
    assert (sum(lengths), len(lengths)) == (people, min(people, count))
    assert max(lengths) - min(lengths) <= 1
    assert 1 <= how_many(people, groups=None, size=size) <= max(1, people // 2)


def grouped(how, people, **sent):
    """A room of so many people, dealt into groups."""
    came = [
        Entry(number=n + 1, at=SIX, by=n, kind="came", about={"how": "room"}) for n in range(1, people + 1)
    ]
    state = replay([Entry(number=1, at=SIX, by=LEADER, kind="opened"), *came])
    about = {"how": how, "minutes": 5, **sent}
    doing = Doing(by=LEADER, level=Level.LEADS, at=SIX, about=about)
    return replay(written(state, made(state, doing, {}), by=LEADER, at=SIX), state)


LATER = st.lists(
    st.tuples(
        st.sampled_from(["come", "go", "move_to_group", "pick_group", "place_rest"]),
        st.integers(1, 12),
        st.integers(1, 4),
    ),
    max_size=30,
)


@given(
    st.sampled_from(["random", "balanced", "choice"]),
    st.integers(1, 8),
    st.integers(1, 4),
    st.booleans(),
    LATER,
)
def test_whatever_happens_everyone_here_is_in_exactly_one_group(how, people, count, floats, later):
    state: State = grouped(how, people, groups=count, float=floats)
    acts = [
        Act(verb, LEADER if verb in ("move_to_group", "place_rest") else person, {"person": str(person), "group": str(group), "how": "room"})
        for verb, person, group in later
    ]  # fmt: skip
    _entries, state = play(acts, state=state)
    groups = state.groups.running
    for person in state.opening.here:
        found = sum(person in group for group in groups.groups)
        waits = person in groups.floating or person in groups.unplaced(state.opening.here)
        assert found == (0 if waits else 1)
        assert not (how != "choice" and waits and person not in groups.floating)
