"""Trees of any size: one root whatever way it is worked out, and each leaf has a way up to it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.proof.tree import path_to, root_by, root_of

digests = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def by_the_book(leaves):
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + by_the_book(leaves[:half]) + by_the_book(leaves[half:])).digest()


@given(digests)
def test_the_root_is_that_of_the_book(leaves):
    assert root_of(leaves) == by_the_book(leaves)


@given(digests, st.data())
def test_each_leaf_has_a_way_up_and_no_other_leaf_has_it(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    path = path_to(leaves, place)
    assert root_by(leaves[place], place, len(leaves), path) == root_of(leaves)
    assert root_by(b"x" * 32, place, len(leaves), path) != root_of(leaves)


@given(digests)
def test_one_leaf_more_or_two_that_changed_places_give_another_root(leaves):
    assert root_of([*leaves, b"x" * 32]) != root_of(leaves)
    if leaves != leaves[::-1]:
        assert root_of(leaves[::-1]) != root_of(leaves)


@pytest.mark.parametrize(
    ("place", "count", "length"), [(0, 2, 0), (0, 1, 1), (2, 2, 1), (-1, 2, 1), (0, 0, 0)]
)
def test_a_way_that_cannot_be_is_refused(place, count, length):
    with pytest.raises(ValueError, match=r"no such place|too short or too long"):
        root_by(b"x" * 32, place, count, [b"y" * 32] * length)


def test_a_known_root():
    leaves = [bytes([number]) * 32 for number in range(3)]
    assert root_of(leaves).hex() == "ba8d94b7fbcecae7b81c4c80574fe24734a6917bf9c1ecd66ff3e0c34ead4620"
