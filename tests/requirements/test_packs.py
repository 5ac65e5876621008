"""A pack is added, looked at, put in force from its day on; then it stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from copal.domain.requirements.actions import (
    NotNow,
    PackNotRight,
    add_pack,
    forget_old_looks,
    look_again,
    put_in_force,
    withdraw,
)
from copal.domain.requirements.models import AddedPack, LookLine, PackDecision, PackLook
from copal.domain.requirements.queries import book_on, decided, looks_to_take
from copal.domain.requirements.queries import books as kept
from copal.instruments.requirements import Edition, pack_of
from copal.journeys.where_do_i_stand import where_do_i_stand
from tests.cast import SIX
from tests.house.tree import ROOT
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import APRIL, PROVIDER, added, in_force, looked_at, noon, rule, text

TODAY = SIX.date()


def edition_on(day, name=PROVIDER) -> Edition | None:
    return book_on(day).in_force(name, day)


def test_from_its_day_on_it_counts_and_not_before(cast):
    pack = in_force(cast)
    assert [one.id for one in decided()] == [pack.pk]
    assert edition_on(APRIL - timedelta(days=1)).edition == "2017"
    assert (edition_on(APRIL).edition, edition_on(APRIL).required_minutes) == ("2026", 900)
    assert book_on(APRIL).in_force(PROVIDER, APRIL - timedelta(days=1)).edition == "2017"


def test_a_draft_counts_for_nobody(cast):
    looked_at(added(cast))
    assert decided() == ()
    assert edition_on(APRIL).edition == "2017"


def test_today_is_early_enough_and_yesterday_is_not(cast):
    assert in_force(cast, rule(since=TODAY), begins=TODAY)
    with pytest.raises(PackNotRight, match="This day is over"):
        added(cast, begins=TODAY - timedelta(days=1), version="2")


def test_nothing_comes_into_force_that_nobody_looked_at(cast):
    pack = added(cast)
    with pytest.raises(NotNow, match="Look again first"):
        put_in_force(pack=pack, by=cast.dora, at=SIX)
    look_again(pack=looked_at(pack), at=SIX)
    with pytest.raises(NotNow, match="Look again first"):
        put_in_force(pack=pack, by=cast.dora, at=SIX)
    assert not PackDecision.objects.exists()


def test_what_was_looked_at_beside_other_rules_is_looked_at_again(cast):
    first = looked_at(added(cast))
    in_force(cast, rule("ours.other", since=APRIL), pack="other")
    with pytest.raises(NotNow, match="Other rules are in force"):
        put_in_force(pack=first, by=cast.dora, at=SIX)
    put_in_force(pack=looked_at(first), by=cast.dora, at=SIX)
    assert len(decided()) == 2


def test_of_two_that_clash_the_second_is_refused_when_it_is_decided(cast):
    first, second = (looked_at(added(cast, rule(edition=name), pack=name)) for name in ("a", "b"))
    put_in_force(pack=first, by=cast.dora, at=SIX)
    with pytest.raises(PackNotRight, match="in force at the same time"):
        put_in_force(pack=second, by=cast.dora, at=SIX)


def test_a_day_that_passed_meanwhile_is_too_late(cast):
    pack = looked_at(added(cast))
    with pytest.raises(PackNotRight, match="This day is over"):
        put_in_force(pack=pack, by=cast.dora, at=noon(APRIL + timedelta(days=1)))


def test_until_its_day_it_can_be_withdrawn(cast):
    pack = in_force(cast)
    withdraw(pack=pack, by=cast.dora, at=noon(APRIL - timedelta(days=1)))
    assert decided() == ()
    assert edition_on(APRIL).edition == "2017"
    with pytest.raises(NotNow):
        put_in_force(pack=pack, by=cast.dora, at=SIX)


def test_on_its_day_it_stays(cast):
    pack = in_force(cast)
    with pytest.raises(NotNow, match="What is in force stays"):
        withdraw(pack=pack, by=cast.dora, at=noon(APRIL))
    assert edition_on(APRIL).edition == "2026"


def test_a_withdrawal_said_too_late_changes_nothing_even_when_it_is_written(cast):
    pack = in_force(cast)
    PackDecision.objects.create(pack=pack, what="withdrawn", on=APRIL, at=noon(APRIL), by=cast.dora)
    assert [one.id for one in decided()] == [pack.pk]


@pytest.mark.parametrize("table", ["addedpack", "packdecision"])
@pytest.mark.parametrize("words", ["DELETE FROM requirements_{}", "UPDATE requirements_{} SET at = at"])
def test_the_database_keeps_them_as_they_are(cast, table, words):
    in_force(cast)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(words.format(table))
    assert (AddedPack.objects.count(), PackDecision.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "not a text in UTF-8"),
        (b"[pack\nid = 1", "line 1"),
        (b"x = 1\ny = \n", "line 2"),
        (b"[" * 100_000, "nested too deeply|not TOML"),
        (b"x" * 200_001, "too large"),
        (b"", "key “pack” is missing"),
        (text().replace(b"effective_from", b"effektive_from"), "“effective_from” is missing"),
        (text(rule(more="surprise = 1")), "“surprise” is not known"),
        (text(rule(more="effective_to = 2026-01-01")), "must not lie before effective_from"),
        (text().replace(b'anchor = "hire"', b'anchor = "hire"\nlength_months = 5000'), "must be 1200 or fewer"),
        (text(rule(), rule(edition="2027")), "in force at the same time"),
        (text(jurisdiction="US-NJ"), "for US-NJ. Your network goes by the rules of US-ME"),
        (text(rule()).replace(b"https://example.org/rule", b"javascript:alert(1)"), "citation.url cannot be used"),
        (text(rule("x" * 81)), ": id cannot be used"),
        (text(rule("a/b")), ": id cannot be used"),
        (text(rule("..")), ": id cannot be used"),
        (text(rule(minutes=10**8)), "required_minutes cannot be used"),
        (text(rule(more='note = "a\\u0000b"')), "note cannot be used"),
        (text(rule(more='rounding = {quantum_minutes = 100000000, mode = "ceil"}')), "quantum_minutes cannot be used"),
        (text(version="1\\u0000"), "pack.version cannot be used"),
        (text(jurisdiction="any"), "conversions only"),
        (text(*(rule(f"ours.{number}") for number in range(101))), "100 rules at most"),
        (text(" "), "There is no rule in this pack"),
        (text(pack="us-me-licensing"), "Version 1 of us-me-licensing is there already"),
        (text(rule(edition="2017")), "“2017” of rule us-me.licensing.fcc.provider is there already"),
        (text(rule(since=date(2026, 3, 31))), "Old records would be judged by another edition"),
        (text(rule(since=date(2016, 1, 1))), "in force at the same time"),
        (text(rule(since=date(2016, 1, 1), more="effective_to = 2016-12-31")), "Old records"),
        (text(rule(more='report = "nowhere"')), "no pack holds the conversion “nowhere”"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_its_place(cast, data, words):
    with pytest.raises(PackNotRight, match=words):
        add_pack(data=data, begins=APRIL, by=cast.dora, at=SIX)
    assert not AddedPack.objects.exists()


def test_a_later_edition_in_a_file_for_today_waits_for_its_own_day(cast):
    in_force(cast, rule(since=APRIL), begins=TODAY)
    assert edition_on(APRIL - timedelta(days=1)).edition == "2017"
    assert edition_on(APRIL).edition == "2026"


def test_the_network_can_follow_itself(cast):
    in_force(cast)
    in_force(cast, rule(edition="2027", since=date(2027, 1, 1)), version="2", begins=date(2027, 1, 1))
    assert edition_on(date(2026, 12, 31)).edition == "2026"
    assert edition_on(date(2027, 1, 1)).edition == "2027"


def test_a_new_rule_may_speak_of_days_long_ago(cast):
    in_force(cast, rule("ours.new", since=date(2015, 1, 1)))
    assert edition_on(APRIL - timedelta(days=1), "ours.new") is None
    assert edition_on(APRIL, "ours.new").effective_from == date(2015, 1, 1)


def test_a_weak_source_never_says_met(cast):
    bob = works(cast.bob, hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 9, 1), 6000)
    in_force(cast, rule(confidence="unsure"))
    assert where_do_i_stand(bob, at=noon(APRIL - timedelta(days=1))).lines[0].is_met
    (one,) = where_do_i_stand(bob, at=noon(APRIL)).lines
    assert (one.status, one.likely, one.is_weak) == ("cannot_say", "met", True)


def test_the_rules_of_a_day_are_kept_and_asked_for_once(cast, django_assert_num_queries):
    in_force(cast)
    book = book_on(APRIL)
    with django_assert_num_queries(0):
        assert book_on(APRIL) is book
        assert book_on(APRIL + timedelta(days=9)) is book


@pytest.fixture
def later_release(monkeypatch):
    """The house comes with an edition of its own that begins on the same day."""
    of_today = kept.house_on(APRIL)
    known = [replace(one, editions=tuple(e for e in one.editions if e.id != PROVIDER)) for one in of_today]
    newer = pack_of(text(rule(edition="of the house"), pack="late"))
    kept._book.cache_clear()

    def release():
        monkeypatch.setattr(kept, "_house", lambda _names: (*known, newer))
        kept._book.cache_clear()

    yield release
    kept._book.cache_clear()


def test_should_a_later_release_of_the_house_clash_the_added_pack_steps_back(cast, later_release):
    in_force(cast)
    later_release()
    assert edition_on(APRIL).edition == "of the house"


def test_names_are_forgotten_a_month_after_the_first_day(cast):
    bob = works(cast.bob, hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 9, 1), 800)
    in_force(cast)
    assert LookLine.objects.count() == 1
    assert forget_old_looks(at=noon(APRIL + timedelta(days=30))) == 0
    assert forget_old_looks(at=noon(APRIL + timedelta(days=32))) == 1
    assert PackLook.objects.get().figures[PROVIDER]["lost"] == 1


def test_what_was_decided_on_is_not_looked_at_again(cast):
    for pack in (in_force(cast), added(cast, rule("ours.other"), pack="other")):
        if pack.pack == "other":
            withdraw(pack=pack, by=cast.dora, at=SIX)
        with pytest.raises(NotNow, match="decided on already"):
            look_again(pack=pack, at=SIX)
    assert looks_to_take() == []


def test_who_withdraws_forgets_whom_it_concerned(cast):
    bob = works(cast.bob, hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 9, 1), 800)
    pack = looked_at(added(cast))
    withdraw(pack=pack, by=cast.dora, at=SIX)
    assert not LookLine.objects.exists()


def test_the_pack_that_shows_how_one_is_written_can_be_put_in_force(cast):
    words = (ROOT / "docs/rule-packs.md").read_text(encoding="utf-8")
    shown = words.split("```toml\n")[1].split("```")[0]
    day = date(2027, 1, 1)
    pack = looked_at(add_pack(data=shown.encode(), begins=day, by=cast.dora, at=SIX))
    put_in_force(pack=pack, by=cast.dora, at=SIX)
    assert edition_on(day).edition == "2027"
