"""What is sealed comes back whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.instruments.sealing import (
    KeyFolders,
    NotSealed,
    key_name_of,
    open_sealed,
    open_sealed_bytes,
    seal,
    seal_bytes,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.fixture(scope="module")
def keys(tmp_path_factory) -> KeyFolders:
    return KeyFolders([tmp_path_factory.mktemp("keys")])


@given(words=WORDS)
def test_words_come_back(keys, words):
    sealed = seal(keys, "meeting-1-talk", words)
    assert open_sealed(keys, sealed) == words
    assert key_name_of(sealed) == "meeting-1-talk"


@given(plain=st.binary(max_size=300))
def test_bytes_come_back(keys, plain):
    assert open_sealed_bytes(keys, seal_bytes(keys, "person-7-photo", plain)) == plain


def test_the_same_words_never_look_the_same(keys):
    assert seal(keys, "meeting-1-talk", "yes") != seal(keys, "meeting-1-talk", "yes")


def test_the_words_do_not_stand_in_what_is_stored(keys):
    assert "clean-up" not in seal(keys, "meeting-1-talk", "What works at clean-up time")
    assert b"clean-up" not in seal_bytes(keys, "meeting-1-talk", b"What works at clean-up time")


@given(data=st.data(), words=WORDS)
def test_changed_texts_open_to_nothing(keys, data, words):
    """One letter changed anywhere: nothing is read, never other words."""
    sealed = seal(keys, "meeting-1-talk", words)
    place = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.").filter(
        lambda one: one != sealed[place]
    ))  # fmt: skip
    changed = sealed[:place] + letter + sealed[place + 1 :]
    try:
        assert open_sealed(keys, changed) in (None, words)  # the last letter of base64 may carry spare bits
    except NotSealed:
        return
    if open_sealed(keys, changed) == words:
        assert place >= len(sealed.rstrip("=")) - 1


@given(data=st.data(), plain=st.binary(max_size=100))
def test_changed_bytes_open_to_nothing(keys, data, plain):
    sealed = bytearray(seal_bytes(keys, "meeting-1-talk", plain))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    try:
        assert open_sealed_bytes(keys, bytes(sealed)) is None
    except NotSealed:
        assert place < len(b"sealed1.meeting-1-talk.")


def test_words_moved_under_another_key_cannot_be_read(keys):
    keys.made("meeting-2-talk")
    sealed = seal(keys, "meeting-1-talk", "said")
    assert open_sealed(keys, sealed.replace("meeting-1-talk", "meeting-2-talk")) is None


@given(words=st.one_of(WORDS, st.just("sealed1.meeting-1-talk.AAAA"), st.just("sealed1.meeting-1-talk")))
def test_plain_words_are_never_taken_for_sealed_ones(keys, words):
    with pytest.raises(NotSealed):
        open_sealed(keys, words)
    with pytest.raises(NotSealed):
        open_sealed_bytes(keys, words.encode())


@pytest.mark.parametrize("sealed", ["", "sealed2.meeting-1-talk.AAAA", "sealed1.Meeting.AAAA"])
def test_no_key_name_in_what_is_not_sealed(sealed):
    with pytest.raises(NotSealed):
        key_name_of(sealed)
