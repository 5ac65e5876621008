"""The one door for words: what stops once, what is kept knowingly, and the words to put in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from copal.domain.confidentiality.rules import Tells, TooLong, Writing, composed, mark_of, named, screen
from copal.domain.confidentiality.rules.pseudonyms import NAMES, folded, free_pseudonyms, pseudonym_for
from copal.domain.confidentiality.rules.safer import changed, changes

TELLS = "We had a hard drop-off with Mason, his mom works at the mill in Rumford."
SAFE = "We sing the clean-up song twice, and most of them join in."
WRITING = Writing()


def safer(words, writing=WRITING):
    found = changes(words, writing.spans(words), aliases=writing.aliases, language="en")
    return changed(words, found)


def test_words_that_tell_nothing_pass():
    cleared = screen(SAFE, audience="attended", writing=WRITING)
    assert (cleared.words, cleared.kept) == (SAFE, ())


def test_words_that_tell_stop_once_and_pass_when_kept():
    with pytest.raises(Tells) as told:
        screen(TELLS, audience="attended", writing=WRITING)
    assert {span.label for span in told.value.spans} >= {"PERSON", "PLACE"}
    kept = Writing(kept=frozenset([mark_of(TELLS)]))
    cleared = screen(TELLS, audience="attended", writing=kept)
    assert cleared.words == TELLS
    assert "PERSON" in cleared.kept
    with pytest.raises(Tells):
        screen(TELLS + " Liam, too.", audience="attended", writing=kept)


def test_a_name_that_was_asked_for_and_what_copal_composed_are_not_stopped():
    assert named("Mason Rivera", audience="community").words == "Mason Rivera"
    assert composed(TELLS, audience="attended").words == TELLS


@pytest.mark.parametrize("make", [named, composed])
def test_too_long_says_by_how_much(make):
    with pytest.raises(TooLong) as told:
        make("x" * 12, audience="community", at_most=10)
    assert (told.value.over, told.value.at_most) == (2, 10)


def test_the_safer_words_tell_nothing_and_keep_the_rest():
    words = safer(TELLS)
    assert "Mason" not in words
    assert "Rumford" not in words
    assert words.startswith("We had a hard drop-off with ")
    assert screen(words, audience="attended", writing=Writing(allow=NAMES)).words == words


def test_an_article_is_not_said_twice():
    words = "She is a 4 year and 2 month old girl from the town of Rumford, born on March 3, 2021."
    assert " a a " not in safer(words)
    assert " the the " not in safer(words)


def test_a_child_keeps_the_pseudonym_of_the_book():
    writing = Writing(aliases={"mason": "Otter"}, allow=("Otter",))
    assert "Otter" in safer("Mason bit Liam again.", writing)
    other = safer("Mason bit Liam again.", writing)
    assert other.count("Otter") == 1  # the other child gets another name


def test_the_same_name_is_always_offered_the_same_and_two_children_never_share_one():
    assert pseudonym_for("Mason") == pseudonym_for("MASON’s") == pseudonym_for("mason")
    assert pseudonym_for("Mason", taken={pseudonym_for("Mason")}) != pseudonym_for("Mason")
    assert len(set(free_pseudonyms("Mason", taken=(), most=9))) == 9


def test_a_child_keeps_one_name_through_a_text():
    words = safer("Mason bit Liam. Then Mason cried, and Liam gave Mason’s bear back.")
    river, wren = pseudonym_for("Mason"), pseudonym_for("Liam", taken={pseudonym_for("Mason")})
    assert words.count(river) == 3
    assert words.count(wren) == 2


def test_when_every_pseudonym_is_taken_there_is_still_one():
    assert pseudonym_for("Mason", taken=NAMES) not in NAMES


@given(some.text(max_size=300))
def test_any_words_come_back_or_are_told(words):
    kept = Writing(kept=frozenset([mark_of(words)]))
    cleared = screen(words, audience="author", writing=kept)
    assert cleared.words == cleared.words.strip()
    assert bool(cleared.kept) == bool(WRITING.spans(cleared.words))
    assert isinstance(safer(cleared.words), str)


@given(some.text(max_size=60))
def test_folding_twice_is_folding_once(name):
    assert folded(folded(name)) == folded(name) or "'s" in folded(name)
