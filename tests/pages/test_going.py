"""What if one goes, on the page of a rule and of the meeting itself; and that only who takes part is told."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.cast import SIX
from tests.journeys.evenings import a_trainer, a_training, agenda, close, mark
from tests.journeys.test_where_do_i_stand import entry, works
from tests.pages.standing import LICENCE, STAR, later, licensee, page


@pytest.fixture(autouse=True)
def three_days_before():
    with time_machine.travel(SIX - timedelta(days=3), tick=False):
        yield


@pytest.fixture
def bob(cast):
    return licensee(cast)


def test_a_planned_meeting_says_where_it_takes_them(client, cast, bob):
    words = page(client, bob)
    assert "What if you go" in words
    assert "It takes you from 9.5 to 11.5 of 12 h." in words
    assert "Met on that day" not in words


def test_the_one_that_meets_it_says_so_here_and_on_its_own_page(client, cast, bob):
    entry(cast, bob, date(2026, 2, 2), 30)
    assert "It takes you from 10 to 12 of 12 h." in page(client, bob)
    its_own = page(client, bob, f"/meetings/{cast.circle.pk}/")
    for words in (page(client, bob), its_own):
        assert "Met on that day" in words
    assert "It takes you from 10 to 12 of 12 h." in its_own


def test_training_that_waits_is_said_in_both_places(client, cast, bob):
    agenda(cast.circle, ("share", 75), ("training", 45, a_training(cast), a_trainer(cast)))
    for path in (LICENCE, f"/meetings/{cast.circle.pk}/"):
        words = page(client, bob, path)
        assert "0.75 h of training there still wait for the network’s approval." in words
        assert "from 9.5 to 10.75 of 12 h" in words


def test_without_dates_of_ones_own_the_meeting_still_says_what_it_earns(client, cast):
    agenda(cast.circle, ("share", 75), ("training", 45, a_training(cast), a_trainer(cast)))
    words = page(client, cast.bob, f"/meetings/{cast.circle.pk}/")
    assert "Up to <strong>1.25 h professional growth</strong>, as it is planned." in words
    assert "0.75 h of training there still wait for the network’s approval." in words
    assert "It takes you" not in words


def test_training_of_closed_meetings_that_waits_is_told_where_training_counts(client, cast, bob):
    agenda(cast.circle, ("share", 75), ("training", 45, a_training(cast), a_trainer(cast)))
    mark(cast, bob)
    close(cast)
    with time_machine.travel(SIX + timedelta(days=1), tick=False):
        told = "0.75 h of training at closed meetings wait for the network’s approval."
        assert told in page(client, bob)
        assert told not in page(client, bob, STAR)
        assert told not in page(client, bob, LICENCE + "?entries=all&year=2025-06-30")


def test_all_of_them_add_up_and_one_can_be_left_out(client, cast, bob):
    april = later(cast, 35)
    words = page(client, bob)
    assert "All that are ticked together take you from 9.5 to 13.5 of 12 h." in words
    assert "from 11.5 to 13.5 of 12 h" in words
    alone = page(client, bob, f"{LICENCE}?asked=1&go={april.pk}")
    assert "from 9.5 to 11.5 of 12 h" in alone
    assert "All that are ticked" not in alone
    assert page(client, bob, f"{LICENCE}?asked=1&go=x&go={10**30}").count(" checked>") == 0


def test_the_nearest_are_seen_and_the_others_fold_away_until_they_are_asked_for(client, cast, bob):
    for number in range(1, 6):
        later(cast, 14 * number)
    words = page(client, bob)
    assert words.count('name="go"') == 6
    assert "3 meetings later on" in words
    assert "from 9.5 to 21.5 of 12 h" in words
    assert '<details class="more">' in words
    assert '<details class="more" open>' in page(client, bob, f"{LICENCE}?asked=1&go={cast.circle.pk}")


def test_after_the_end_of_the_year_it_counts_in_the_next(client, cast, bob):
    later(cast, 130)
    words = page(client, bob)
    assert "It counts in your next year, which starts on Jul 1." in words
    assert "from 0 to 2 of 12 h" in words


def test_on_the_meeting_only_who_takes_part_is_told(client, cast, bob):
    dora = works(cast.dora, role="Owner", licensed=date(2019, 7, 1))
    assert "It takes you" not in page(client, dora, f"/meetings/{cast.circle.pk}/")
    assert "It takes you" not in page(client, cast.alice, f"/meetings/{cast.circle.pk}/")
    assert "It takes you" in page(client, bob, f"/meetings/{cast.circle.pk}/")
