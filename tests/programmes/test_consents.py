"""One person's yes: a year, ended at any time, undone at once, renewed, and over to the very minute."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from copal.domain.journal.models import Entry
from copal.domain.programmes import actions
from copal.domain.programmes.models import Consent
from copal.domain.programmes.queries import (
    CodeUnknown,
    ask_for,
    asks_open,
    not_sharing,
    own_consent,
    programme_by_code,
    shared_by,
    who_shares,
)
from copal.domain.programmes.refusals import ProgrammeOver, TooLateToUndo
from tests.cast import SIX
from tests.programmes.scene import DAY, MINUTE


def names(scene, at=SIX):
    found = who_shares(scene.cast.alice, scene.programme.pk, at=at)
    return [one.person.chosen_name for one in found]


def facts(kind):
    return [(one.by_id, one.about) for one in Entry.objects.filter(kind=f"programmes.{kind}").order_by("pk")]


def test_a_yes_is_seen_and_is_a_fact(scene):
    assert names(scene) == ["Bob"]
    bob = scene.cast.bob.pk
    assert facts("consent_given") == [
        (bob, {"programme": scene.programme.pk, "person": bob, "consent": scene.consent.pk})
    ]


def test_everyone_sees_with_whom_they_share_and_who_directs_it(scene):
    scene.joins_as_director(scene.cast.dora)
    actions.ask_director(programme=scene.programme, address="edna@example.org", by=scene.cast.alice, at=SIX)
    [shared] = shared_by(scene.cast.bob, at=SIX)
    assert (shared.programme, shared.place) == ("Sunny Steps", "Machias")
    assert (shared.directors, shared.last_day) == (("Alice", "Dora"), date(2027, 3, 1))
    assert shared_by(scene.cast.charlie, at=SIX) == []


def test_a_yes_said_twice_is_one(scene):
    again = actions.say_yes(programme=scene.programme, person=scene.cast.bob, at=SIX + DAY)
    assert again.pk == scene.consent.pk
    assert again.last_day == date(2027, 3, 1)
    assert len(facts("consent_given")) == 1


def test_it_is_over_to_the_minute_and_needs_nobody_to_end_it(scene):
    until = scene.consent.until
    assert names(scene, at=until - MINUTE) == ["Bob"]
    assert names(scene, at=until) == []
    assert shared_by(scene.cast.bob, at=until) == []


def test_that_it_is_over_is_written_down_once(scene):
    assert actions.end_past_consents(at=scene.consent.until - MINUTE) == 0
    assert actions.end_past_consents(at=scene.consent.until) == 1
    assert actions.end_past_consents(at=scene.consent.until + MINUTE) == 0
    [(by, about)] = facts("consent_ended")
    assert (by, about["how"]) == (None, "time")


def test_whoever_shares_ends_it_at_once(scene):
    actions.end_consent(consent=scene.consent, at=SIX + DAY)
    actions.end_consent(consent=scene.consent, at=SIX + DAY)
    assert names(scene, at=SIX + DAY) == []
    assert len(facts("consent_ended")) == 1


def test_ending_can_be_undone_for_an_hour(scene):
    actions.end_consent(consent=scene.consent, at=SIX)
    actions.undo_end(consent=scene.consent, at=SIX + timedelta(minutes=60))
    assert names(scene) == ["Bob"]
    actions.end_consent(consent=scene.consent, at=SIX)
    with pytest.raises(TooLateToUndo):
        actions.undo_end(consent=scene.consent, at=SIX + timedelta(minutes=61))


def test_an_end_that_was_none_of_theirs_is_not_undone(scene):
    actions.end_past_consents(at=scene.consent.until)
    with pytest.raises(TooLateToUndo):
        actions.undo_end(consent=scene.consent, at=scene.consent.until)


def test_undoing_after_a_new_yes_changes_nothing(scene):
    actions.end_consent(consent=scene.consent, at=SIX)
    actions.say_yes(programme=scene.programme, person=scene.cast.bob, at=SIX + MINUTE)
    with pytest.raises(TooLateToUndo):
        actions.undo_end(consent=scene.consent, at=SIX + MINUTE)
    assert names(scene, at=SIX + MINUTE) == ["Bob"]


def test_renewing_runs_a_year_from_that_day(scene):
    near = scene.consent.until - 10 * DAY
    again = actions.renew(consent=scene.consent, at=near)
    assert again.pk == scene.consent.pk
    assert again.last_day == date(2028, 2, 19)
    assert names(scene, at=scene.consent.until) == ["Bob"]
    assert len(facts("consent_renewed")) == 1


def test_renewing_one_that_is_over_is_a_new_yes(scene):
    later = scene.consent.until + DAY
    again = actions.renew(consent=scene.consent, at=later)
    assert again.pk != scene.consent.pk
    assert Consent.objects.filter(ended_at=None).count() == 1
    assert names(scene, at=later) == ["Bob"]


def test_a_no_and_no_answer_and_an_end_look_the_same(scene):
    cast = scene.cast
    scene.ask(cast.dora.email, cast.edna.email, cast.bob.email)
    actions.say_no(programme=scene.programme, person=cast.dora, at=SIX)
    actions.end_consent(consent=scene.consent, at=SIX)
    shown = not_sharing(scene.programme, at=SIX)
    assert [one.address for one in shown] == [
        "bob@example.org", "charlie@example.org", "dora@example.org", "edna@example.org",
    ]  # fmt: skip
    assert {name for one in shown for name in vars(one)} == {"ask_id", "address"}


def test_a_no_ends_a_yes_and_can_become_one_again(scene):
    bob = scene.cast.bob
    actions.say_no(programme=scene.programme, person=bob, at=SIX)
    assert names(scene) == []
    actions.say_yes(programme=scene.programme, person=bob, at=SIX)
    assert names(scene) == ["Bob"]


def test_a_question_is_only_there_for_the_one_who_was_asked(scene):
    charlie, ask = scene.cast.charlie, scene.asked(scene.cast.charlie)
    assert ask_for(charlie, ask.pk) == ask
    assert asks_open(charlie) == [(ask.pk, "Sunny Steps")]
    for other in (scene.cast.bob, scene.cast.alice, scene.cast.dora):
        with pytest.raises(Http404):
            ask_for(other, ask.pk)


def test_a_consent_is_only_there_for_its_own_person(scene):
    assert own_consent(scene.cast.bob, scene.consent.pk) == scene.consent
    for other in (scene.cast.charlie, scene.cast.alice, scene.cast.dora):
        with pytest.raises(Http404):
            own_consent(other, scene.consent.pk)


def test_a_code_opens_the_question_until_there_is_a_new_one(scene):
    old = scene.programme.code
    assert programme_by_code(f"{old[:4]}-{old[4:]}".lower()) == scene.programme
    actions.renew_code(programme=scene.programme, by=scene.cast.alice)
    for wrong in (old, "", "ABCD", old + "A", "\u202e"):
        with pytest.raises(CodeUnknown):
            programme_by_code(wrong)


def test_a_programme_that_was_ended_takes_no_yes_and_shows_nobody(scene):
    actions.end_programme(programme=scene.programme, by=scene.cast.alice, at=SIX)
    assert Consent.objects.get().how_ended == "programme"
    with pytest.raises(ProgrammeOver):
        actions.say_yes(programme=scene.programme, person=scene.cast.charlie, at=SIX)
    with pytest.raises(ProgrammeOver):
        actions.undo_end(consent=scene.consent, at=SIX)
    with pytest.raises(Http404):
        names(scene)


def test_an_account_that_was_closed_is_not_shown(scene):
    scene.cast.bob.is_active = False
    scene.cast.bob.save()
    assert names(scene) == []
