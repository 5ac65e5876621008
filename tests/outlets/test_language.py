"""A letter speaks one language: the reader's where we have its words, else the network's, dates and all."""

from datetime import timedelta

import pytest

from copal.domain.communities.models import Network
from copal.domain.meetings import actions as meetings
from copal.outlets.letters import language
from tests.cast import SIX
from tests.outlets.post import deliver

BEFORE = SIX - timedelta(days=3)


@pytest.fixture
def invited(cast, mailbox):
    """Invites Bob, who reads the language given. Returns subject, text and HTML of his letter."""

    def invite(reads):
        cast.bob.language = reads
        cast.bob.save(update_fields=["language"])
        meetings.invite(meeting=cast.circle, by=cast.alice, at=BEFORE)
        deliver(BEFORE)
        (letter,) = mailbox.to("bob@example.org")
        html = letter.get_body(preferencelist=("html",)).get_content()
        return letter["Subject"], mailbox.text(letter), html

    return invite


def test_a_letter_is_written_in_the_readers_language(invited):
    subject, text, html = invited("ar-xb")
    assert 'dir="rtl"' in html
    assert "Invitation" not in subject
    assert "Hello" not in text


def test_a_language_whose_words_we_do_not_have_leaves_the_dates_alone_too(invited, monkeypatch):
    monkeypatch.setattr(language, "IN_EVERY_LETTER", ("Words that no catalog has.",))
    subject, text, html = invited("fr")
    assert subject.startswith("Invitation: Clean-up time without tears, Mar 2")
    assert "6:00–8:00 pm Eastern" in text
    assert 'lang="en"' in html


def test_what_tells_is_really_in_every_letter(invited):
    _subject, text, _html = invited("en")
    for words in language.IN_EVERY_LETTER:
        assert words % {"name": "Bob"} in text


def test_where_the_readers_words_are_missing_the_network_speaks(cast, monkeypatch):
    monkeypatch.setattr(language, "has_catalog", {"en", "ar-xb"}.__contains__)
    assert language.spoken("ar-xb") == "ar-xb"
    Network.objects.update(language="ar-xb")
    assert language.spoken("fr") == "ar-xb"
    Network.objects.update(language="es")
    assert language.spoken("fr") == "en"


def test_a_language_counts_once_it_has_the_words_of_every_letter(monkeypatch):
    assert language.has_catalog("en")
    assert language.has_catalog("en-xa")
    monkeypatch.setattr(language, "IN_EVERY_LETTER", ("Hello %(name)s,", "Words that no catalog has."))
    assert language.has_catalog("en")
    assert not language.has_catalog("fr")
