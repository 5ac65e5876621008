"""A notice is due for words of harm to a child, not for a day with children; nothing is kept and nothing is said aloud."""

import time

import pytest

from copal.instruments.harm import LANGUAGES, notice_due
from tests.instruments.harm.sentences import DUE, FRESH_DUE, FRESH_NOT_DUE, NOT_DUE

EVERYDAY = "We sang the clean-up song twice and the children put the blocks away. "


def rows(*lists):
    return [(lang, sentence) for of in lists for lang in LANGUAGES for sentence in of[lang]]


@pytest.mark.parametrize(("lang", "sentence"), rows(DUE, FRESH_DUE))
def test_words_of_harm_are_noticed(lang, sentence):
    assert notice_due(sentence, lang)
    assert notice_due(sentence), "nobody has to say which language it is"
    assert notice_due(f"{EVERYDAY}{sentence.upper()} {EVERYDAY}")


@pytest.mark.parametrize(("lang", "sentence"), rows(NOT_DUE, FRESH_NOT_DUE))
def test_everyday_words_are_left_alone(lang, sentence):
    assert not notice_due(sentence, lang)
    assert not notice_due(sentence)


def test_two_everyday_sentences_do_not_make_one_of_harm():
    assert not notice_due(
        "Ask his dad. Hit him up for paper towels? We have bruises on the apples\nOn her back step: paint"
    )


def test_only_the_language_that_was_named_is_read():
    assert not notice_due(DUE["es"][0], "en")
    assert notice_due(DUE["es"][0], "es-MX")
    assert not notice_due(DUE["en"][0], "so")


@pytest.mark.parametrize(
    "odd", ["", " ", "\x00", "é" * 10_000, "dad " * 2_000, "the " * 3_000 + "old", "a" * 100_000]
)
def test_odd_text_takes_no_time(odd):
    began = time.process_time()
    assert not notice_due(odd)
    assert time.process_time() - began < 1
