"""The demo shows a director with her staff: who shares and how they stand, one whose year ends soon, one who is asked."""

import pytest

from copal.domain.people.queries import person_of_the_demo
from copal.domain.programmes.models import Programme
from copal.domain.programmes.queries import asks_open, not_sharing, shared_by
from copal.journeys.see_programme import see_programme
from copal.outlets.models import BoxedLetter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_director_sees_several_people_stand_differently(at):
    lines = see_programme(person_of_the_demo("theo"), Programme.objects.get().pk, at=at)
    assert len(lines) == 6
    assert len({standing.status for line in lines for standing in line.standings.lines}) > 1
    assert all(line.standings.lines for line in lines)


def test_no_answer_and_a_no_look_the_same(at):
    shown = not_sharing(Programme.objects.get(), at=at)
    assert [one.address for one in shown] == ["bea.dube@example.org", "sam@example.org"]
    assert [name for _number, name in asks_open(person_of_the_demo("sam"))] == ["Riverbend Family Child Care"]


def test_a_year_that_ends_soon_was_told_of(at):
    [shared] = shared_by(person_of_the_demo("pat.ames"), at=at)
    assert 0 < (shared.last_day - at.date()).days < 30
    told = BoxedLetter.objects.filter(to="pat.ames@example.org", subject__contains="share where you stand")
    assert told.count() == 1
