"""What hours count toward, on the pages of hours and home; and that nobody sees another's."""

from datetime import date

import pytest
import time_machine

from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works


@pytest.fixture(autouse=True)
def at_six():
    with time_machine.travel(SIX, tick=False):
        yield


def page(client, who, path="/hours/"):
    client.force_login(who)
    return client.get(path).text


@pytest.fixture
def bob(cast):
    person = works(cast.bob, role="Owner", licensed=date(2019, 7, 1))
    entry(cast, person, date(2025, 9, 8), 390)
    entry(cast, person, date(2025, 10, 6), 180, kind="training")
    return person


def test_the_member_sees_hours_so_far_needed_and_the_day(client, bob):
    words = page(client, bob)
    assert "What they count toward" in words
    assert "9.5 of 12 h · by Jun 30" in words
    assert "2.5 h still needed by Jun 30." in words
    assert "You are on pace." in words
    assert "Hours: 6.5 professional growth · 3 elective training, of 12" in words
    assert "counted from the day your license was issued" in words
    assert "10-144 C.M.R. ch. 33" in words


def test_a_star_whose_hours_nobody_knows_sends_to_the_authority(client, bob):
    words = page(client, bob)
    assert "Rising Stars for ME, Star 4" in words
    assert "How many hours are asked could not be read at the source." in words
    assert "Check with the authority:" in words


def test_home_has_one_line_and_a_meter(client, bob):
    words = page(client, bob, "/")
    assert '<span class="figure">9.5</span> of 12 hours by Jun 30' in words
    assert "6.5 professional growth · 3 elective training" in words


def test_met_is_said_with_its_day(client, cast, bob):
    entry(cast, bob, date(2026, 2, 2), 150)
    assert "Met on Feb 2" in page(client, bob)


def test_a_second_hand_number_is_never_met(client, cast):
    alice = works(cast.alice, setting="centre", hired=date(2019, 7, 1))
    entry(cast, alice, date(2025, 9, 8), 2400)
    words = page(client, alice)
    assert "30 of" not in words
    assert "40 of 30 h" in words
    assert "If it is right, you have enough hours." in words
    assert "Met" not in words
    assert "Check the number with the authority." in page(client, alice, "/")


def test_others_see_only_their_own(client, cast, bob):
    charlie = works(cast.charlie, role="Owner", licensed=date(2019, 7, 1))
    words = page(client, charlie)
    assert "9.5" not in words
    assert "0 of 12 h · by Jun 30" in words
    assert "9.5" not in page(client, cast.alice)


def test_a_stranger_signs_in_first(client, bob):
    assert client.get("/hours/").status_code == 302


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"setting": ""}, "Tell us where you work"),
        ({}, "Add the day you were hired"),
        ({"role": "Licensee"}, "Add the day your license was issued"),
    ],
)
def test_what_is_missing_is_asked_with_a_way_there(client, cast, facts, words):
    found = page(client, works(cast.bob, **facts))
    assert words in found
    assert '<a href="/account/">Go to your account</a>' in found


def test_a_school_is_told_nothing_wrong(client, cast):
    assert "What they count toward" not in page(client, works(cast.bob, setting="school"))


def test_leafing_back_leaves_the_card_out(client, bob):
    assert "What they count toward" not in page(client, bob, "/hours/?before=2025-10-06,999999")


def test_queries_stay_few(client, bob, count_queries):
    client.force_login(bob)
    with count_queries("hours"):
        client.get("/hours/")
    with count_queries("home"):
        client.get("/")
