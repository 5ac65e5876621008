"""Where someone stands: from their own dates, the ledger and the packs of the network."""

from datetime import UTC, date, datetime

import pytest

from copal.domain.hours.models import LedgerEntry
from copal.journeys.where_do_i_stand import where_do_i_stand
from tests.cast import SIX

AT = SIX  # March 2, 2026
SERIAL = iter(range(10**6))


def entry(cast, person, on, minutes, kind="growth", **more):
    """As the ledger holds it, its proof apart: what counts does not look at digests."""
    number = LedgerEntry.objects.filter(person=person).count() + 1
    return LedgerEntry.objects.create(
        person=person, community=cast.community, meeting_ref=cast.circle.pk, title="Circle", on=on, kind=kind,
        minutes=minutes, provenance="verified", policy="quarter-hour 2020-01-01", why={},
        source=f"test:{next(SERIAL)}", number=number, digest="0" * 64, at=more.pop("at", SIX), **more,
    )  # fmt: skip


def works(person, setting="family_child_care", role="", hired=None, licensed=None):
    person.setting, person.role, person.hired_date, person.licensed_date = setting, role, hired, licensed
    person.save()
    return person


def only(found):
    assert len(found.lines) == 1
    return found.lines[0]


def test_a_provider_counts_from_the_day_of_hire(cast):
    bob = works(cast.bob, hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 6, 30), 120)  # the year before
    entry(cast, bob, date(2025, 7, 1), 120)
    entry(cast, bob, date(2026, 1, 12), 90, kind="training")
    one = only(where_do_i_stand(bob, at=AT))
    assert (one.rule, one.start, one.end) == (
        "us-me.licensing.fcc.provider", date(2025, 7, 1), date(2026, 6, 30),
    )  # fmt: skip
    assert (one.counted_minutes, one.required_minutes, one.still_needed_minutes) == (210, 720, 510)
    assert (one.growth_minutes, one.training_minutes, one.status) == (120, 90, "behind")


def test_a_licensee_counts_from_the_licence_and_the_star_replaces_the_step(cast):
    bob = works(cast.bob, role="Owner", hired=date(2015, 1, 1), licensed=date(2018, 10, 1))
    entry(cast, bob, date(2025, 10, 1), 720)
    licence, star = where_do_i_stand(bob, at=AT).lines
    assert (licence.rule, licence.status, licence.met_on) == (
        "us-me.licensing.fcc.licensee", "met", date(2025, 10, 1),
    )  # fmt: skip
    assert (star.rule, star.status, star.required_minutes) == (
        "us-me.rising-stars.star-4",
        "cannot_say",
        None,
    )
    assert star.counted_minutes == 720


def test_before_the_crosswalk_the_step_is_judged(cast):
    bob = works(cast.bob, role="Owner", licensed=date(2018, 10, 1))
    then = datetime(2023, 3, 25, 16, tzinfo=UTC)
    assert [one.rule for one in where_do_i_stand(bob, at=then).lines][1] == "us-me.quality-for-me.step-3"


def test_a_weak_source_is_never_met(cast):
    bob = works(cast.bob, setting="centre", hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 7, 1), 2400)
    one = only(where_do_i_stand(bob, at=AT))
    assert (one.status, one.likely, one.is_weak, one.is_met, one.met_on) == (
        "cannot_say", "met", True, False, None,
    )  # fmt: skip


def test_a_correction_counts_for_the_day_of_what_it_corrects(cast):
    bob = works(cast.bob, hired=date(2020, 7, 1))
    wrong = entry(cast, bob, date(2025, 9, 1), 120)
    entry(cast, bob, date(2026, 3, 1), -120, reverses=wrong)
    entry(cast, bob, date(2025, 9, 1), 90)
    one = only(where_do_i_stand(bob, at=AT))
    assert (one.counted_minutes, one.growth_minutes) == (90, 90)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"setting": ""}, "setting"),
        ({}, "hire"),
        ({"role": "Owner"}, "licence"),
        ({"role": "Propriétaire", "hired": date(2020, 1, 1)}, "licence"),
        ({"setting": "centre"}, "hire"),
    ],
)
def test_what_is_missing_is_said(cast, facts, missing):
    found = where_do_i_stand(works(cast.bob, **facts), at=AT)
    assert (found.missing, found.lines, found.first) == (missing, (), None)


def test_where_no_rule_speaks_nothing_is_claimed(cast):
    found = where_do_i_stand(works(cast.bob, setting="school", hired=date(2020, 1, 1)), at=AT)
    assert (found.lines, found.missing, found.speaks) == ((), "", False)


def test_the_day_is_the_authoritys(cast):
    bob = works(cast.bob, hired=date(2020, 3, 3))
    assert only(where_do_i_stand(bob, at=datetime(2026, 3, 3, 4, tzinfo=UTC))).end == date(2026, 3, 2)
    assert only(where_do_i_stand(bob, at=datetime(2026, 3, 3, 6, tzinfo=UTC))).end == date(2027, 3, 2)


def test_one_query_and_none_of_others(cast, django_assert_num_queries):
    bob, charlie = works(cast.bob, hired=date(2020, 7, 1)), works(cast.charlie, hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 9, 1), 120)
    where_do_i_stand(bob, at=AT)  # the rules of the day are asked for once a minute
    with django_assert_num_queries(1):
        assert only(where_do_i_stand(charlie, at=AT)).counted_minutes == 0
