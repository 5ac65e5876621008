"""Every sentence of every scale can be translated, and what came of asking is said in words."""

import pytest
from django.utils import translation

from copal.domain.decisions.wording import OUTCOMES, SCALE_WORDS, ground_words, minute_of, said
from copal.instruments import consensus
from copal.instruments.consensus import Ground, Level, Outcome, Reach


def sentences():
    for scale in consensus.editions():
        yield scale.name
        for option in scale.options:
            yield from (option.words, option.wording)


def test_every_sentence_of_every_scale_is_marked_and_none_besides():
    marked = {str(one) for one in SCALE_WORDS}
    assert set(sentences()) - marked == set()
    assert marked - set(sentences()) == set()


def test_a_sentence_is_said_in_the_readers_language():
    with translation.override("en-xa"):
        assert said("Stand aside") != "Stand aside"


def test_every_outcome_has_words():
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize(
    ("level", "groups", "expected"),
    [
        (Level.NEARLY_EVERYONE, 2, "Nearly everyone here, in both groups"),
        (Level.MOST, 3, "Most people here, in all 3 groups"),
        (Level.NEARLY_EVERYONE, 0, "Nearly everyone here"),
        (Level.WAITING, 0, "Too few answers to say"),
    ],
)
def test_common_ground_is_told_in_words(level, groups, expected):
    reach = (Reach(by="sites", groups=groups),) if groups else ()
    assert ground_words(Ground(level=level, reach=reach)) == expected


def test_a_minute_names_nobody_and_says_where_people_stood():
    counts = [("I’m for it", 7), ("Fine with it", 3), ("I have a worry", 2), ("Stand aside", 0)]
    assert minute_of(proposal="We swap.", outcome="worries", answered=12, present=14, counts=counts) == (
        "Agreed by consensus: We swap.\n"
        "12 of 14 people present answered. I’m for it: 7; Fine with it: 3; I have a worry: 2.\n"
        "Worries were said and heard."
    )
