"""Whom only a director's question brought here goes again with it, unless they came: nothing of them is left behind."""

import pytest
from django.apps import apps

from copal.domain.communities.actions import add_by_address
from copal.domain.confidentiality.rules import named
from copal.domain.journal.models import Entry
from copal.domain.people.actions import add_person, open_account
from copal.domain.people.models import Person
from copal.domain.programmes import actions
from copal.domain.programmes.models import Ask, Directing, Newcomer
from copal.jobs.schedule import SCHEDULE
from copal.journeys.join_accounts import join_accounts
from tests.cast import SIX
from tests.outlets.post import deliver
from tests.programmes.scene import DAY, MINUTE, set_up

ADDRESS = "nobody.yet@example.org"
WHILE, AFTER = SIX + 179 * DAY, SIX + 181 * DAY


def hourly(at):
    """What the worker does each hour."""
    (one,) = [one for one in SCHEDULE if one.name == "forget_old_asks"]
    one.do(at=at)


def newcomer():
    return Person.objects.filter(email=ADDRESS).first()


def rows_that_say(words):
    """Every row of every table that holds these words in any column."""
    return [
        (model._meta.label, row.pk)
        for model in apps.get_models()
        for row in model._default_manager.all()
        if any(words in str(getattr(row, field.attname)) for field in model._meta.concrete_fields)
    ]


@pytest.fixture
def asked(scene):
    scene.ask(ADDRESS)
    deliver(SIX + 11 * MINUTE)
    return scene


def test_an_unanswered_question_leaves_nothing_behind_after_its_time(asked):
    one = newcomer()
    hourly(WHILE)
    assert newcomer() == one
    hourly(AFTER)
    assert rows_that_say("nobody.yet") == []
    assert rows_that_say("Nobody Yet") == []
    assert Entry.objects.filter(kind="people.person_taken_back", about__person=one.pk).count() == 1
    assert not Newcomer.objects.exists()


def test_neither_does_one_that_the_director_took_back_at_once(asked):
    actions.take_back_ask(ask=asked.asked(newcomer()), by=asked.cast.alice)
    hourly(SIX + MINUTE)
    assert rows_that_say("nobody.yet") == []


def test_nor_one_of_a_programme_that_was_ended(asked):
    actions.end_programme(programme=asked.programme, by=asked.cast.alice, at=SIX)
    hourly(SIX + MINUTE)
    assert rows_that_say("nobody.yet") == []


def test_while_one_programme_still_asks_they_stay(asked):
    other = set_up(asked.cast.dora, name="Tide Pool")
    actions.ask_people(programme=other, addresses=[ADDRESS], by=asked.cast.dora, at=SIX + 60 * DAY)
    hourly(AFTER)
    assert newcomer() is not None
    hourly(AFTER + 60 * DAY)
    assert newcomer() is None


def test_whoever_came_stays_when_the_question_goes(asked):
    one = newcomer()
    open_account(person=one, at=SIX + DAY)
    hourly(AFTER)
    assert newcomer() == one
    assert not Newcomer.objects.exists()


def test_whoever_is_here_by_something_else_as_well_stays(asked):
    one = newcomer()
    add_by_address(
        community=asked.cast.community, address=ADDRESS, name=named("", audience="community"), by=asked.cast.alice,
        at=SIX + DAY,
    )  # fmt: skip
    hourly(AFTER)
    assert newcomer() == one


def test_whoever_was_here_before_stays_as_they_were(asked):
    known = add_person(
        chosen_name="Wanda", email="wanda@example.org", how="staff", by=asked.cast.dora, at=SIX
    )
    asked.ask("wanda@example.org")
    hourly(AFTER)
    assert Person.objects.filter(pk=known.pk).exists()
    assert not Ask.objects.filter(person=known).exists()


def test_a_director_who_never_answers_is_asked_no_more(scene):
    for address in (ADDRESS, scene.cast.dora.email):
        actions.ask_director(programme=scene.programme, address=address, by=scene.cast.alice, at=SIX)
    hourly(WHILE)
    assert Directing.objects.filter(accepted_at=None).count() == 2
    hourly(AFTER)
    assert [one.person for one in Directing.objects.all()] == [scene.cast.alice]
    assert rows_that_say("nobody.yet") == []
    assert Person.objects.filter(pk=scene.cast.dora.pk).exists()


def test_a_director_who_said_yes_goes_on(scene):
    actions.ask_director(programme=scene.programme, address=ADDRESS, by=scene.cast.alice, at=SIX)
    one = newcomer()
    open_account(person=one, at=SIX + DAY)
    actions.accept_directing(directing=Directing.objects.get(person=one), at=SIX + DAY)
    hourly(AFTER)
    assert Directing.objects.filter(person=one, ended_at=None).exists()


def test_taken_off_again_before_they_answered_they_go(scene):
    actions.ask_director(programme=scene.programme, address=ADDRESS, by=scene.cast.alice, at=SIX)
    actions.end_directing(directing=Directing.objects.get(person=newcomer()), by=scene.cast.alice, at=SIX)
    hourly(SIX + MINUTE)
    assert rows_that_say("nobody.yet") == []


def test_joined_with_an_account_they_are_known(asked):
    gone = newcomer()
    join_accounts(kept=asked.cast.dora, gone=gone, by=asked.cast.dora, at=SIX + DAY)
    hourly(AFTER)
    assert Person.objects.get(pk=gone.pk).joined_to == asked.cast.dora
