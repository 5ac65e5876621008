"""The page of one rule: so far, needed, by when, at this pace, what would count, why each entry did or did not."""

from datetime import date, timedelta
from typing import get_args

import pytest
import time_machine

from copal.instruments.requirements import codes
from copal.pages.hours.reasons import FIRST, REASONS, in_order, verdict
from tests.cast import SIX
from tests.journeys.evenings import a_trainer, a_training, agenda
from tests.journeys.test_where_do_i_stand import entry, works
from tests.pages.standing import LICENCE, STAR, later, licensee, page

STEP = "/hours/rules/us-me.quality-for-me.step-3/"
CENTRE = "/hours/rules/us-me.licensing.facility.large/"


@pytest.fixture(autouse=True)
def three_days_before():
    with time_machine.travel(SIX - timedelta(days=3), tick=False):
        yield


@pytest.fixture
def bob(cast):
    return licensee(cast)


# so far, still needed, by when, at this pace


def test_so_far_still_needed_by_the_day_of_their_own(client, bob):
    words = page(client, bob)
    assert "Toward: Child care license, yearly training" in words
    assert "Your year from Tuesday, July 1, 2025 to Tuesday, June 30, 2026" in words
    assert "9.5 of 12 h" in words
    assert "2.5 h still needed by Jun 30." in words


def test_the_pace_is_told_with_its_day(client, bob):
    # 570 minutes in 242 days from July 1 to February 27: the 150 that lack take 64 more
    assert "At this pace you reach 12 h about May 2." in page(client, bob)


def test_too_slow_a_pace_is_told_without_blame(client, cast):
    charlie = works(cast.charlie, role="Owner", licensed=date(2019, 7, 1))
    entry(cast, charlie, date(2025, 9, 8), 240)
    assert "At this pace you have about 6 h by Jun 30." in page(client, charlie)


def test_without_hours_there_is_no_pace(client, cast):
    assert "At this pace" not in page(client, works(cast.charlie, role="Owner", licensed=date(2019, 7, 1)))


def test_a_second_hand_number_is_never_met(client, cast):
    alice = works(cast.alice, setting="centre", hired=date(2019, 7, 1))
    entry(cast, alice, date(2025, 9, 8), 1790)
    words = page(client, alice, CENTRE)
    assert "Check with the authority:" in words
    assert "This is a second-hand source, not the rule itself: check with the authority." in words
    assert "If that number is right, it is enough." in words
    assert "Met" not in words


# what would count


def test_what_would_count_and_what_does_not(client, bob):
    words = page(client, bob)
    for told in (
        "Professional growth: the hours of your community’s meetings.",
        "Elective training: the part of a meeting that was a training the network approved.",
        "Not kept here, so show your own papers for it: core knowledge training, first aid and CPR",
        "Every entry has to say: the date, the hours, your name, the title. Yours do.",
        "Hours before Jul 1, 2025 or after Jun 30: they count in another year.",
        "Training that still waits for the network’s approval, until it is approved.",
        "nothing in this rule lets it carry over to the next year",
    ):
        assert told in words, told
    assert "Elective training does not count toward this rule." in page(client, bob, STAR)


# why each entry


def test_each_entry_says_why_it_counts_or_not(client, cast, bob):
    entry(cast, bob, date(2025, 6, 2), 120)
    words = page(client, bob)
    assert words.count("These minutes count.") == 2
    assert "It lies outside" not in words
    every = page(client, bob, LICENCE + "?entries=all")
    assert "It lies outside of the time that counts." in every
    assert every.count('<span class="chip">Does not count</span>') == 1
    star = page(client, bob, STAR)
    assert "This kind of hours does not count here." in star


def test_a_correction_stands_beside_what_it_corrects(client, cast, bob):
    wrong = entry(cast, bob, date(2025, 6, 2), 120)
    entry(cast, bob, date(2026, 2, 2), -120, reverses=wrong)
    assert "This corrects an earlier entry." not in page(client, bob)
    past = page(client, bob, LICENCE + "?year=2025-06-30")
    assert "This corrects an earlier entry." in past
    assert "A correction took it back." in past


def test_every_code_has_its_sentence_and_no_other():
    assert REASONS.keys() == set(get_args(codes.Reason))
    assert set(FIRST) <= REASONS.keys()
    assert len({str(words) for words in REASONS.values()}) == len(REASONS)


