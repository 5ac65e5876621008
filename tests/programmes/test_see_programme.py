"""What a director sees: the figures of the ledger, live, in the order of who needs something soonest."""

from datetime import date

import pytest
from django.http import Http404

from copal.domain.programmes import actions
from copal.journeys.see_programme import see_programme
from copal.journeys.where_do_i_stand import where_do_i_stand
from tests.cast import SIX, person
from tests.journeys.test_where_do_i_stand import entry, works
from tests.programmes.scene import DAY


@pytest.fixture
def staffed(scene):
    """Bob is behind by June; three more share: one on pace by August, one who has met it, one who never said."""
    works(scene.cast.bob, hired=date(2020, 7, 1))
    for name, hired, minutes in (
        ("Ada", date(2020, 9, 1), 480),
        ("Ben", date(2020, 7, 1), 720),
        ("Cy", None, 60),
    ):
        one = works(person(name), hired=hired) if hired else person(name)
        entry(scene.cast, one, date(2026, 1, 12), minutes)
        actions.say_yes(programme=scene.programme, person=one, at=SIX)
    return scene


def seen(scene, at=SIX):
    return see_programme(scene.cast.alice, scene.programme.pk, at=at)


def test_who_needs_something_soonest_comes_first(staffed):
    assert [one.name for one in seen(staffed)] == ["Bob", "Ada", "Cy", "Ben"]


def test_the_figures_are_those_the_person_sees(staffed):
    for line in seen(staffed):
        one = next(c.person for c in staffed.programme.consents.all() if c.person.chosen_name == line.name)
        assert line.standings == where_do_i_stand(one, at=SIX)


def test_a_line_holds_a_name_a_day_and_standings_and_nothing_of_meetings(staffed):
    assert {name for one in seen(staffed) for name in vars(one)} == {"name", "last_day", "standings"}
    assert "Circle" not in repr(seen(staffed))


def test_what_was_ended_a_moment_ago_is_not_there(staffed):
    actions.end_consent(consent=staffed.consent, at=SIX)
    assert "Bob" not in [one.name for one in seen(staffed)]
    assert seen(staffed, at=staffed.consent.until) == []


@pytest.mark.parametrize("who", ["bob", "charlie", "dora", "edna"])
def test_nobody_else_sees_any_of_it(staffed, who):
    with pytest.raises(Http404):
        see_programme(getattr(staffed.cast, who), staffed.programme.pk, at=SIX)


def test_a_programme_without_people_is_empty_in_two_questions(scene, django_assert_num_queries):
    actions.end_consent(consent=scene.consent, at=SIX + DAY)
    with django_assert_num_queries(2):
        assert seen(scene, at=SIX + DAY) == []


def test_sixty_people_take_no_more_questions_than_one(scene, django_assert_max_num_queries):
    for number in range(60):
        one = works(person(f"Guest{number}"), hired=date(2020, 7, 1))
        entry(scene.cast, one, date(2026, 1, 12), 60)
        actions.say_yes(programme=scene.programme, person=one, at=SIX)
    with django_assert_max_num_queries(4):  # who directs, who shares, their ledgers; which packs are in force
        assert len(seen(scene)) == 61
