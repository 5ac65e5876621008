"""The check knows the whole network's names, and tells nobody who belongs to it."""

import pytest

from copal.domain.communities.queries.everyone import FRESH_SECONDS, forget, names_of_everyone
from copal.domain.communities.queries.writing import writing_in
from copal.domain.people.models import Person
from tests.cast import SIX

UNLISTED = "I asked Qorwyn Brask about it."


@pytest.fixture
def elsewhere(cast):
    """Somebody of the network who is in none of Bob's communities, with names that stand in no list."""
    return Person.objects.create(chosen_name="Zubli", legal_name="Qorwyn Brask", added_at=SIX)


def marked(person, community, words):
    spans = writing_in(person, community).spans(words)
    return [(words[one.start : one.end], one.code) for one in spans if one.label == "PERSON"]


def test_a_whole_name_of_somebody_elsewhere_is_marked_like_any_name(cast, elsewhere):
    forget()
    assert marked(cast.bob, cast.community, UNLISTED) == [("Qorwyn Brask", "name")]
    assert marked(cast.charlie, None, UNLISTED) == [("Qorwyn Brask", "name")]


def test_a_single_name_from_elsewhere_says_nothing(cast, elsewhere):
    forget()
    assert ("Zubli", "name") not in marked(cast.bob, cast.community, "We tried zubli and it worked.")


def test_nobody_learns_who_is_in_the_network(cast, elsewhere):
    """A stranger to the network whose name is in the lists is told of in the same words."""
    forget()
    ours, strangers = (
        marked(cast.bob, cast.community, words) for words in (UNLISTED, "I asked Emily Johnson about it.")
    )
    assert {code for _name, code in ours} == {code for _name, code in strangers}


def test_names_are_read_once_in_ten_minutes(cast, monkeypatch, django_assert_num_queries):
    forget()
    with django_assert_num_queries(1):
        names_of_everyone()
        names_of_everyone()
    monkeypatch.setattr("copal.domain.communities.queries.everyone.FRESH_SECONDS", -1)
    with django_assert_num_queries(1):
        names_of_everyone()
    assert FRESH_SECONDS == 600


def test_somebody_who_has_left_is_no_longer_known(cast, elsewhere):
    elsewhere.is_active = False
    elsewhere.save()
    forget()
    assert "qorwyn" not in names_of_everyone()
