"""Everything about oneself in the archive; leaving for good; and two accounts that were one person."""

from datetime import timedelta

import pytest
from django.http import Http404

from copal.domain.programmes import actions
from copal.domain.programmes.models import Ask, Consent, Directing, Programme
from copal.domain.programmes.queries import programme_for, who_shares
from copal.journeys.join_accounts import join_accounts
from copal.journeys.leave_for_good import carry_out_due, say_leaving
from copal.journeys.own_data import parts_of
from tests.cast import SIX, person
from tests.programmes.scene import DAY, set_up

MONTHS = SIX + 100 * DAY


def rows(one, name):
    return next(part.rows for part in parts_of(one) if part.name == name)


def gone(one, at=SIX):
    say_leaving(one, at=at)
    carry_out_due(at=at + timedelta(days=60))


def sharing(scene, by, at=MONTHS):
    return [one.person.pk for one in who_shares(by, scene.programme.pk, at=at)]


def test_the_archive_says_what_one_shares_directs_and_was_asked(scene):
    cast = scene.cast
    [shared] = rows(cast.bob, "sharing")
    assert (shared["programme"], str(shared["until"]), shared["ended_at"]) == (
        "Sunny Steps",
        "2027-03-01",
        None,
    )
    [asked] = rows(cast.charlie, "asked-to-share")
    assert (asked["email"], asked["answer"]) == ("charlie@example.org", "")
    [directing] = rows(cast.alice, "directing")
    assert directing["programme"] == "Sunny Steps"


def test_the_archive_of_a_director_names_nobody_they_see_or_asked(scene):
    told = repr(
        [
            part
            for part in parts_of(scene.cast.alice)
            if part.name in ("directing", "asked-to-share", "sharing")
        ]
    )
    assert "charlie" not in told
    assert "Bob" not in told


def test_who_leaves_for_good_is_seen_by_no_director_and_on_no_list(scene):
    gone(scene.cast.charlie)
    gone(scene.cast.bob)
    assert Consent.objects.get().how_ended == "left"
    assert not Ask.objects.exists()
    assert sharing(scene, scene.cast.alice) == []


def lone_director(scene):
    one = person("Fay")
    programme = set_up(one, name="Fay's Place")
    consent = actions.say_yes(programme=programme, person=scene.cast.charlie, at=SIX)
    gone(one)
    return one, programme, consent


def test_a_programme_whose_only_director_leaves_ends_and_loses_its_name(scene):
    one, programme, consent = lone_director(scene)
    programme.refresh_from_db()
    consent.refresh_from_db()
    assert (programme.name, programme.place, consent.how_ended) == ("", "", "programme")
    with pytest.raises(Http404):
        programme_for(one, programme.pk)
    assert Programme.objects.get(pk=scene.programme.pk).name == "Sunny Steps"


def test_a_programme_that_somebody_else_directs_goes_on(scene):
    one = person("Fay")
    scene.joins_as_director(one)
    gone(one)
    assert sharing(scene, scene.cast.alice) == [scene.cast.bob.pk]
    assert Directing.objects.filter(person=one, ended_at=None).count() == 0


def twin(**more):
    return person("Robin", **more)


def joined(scene, kept, lost):
    kept.legal_name = lost.legal_name = ""
    kept.save()
    lost.save()
    join_accounts(kept=kept, gone=lost, by=scene.cast.dora, at=SIX + DAY)


def test_a_yes_and_a_question_go_over_to_the_account_that_is_kept(scene):
    kept = twin()
    joined(scene, kept, scene.cast.bob)
    assert sharing(scene, scene.cast.alice) == [kept.pk]
    other = person("Remy")
    joined(scene, other, scene.cast.charlie)
    assert Ask.objects.get().person == other


def test_where_both_share_the_longer_yes_goes_on(scene):
    kept = twin()
    earlier = actions.say_yes(programme=scene.programme, person=kept, at=SIX - 10 * DAY)
    joined(scene, kept, scene.cast.bob)
    earlier.refresh_from_db()
    scene.consent.refresh_from_db()
    assert (earlier.how_ended, scene.consent.how_ended) == ("joined", "joined")
    going_on = Consent.objects.get(ended_at=None)
    assert (going_on.person, going_on.last_day) == (kept, scene.consent.last_day)


def test_what_one_account_directs_the_other_directs_now(scene):
    kept = twin()
    actions.ask_director(programme=scene.programme, address=kept.email, by=scene.cast.alice, at=SIX)
    joined(scene, kept, scene.cast.alice)
    assert programme_for(kept, scene.programme.pk) == scene.programme
    assert Directing.objects.filter(ended_at=None).count() == 1
