"""The check knows the whole network's names, and tells nobody who belongs to it."""

import pytest

from copal.domain.communities.queries.everyone import FRESH_SECONDS, forget, names_of_everyone
from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.rules import named
from copal.domain.people.models import Person
from copal.domain.programmes.actions.directing import end_programme, set_up
from copal.domain.programmes.models import Programme
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


@pytest.fixture
def workplaces(cast):
    for name in ("Quillback Cove", "Bright Start", "Sunshine"):
        set_up(
            name=named(name, audience="network"),
            place=named("Eastport", audience="network"),
            setting="centre",
            by=cast.charlie,
            at=SIX,
        )
    forget()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They moved to quillback cove last week.", ["quillback cove"]),
        ("The sub from Bright Start knew the song.", ["Bright Start"]),
        ("We had a bright start to the day.", []),
        ("A little sunshine and they all slept.", []),
    ],
)
def test_programmes_of_the_network_are_known_by_their_whole_names(cast, workplaces, words, found):
    spans = writing_in(cast.bob, cast.community).spans(words)
    assert [(words[one.start : one.end], one.code) for one in spans] == [
        (name, "programme.named") for name in found
    ]


def test_a_programme_that_has_ended_is_no_longer_known(cast, workplaces):
    for one in Programme.objects.all():
        end_programme(programme=one, by=cast.charlie, at=SIX)
    forget()
    assert "quillback" not in names_of_everyone()


def test_names_are_read_once_in_ten_minutes(cast, monkeypatch, django_assert_num_queries):
    forget()
    with django_assert_num_queries(2):
        names_of_everyone()
        names_of_everyone()
    monkeypatch.setattr("copal.domain.communities.queries.everyone.FRESH_SECONDS", -1)
    with django_assert_num_queries(2):
        names_of_everyone()
    assert FRESH_SECONDS == 600


def test_somebody_who_has_left_is_no_longer_known(cast, elsewhere):
    elsewhere.is_active = False
    elsewhere.save()
    forget()
    assert "qorwyn" not in names_of_everyone()
