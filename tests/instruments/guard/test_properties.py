"""Whatever the text: an answer, within the text, in order, the same again, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.instruments.guard import check
from tests.instruments.guard.telling import cases

PIECES = [case["text"] for case in cases("seen")]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text("Aa1.,'’-@/:\n \"“()#é\u0301I", max_size=200),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join),
    st.tuples(st.sampled_from(PIECES), st.text(max_size=20), st.integers(0, 200)).map(
        lambda made: made[0][: made[2]] + made[1] + made[0][made[2] :]
    ),
)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "fr", "es", "pt", "so", "x"]))
def test_any_text_is_answered(text, lang):
    spans = check(text, lang, roster=["Mary Sample", ""], allow=[text[:5]], fine=[""])
    assert [*spans] == [*check(text, lang, roster=["Mary Sample", ""], allow=[text[:5]], fine=[""])]
    last = 0
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        if span.label != "COMBINATION":
            assert span.start >= last
            last = span.end
    assert [span.start for span in spans] == sorted(span.start for span in spans)


HOSTILE = [
    "A", "a", "A ", "a ", "1", "1 ", "1-", "A.", "'", "’s ", "@", "a@", "a.", "http://", '"', "(", " ", "\n", "Aa-", "A'a",
    "the only ", "born ", "DOB 1 ", "1 A ", "case A1-", "call ", "Aa Bb ", "corner of A ", "dad's the ", "I'll call him ",
    "by Aa ", "é", "e\u0301", "0 1", "+1 2", "id 1a ", "plate 1", "lives on Aa ", "Aa School ", "one and ", "Mr. ", "(Ann ", "m. ", "told will, ", "the boy who ", "the a's ", "of the man ", "A\u200b", "\ud800", "3/4/20 was born ", "his mom is in jail and ", "two oh five ", "works at the ", "a.b.1", "the house by the ", "207 dot ", "ends in ", "is a 1 ", "\u3000", "ß", "İ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_by_its_length(piece):
    """Four times the text must not take sixteen times as long. CPU of this thread, the best of three, so that neither
    others nor a collection of garbage count."""

    def took(length):
        text = (piece * length)[:length]
        started = time.thread_time()
        check(text)
        return time.thread_time() - started

    small, large = (min(took(length) for _time in range(3)) for length in (2_500, 10_000))
    assert large < max(10 * small, 0.3), (small, large)
