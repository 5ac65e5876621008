"""What a pack would change, worked out for every real member: by the worker, batch by batch."""

from datetime import date, timedelta

import pytest
import time_machine

from copal.domain.requirements.models import LookLine, PackLook
from copal.domain.requirements.queries import lines_for, pack_for
from copal.jobs import work
from copal.journeys import look_at_pack as looking
from copal.journeys.read_rules import pack_beside_rules
from copal.journeys.stand_everyone import stand_everyone
from copal.journeys.where_do_i_stand import where_do_i_stand
from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import APRIL, PROVIDER, added, in_force, looked_at, noon, rule

HIRED = date(2020, 7, 1)


@pytest.fixture
def members(cast):
    """Alice has 13 hours of her year, Bob 6, Charlie none and works in a centre; Dora said nothing of her work."""
    for who, minutes in ((works(cast.alice, hired=HIRED), 780), (works(cast.bob, hired=HIRED), 360)):
        entry(cast, who, date(2025, 9, 1), minutes)
    works(cast.charlie, setting="centre", hired=HIRED)
    return cast


def changes(pack):
    return {
        (one.person.chosen_name, one.rule, one.change, one.before, one.after)
        for one in LookLine.objects.filter(look__pack=pack).select_related("person")
    }


def figures(pack):
    return PackLook.objects.get(pack=pack).figures


def test_who_had_met_it_and_has_not_then(members):
    pack = looked_at(added(members, rule(minutes=900)))
    assert changes(pack) == {("Alice", PROVIDER, "lost", "met", "on_track")}
    assert figures(pack) == {PROVIDER: {"spoken_to": 2, "lost": 1}}
    (line,) = lines_for(members.dora, pack.pk, change="lost", first=0, most=9)
    assert (line.name, line.still_needed_minutes) == ("Alice", 120)


def test_an_edition_that_begins_later_is_looked_at_on_its_own_first_day(members):
    may = date(2026, 5, 1)
    pack = looked_at(added(members, rule(minutes=900, since=may)))
    assert changes(pack) == {("Alice", PROVIDER, "lost", "met", "on_track")}
    assert pack_beside_rules(pack_for(members.dora, pack.pk, today=SIX.date())).looked_on == may


def test_who_meets_it_then(members):
    pack = looked_at(added(members, rule(minutes=300)))
    assert changes(pack) == {("Bob", PROVIDER, "won", "behind", "met")}


def test_who_is_newly_asked_and_who_no_more(members):
    applies = 'settings = ["family_child_care"]\nroles = ["provider"]'
    elsewhere = rule().replace(applies, 'settings = ["child_care_center"]')
    pack = looked_at(added(members, elsewhere))
    assert changes(pack) == {
        ("Alice", PROVIDER, "loses", "met", ""),
        ("Bob", PROVIDER, "loses", "behind", ""),
        ("Charlie", PROVIDER, "gains", "", "behind"),
    }


def test_a_source_that_became_weak_takes_met_away(members):
    pack = looked_at(added(members, rule(minutes=720, confidence="secondary")))
    assert changes(pack) == {("Alice", PROVIDER, "lost", "met", "cannot_say")}
    assert figures(pack)[PROVIDER] == {"spoken_to": 2, "lost": 1, "otherwise": 1}


def test_what_it_says_comes_true_on_the_day(members):
    in_force(members, rule(minutes=900))
    (line,) = LookLine.objects.all()
    the_day_before, the_day = noon(APRIL - timedelta(days=1)), noon(APRIL)
    assert where_do_i_stand(members.alice, at=the_day_before).lines[0].status == line.before
    assert where_do_i_stand(members.alice, at=the_day).lines[0].status == line.after


def test_it_is_compared_with_those_that_come_before_it(members):
    in_force(members, rule(edition="first", minutes=900))
    later = date(2026, 5, 1)
    pack = looked_at(
        added(members, rule(edition="next", since=later, minutes=960), version="2", begins=later)
    )
    assert changes(pack) == set()


def test_looking_again_counts_nobody_twice(members):
    pack = added(members)
    for _time in range(2):
        looked_at(pack)
    assert len(changes(pack)) == 1
    assert (pack.look.state, PackLook.objects.get().looked_at) == ("waiting", 3)


def test_in_batches_as_all_at_once(members, monkeypatch):
    pack = looked_at(added(members))
    at_once = changes(pack), figures(pack)
    monkeypatch.setattr(looking, "BATCH", 1)
    assert (changes(looked_at(pack)), figures(pack)) == at_once


def test_the_worker_does_it(members, work_off):
    pack = added(members)
    with time_machine.travel(SIX, tick=False):
        assert (work.hand_out(at=SIX), work.hand_out(at=SIX)) == (1, 0)
        assert work_off() == 1
        assert work.hand_out(at=SIX) == 0
    assert PackLook.objects.get(pack=pack).state == "done"


def test_a_pack_nobody_can_be_worked_out_by_is_kept_out(members, monkeypatch):
    def too_far(*_args, **_more):
        raise OverflowError

    pack = added(members)
    monkeypatch.setattr(looking, "stand_by", too_far)
    with pytest.raises(OverflowError):
        looking.look_at_pack(pack.look.pk, at=SIX)
    assert PackLook.objects.get(pack=pack).state == "failed"


def test_the_night_stands_everyone_by_it_and_asks_once(members, django_assert_max_num_queries):
    in_force(members, rule(minutes=900))
    with django_assert_max_num_queries(20):
        assert stand_everyone(at=noon(APRIL)) == 3
    kept = {one.status for one in where_do_i_stand(members.alice, at=noon(APRIL)).lines}
    assert kept == {"on_track"}


def test_a_new_edition_is_told_in_the_year_it_begins(members):
    in_force(members, rule(minutes=900))

    def seen(day):
        return where_do_i_stand(members.alice, at=noon(day)).lines[0]

    assert (seen(APRIL - timedelta(days=1)).is_new, seen(APRIL).is_new) == (False, True)
    assert seen(APRIL).in_force_from == APRIL
    assert not seen(date(2026, 7, 1)).is_new
