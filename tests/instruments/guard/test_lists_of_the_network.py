"""What the caller knows: the network's own names, what may be said, and what is offered instead."""

from copal.instruments.guard import WORDS, check, prepared
from tests.instruments.guard.telling import found, labels

ROSTER = prepared(
    ["Zéfirine Quill", {"name": "Pinecone House", "kind": "programme"}, {"name": "Oldbridge", "kind": "town"}]
)


def test_own_names_are_found_in_any_writing():
    text = "ask ZEFIRINE QUILL from pinecone house in oldbridge"
    assert labels(text, roster=ROSTER) == {
        "ZEFIRINE QUILL": "PERSON",
        "pinecone house": "ORGANISATION",
        "oldbridge": "PLACE",
    }


def test_own_names_are_found_in_any_language():
    assert found("Waxaan la hadlay Zefirine shalay.", "so", roster=ROSTER) == ["Zefirine"]


def test_a_member_called_hope_leaves_hope_alone():
    assert found("i hope so", roster=["Hope Sample"]) == []
    assert found("I saw Hope there.", roster=["Hope Sample"]) == ["Hope"]


def test_what_may_be_said_is_not_marked():
    text = "Write to Lowri Vale, lowri@example.org."
    assert found(text) == ["Lowri Vale", "lowri@example.org"]
    assert found(text, allow=["lowri@example.org"], fine=["LOWRI VALE"]) == []


def test_every_mark_says_why_and_offers_something():
    for span in check("Dr. Ames told Khalid's mom, born 3/4/1990, to call 207-555-0103 from 3 Elm Street."):
        assert span.reason == WORDS[span.code]
        assert span.suggestion


def test_the_same_child_is_offered_the_same_name():
    offered = {span.suggestion for span in check("Khalid bit. Then khalid cried. Khalid!")}
    assert len(offered) == 1


def test_suggestions_speak_the_language_of_the_text():
    (span,) = check("Anaïs mord quand elle est fatiguée.", "fr")
    assert "un enfant" in span.suggestion