def test_what_decides_is_said_first():
    assert in_order(("cap_reached", "counted", "converted")) == ["counted", "cap_reached", "converted"]
    assert [verdict(120, counted) for counted in (0, 60, 120, 135)] == ["not", "part", "whole", "whole"]


# the years before, and the crosswalk


@pytest.fixture
def old(cast, bob):
    for on in (date(2021, 9, 6), date(2022, 11, 7), date(2023, 5, 1), date(2024, 9, 9)):
        entry(cast, bob, on, 120)
    return bob


def test_an_old_year_is_judged_as_on_its_last_day(client, old):
    words = page(client, old, LICENCE + "?year=2025-06-30")
    assert "which is over" in words
    assert "2 of 12 h" in words
    assert "10 h were missing when it ended." in words
    assert "Worked out from the work and the dates of yours that are known today." in words
    assert "What if you go" not in words
    assert "At this pace" not in words


def test_the_years_of_the_star_lead_to_the_step_before_it(client, old):
    words = page(client, old, STAR)
    assert f'href="{STAR}?year=2023-06-30"' in words
    assert f'href="{STEP}?year=2022-06-30"' in words
    assert (
        "Hours before Sunday, March 26, 2023 are judged by Quality for ME, Step 3, as it was on their day."
        in words
    )
    assert "https://fccamaine.com/2023/02/09/rising-star-for-me-qris-transition-plan/" in words
    assert "This source does not settle it: check with the authority." in words


def test_hours_before_the_crosswalk_say_which_rule_judged_them(client, old):
    words = page(client, old, STAR + "?year=2023-06-30")
    assert words.count("Judged by the rule of its day, which this one has replaced.") == 1


def test_the_step_of_an_old_year_says_what_took_its_place(client, old):
    words = page(client, old, STEP + "?year=2022-06-30")
    assert "Toward: Quality for ME, Step 3" in words
    assert "This rule ended on Saturday, March 25, 2023. Rising Stars for ME, Star 4 took its place." in words
    assert "Met" not in words


@pytest.mark.parametrize(
    "path",
    [
        STEP,  # it is over, and speaks only to its years
        "/hours/rules/nothing/",
        "/hours/rules/us-me.licensing.fcc.provider/",  # of somebody who holds no licence
        "/hours/rules/us-me.rising-stars.star-5/",  # sought by nobody here
        LICENCE + "?year=2026-06-30",
        LICENCE + "?year=2024-12-31",
        LICENCE + "?year=1999-06-30",
        LICENCE + "?year=soon",
        STEP + "?year=2023-06-30",
        STAR + "?year=2022-06-30",
    ],
)
def test_what_does_not_speak_to_them_is_not_there(client, old, path):
    client.force_login(old)
    assert client.get(path).status_code == 404


# others


def test_nobody_sees_the_hours_of_another(client, cast, bob):
    for who in (cast.alice, cast.charlie, cast.dora, cast.edna):
        client.force_login(who)
        assert client.get(LICENCE).status_code == 404
    charlie = works(cast.charlie, role="Owner", licensed=date(2019, 7, 1))
    words = page(client, charlie)
    assert "9.5" not in words
    assert cast.circle.title not in words


def test_a_stranger_signs_in_first(client, bob):
    assert client.get(LICENCE).status_code == 302


def test_hours_leads_to_each_rule(client, bob):
    words = page(client, bob, "/hours/")
    assert f'href="{LICENCE}"' in words
    assert f'href="{STAR}"' in words


def test_queries_stay_few_whatever_there_is(client, cast, old, count_queries):
    agenda(cast.circle, ("share", 75), ("training", 45, a_training(cast), a_trainer(cast)))
    for number in range(1, 9):
        later(cast, 14 * number)
    for number in range(60):
        entry(cast, old, date(2025, 7, 1) + timedelta(days=number), 15)
    client.force_login(old)
    with count_queries("hours.rule"):
        words = client.get(f"{LICENCE}?asked=1&go={cast.circle.pk}").text
    assert words.count("These minutes count.") == 50
    with count_queries("meeting"):
        assert "It takes you" in client.get(f"/meetings/{cast.circle.pk}/").text
