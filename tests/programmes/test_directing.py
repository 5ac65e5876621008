"""Who directs a programme, one by one and at once: it always keeps one, and a former one sees nobody."""

import pytest
from django.http import Http404

from copal.domain.programmes import actions
from copal.domain.programmes.models import Directing
from copal.domain.programmes.queries import (
    directing_for,
    directors_of,
    own_directing,
    programme_for,
    programmes_directed,
    who_shares,
)
from copal.domain.programmes.refusals import AskedOneself, LastDirector, ProgrammeOver
from tests import cast as casting
from tests.cast import SIX
from tests.programmes import scene as made
from tests.programmes.scene import set_up, words
from tests.support.threads import at_once


def test_only_who_directs_it_now_finds_it(scene):
    cast = scene.cast
    set_up(cast.charlie, name="Another Place")
    assert programme_for(cast.alice, scene.programme.pk) == scene.programme
    for other in (cast.bob, cast.charlie, cast.dora, cast.edna):  # shares, directs another, staff, auditor
        with pytest.raises(Http404):
            programme_for(other, scene.programme.pk)
        with pytest.raises(Http404):
            who_shares(other, scene.programme.pk, at=SIX)


def test_being_asked_to_direct_opens_nothing_until_it_is_accepted(scene):
    cast = scene.cast
    actions.ask_director(programme=scene.programme, address=" Charlie@example.org ", by=cast.alice, at=SIX)
    actions.ask_director(programme=scene.programme, address="charlie@example.org", by=cast.alice, at=SIX)
    directing = Directing.objects.get(person=cast.charlie)
    with pytest.raises(Http404):
        programme_for(cast.charlie, scene.programme.pk)
    assert [one.accepted for one in programmes_directed(cast.charlie)] == [False]
    assert [(one.name, one.address) for one in directors_of(scene.programme)][1] == (
        "",
        "charlie@example.org",
    )
    actions.accept_directing(directing=directing, at=SIX)
    assert programme_for(cast.charlie, scene.programme.pk) == scene.programme
    assert {(one.name, one.address) for one in directors_of(scene.programme)} == {
        ("Alice", ""),
        ("Charlie", ""),
    }


def test_one_cannot_ask_oneself_to_direct(scene):
    with pytest.raises(AskedOneself):
        actions.ask_director(
            programme=scene.programme, address="alice@example.org", by=scene.cast.alice, at=SIX
        )


def test_a_former_director_sees_nobody(scene):
    cast = scene.cast
    directing = scene.joins_as_director(cast.charlie)
    actions.end_directing(directing=directing, by=cast.alice, at=SIX)
    with pytest.raises(Http404):
        who_shares(cast.charlie, scene.programme.pk, at=SIX)
    with pytest.raises(ProgrammeOver):
        scene.ask("new@example.org", by=cast.charlie)
    with pytest.raises(Http404):
        own_directing(cast.charlie, directing.pk)


def test_the_last_one_cannot_step_down(scene):
    mine = Directing.objects.get(programme=scene.programme)
    with pytest.raises(LastDirector):
        actions.end_directing(directing=mine, by=scene.cast.alice, at=SIX)
    assert programme_for(scene.cast.alice, scene.programme.pk)


def test_someone_who_was_only_asked_is_no_second_director(scene):
    actions.ask_director(programme=scene.programme, address="new@example.org", by=scene.cast.alice, at=SIX)
    mine = Directing.objects.get(person=scene.cast.alice)
    with pytest.raises(LastDirector):
        actions.end_directing(directing=mine, by=scene.cast.alice, at=SIX)


def test_only_a_director_takes_another_off(scene):
    cast = scene.cast
    directing = scene.joins_as_director(cast.charlie)
    for other in (cast.bob, cast.dora):
        with pytest.raises(Http404):
            directing_for(other, directing.pk)
        with pytest.raises(ProgrammeOver):
            actions.end_directing(directing=directing, by=other, at=SIX)
    assert directing_for(cast.alice, directing.pk) == directing


def test_a_name_is_changed_by_who_directs_it(scene):
    changes = {"name": words("Sunny Steps West"), "place": words("Machias"), "setting": "centre"}
    change = actions.change_programme
    assert change(programme=scene.programme, by=scene.cast.alice, at=SIX, changes=changes)
    assert not change(programme=scene.programme, by=scene.cast.alice, at=SIX, changes=changes)
    with pytest.raises(ProgrammeOver):
        change(programme=scene.programme, by=scene.cast.bob, at=SIX, changes=changes)


@pytest.mark.django_db(transaction=True)
def test_two_directors_who_end_at_once_leave_one():
    scene = made.build(casting.assemble())
    other = scene.joins_as_director(scene.cast.charlie)
    mine = Directing.objects.get(person=scene.cast.alice)
    found = at_once(
        lambda: actions.end_directing(directing=mine, by=scene.cast.alice, at=SIX),
        lambda: actions.end_directing(directing=other, by=scene.cast.charlie, at=SIX),
    )
    assert sorted(type(one).__name__ for one in found) == ["LastDirector", "NoneType"]
    assert Directing.objects.filter(ended_at=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_directors_who_take_each_other_off_at_once_leave_one():
    scene = made.build(casting.assemble())
    theirs = scene.joins_as_director(scene.cast.charlie)
    mine = Directing.objects.get(person=scene.cast.alice)
    found = at_once(
        lambda: actions.end_directing(directing=theirs, by=scene.cast.alice, at=SIX),
        lambda: actions.end_directing(directing=mine, by=scene.cast.charlie, at=SIX),
    )
    assert sorted(type(one).__name__ for one in found) == ["NoneType", "ProgrammeOver"]
    assert Directing.objects.filter(ended_at=None).count() == 1
