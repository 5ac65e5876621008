"""Scales are data with ids, editions and wording; the two fist-to-five scales are both there and disagree."""

import pytest

from copal.instruments import consensus
from copal.instruments.consensus import Standing, UnknownScale
from copal.instruments.consensus.scales import read

IDS = ("consent", "fist-a", "fist-b", "kaner-8", "positions")
WHOLE = """
id = "tiny"
[[edition]]
edition = "2026-01-01"
name = "Tiny"
source = "a test"
confidence = "default"
[[edition.option]]
id = "yes"
order = 1
words = "Yes"
wording = "Yes."
standing = "for"
[[edition.option]]
id = "no"
order = 2
words = "No"
wording = "No."
standing = "block"
"""


def test_the_scales_of_the_field_are_there():
    assert tuple(one.id for one in consensus.editions()) == IDS
    assert len(consensus.current("kaner-8").options) == 8


@pytest.mark.parametrize("name", IDS)
def test_each_says_where_it_comes_from_and_what_each_answer_means(name):
    one = consensus.current(name)
    assert one.source
    assert one.confidence in ("verified", "secondary", "default")
    assert consensus.scale(one.id, one.edition) is one
    for option in one.options:
        assert option.words
        assert option.wording
        assert len(option.wording) > len(option.words)
    assert [option.standing for option in one.options].count(Standing.BLOCK) == 1


def test_the_positions_are_the_five_of_the_room():
    assert [(one.id, one.words) for one in consensus.current("positions").options] == [
        ("for", "I’m for it"),
        ("fine", "Fine with it"),
        ("worry", "I have a worry"),
        ("aside", "Stand aside"),
        ("block", "I can’t agree"),
    ]


def test_the_two_fists_to_five_disagree_in_their_wording():
    ours, theirs = consensus.current("fist-a"), consensus.current("fist-b")
    assert [one.id for one in ours.options] == [one.id for one in theirs.options] == list("012345")
    for number in "12345":
        assert ours.option(number).wording != theirs.option(number).wording
    assert "lead" in ours.option("5").wording
    assert "full support" in theirs.option("5").wording
    assert "pass" in ours.option("3").wording


def test_what_is_not_there_is_said():
    for ask in (
        lambda: consensus.current("thumbs"),
        lambda: consensus.scale("positions", "1999-01-01"),
        lambda: consensus.current("positions").option("maybe"),
    ):
        with pytest.raises(UnknownScale):
            ask()


def test_a_scale_is_read_whole_or_not_at_all():
    assert read(WHOLE)[0].option("no").standing is Standing.BLOCK
    for broken in (
        WHOLE.replace("order = 2", "order = 3"),
        WHOLE.replace('id = "no"', 'id = "yes"'),
        WHOLE.replace('standing = "block"', 'standing = "fine"'),
        WHOLE.replace('standing = "for"', 'standing = "against"'),
    ):
        with pytest.raises(ValueError):
            read(broken)
