"""The pages of programmes: what a director sees, what each person is asked, sees and ends, and what nobody finds."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from copal.domain.programmes import actions
from copal.domain.programmes.models import Ask, Consent, Directing, Programme
from tests.cast import SIX, person
from tests.journeys.test_where_do_i_stand import entry, works
from tests.programmes import scene as made
from tests.programmes.scene import DAY, set_up


@pytest.fixture(autouse=True)
def at_six():
    cache.clear()  # tries are counted there
    with time_machine.travel(SIX, tick=False):
        yield


@pytest.fixture
def scene(cast):
    works(cast.bob, role="Owner", licensed=date(2019, 7, 1))
    entry(cast, cast.bob, date(2025, 9, 8), 390)
    entry(cast, cast.bob, date(2025, 10, 6), 180, kind="training")
    return made.build(cast)


def get(client, who, path):
    client.force_login(who)
    return client.get(path)


def send(client, who, path, **body):
    client.force_login(who)
    return client.post(path, body, follow=True)


def of(scene, path=""):
    return f"/programmes/{scene.programme.pk}/{path}"


def test_the_director_sees_rules_in_words_and_figures(client, scene):
    words = get(client, scene.cast.alice, of(scene)).text
    assert "1 person shares where they stand" in words
    for told in ("Bob", "On pace", "9.5 of 12 h", "2.5 h still needed by Jun 30", "Mar 1, 2027",
                 "6.5 professional growth · 3 elective training", "Check with the authority"):  # fmt: skip
        assert told in words
    assert "charlie@example.org" in words
    assert "Family Child Care Circle" not in words
    assert "Clean-up time" not in words


def test_the_screen_is_cheap_however_many_share(client, scene, count_queries):
    for number in range(60):
        one = works(person(f"Guest{number}"), hired=date(2020, 7, 1))
        entry(scene.cast, one, date(2026, 1, 12), 60)
        actions.say_yes(programme=scene.programme, person=one, at=SIX)
    client.force_login(scene.cast.alice)
    with count_queries("programme"):
        assert "61 people share" in client.get(of(scene)).text


def test_ones_own_screen_is_cheap(client, scene, count_queries):
    client.force_login(scene.cast.bob)
    with count_queries("programmes"):
        assert client.get("/programmes/").status_code == 200
    with count_queries("programme question"):
        assert client.get(f"/programmes/code/{scene.programme.code}/").status_code == 200
    with count_queries("account"):
        assert "Sunny Steps" in client.get("/account/").text


def test_the_table_has_a_line_for_each_rule_and_runs_nothing(client, scene):
    one = works(person("Eve"), hired=date(2020, 7, 1))
    one.chosen_name = "=HYPERLINK(1)"
    one.save()
    actions.say_yes(programme=scene.programme, person=one, at=SIX)
    answer = get(client, scene.cast.alice, of(scene, "table.csv"))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 2 + 1
    assert any(
        'Bob,"Child care license, yearly training",On pace,9.50,12.00,2.50,2026-06-30,6.50,3.00,2027-03-01'
        in line
        for line in lines
    )
    assert any(line.startswith("'=HYPERLINK") for line in lines)


def test_the_page_to_print_says_as_of_which_day(client, scene):
    words = get(client, scene.cast.alice, of(scene, "print/")).text
    assert "As of Monday, March 2, 2026" in words
    assert "9.5 of 12 h" in words


def test_a_programme_without_people_says_what_to_do(client, scene):
    actions.end_consent(consent=scene.consent, at=SIX)
    words = get(client, scene.cast.alice, of(scene)).text
    assert "Nobody shares with this program yet" in words
    assert "table.csv" not in words


@pytest.mark.parametrize("who", ["bob", "charlie", "dora", "edna"])
@pytest.mark.parametrize("path", ["", "print/", "table.csv", "ask/", "change/", "directors/"])
def test_for_everyone_else_it_is_not_there(client, scene, who, path):
    set_up(scene.cast.charlie, name="Another Place")
    assert get(client, getattr(scene.cast, who), of(scene, path)).status_code == 404


def test_a_former_director_finds_nothing(client, scene):
    directing = scene.joins_as_director(scene.cast.charlie)
    assert get(client, scene.cast.charlie, of(scene)).status_code == 200
    send(client, scene.cast.alice, f"/programmes/directing/{directing.pk}/end/")
    assert get(client, scene.cast.charlie, of(scene)).status_code == 404


def test_anyone_with_an_account_sets_one_up(client, scene):
    answer = send(
        client, scene.cast.charlie, "/programmes/new/", name="Little Otters", place="Lubec", setting="centre"
    )
    assert "Now ask the people who work there." in answer.text
    programme = Programme.objects.get(name="Little Otters")
    assert answer.redirect_chain == [(f"/programmes/{programme.pk}/ask/", 302)]
    assert programme.code[:4] in answer.text


def test_a_name_is_needed_and_what_was_typed_stays(client, scene):
    answer = send(client, scene.cast.charlie, "/programmes/new/", name=" ", place="Lubec", setting="centre")
    assert answer.status_code == 422
    assert 'value="Lubec"' in answer.text
    assert Programme.objects.count() == 1


def test_the_answer_tells_nothing_of_who_has_an_account(client, scene):
    known = send(client, scene.cast.alice, of(scene, "ask/"), addresses="dora@example.org")
    unknown = send(client, scene.cast.alice, of(scene, "ask/"), addresses="not.here@example.org")
    for answer in (known, unknown):
        assert "1 person is asked. A letter is on its way." in answer.text
    assert "Dora" not in unknown.text


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ("", 422, "still missing"),
        ("nobody", 422, "There is no mail address in this yet."),
        ("a@example.org, b@", 422, "does not look like a mail address: b@."),
        ("alice@example.org", 409, "This is your own address."),
        (" ".join(f"g{n}@example.org" for n in range(201)), 409, "These are 201 addresses."),
    ],
)
def test_what_cannot_be_asked_is_said_and_stays_in_the_form(client, scene, typed, status, told):
    answer = send(client, scene.cast.alice, of(scene, "ask/"), addresses=typed)
    assert answer.status_code == status
    assert told in answer.text
    assert typed.split(" ")[0] in answer.text
    assert Ask.objects.count() == 1


def test_the_question_shows_exactly_what_the_director_would_see(client, scene):
    ask = scene.asked(scene.cast.charlie)
    works(scene.cast.charlie, hired=date(2020, 7, 1))
    asked = get(client, scene.cast.charlie, f"/programmes/asked/{ask.pk}/").text
    for told in ("Sunny Steps", "Machias", "Alice", "0 of 12 h", "Behind", "through Mar 1, 2027"):
        assert told in asked
    send(client, scene.cast.charlie, f"/programmes/asked/{ask.pk}/", answer="yes")
    seen = get(client, scene.cast.alice, of(scene)).text
    for told in ("Charlie", "0 of 12 h", "Behind"):
        assert told in seen


def test_a_letter_that_was_passed_on_answers_for_nobody(client, scene):
    path = f"/programmes/asked/{scene.asked(scene.cast.charlie).pk}/"
    assert client.get(path).status_code == 302
    assert client.get(path)["Location"].startswith("/sign-in/?next=")
    for other in (scene.cast.bob, scene.cast.alice, scene.cast.dora):
        assert get(client, other, path).status_code == 404
        assert send(client, other, path, answer="yes").status_code == 404
    assert list(Consent.objects.values_list("person", flat=True)) == [scene.cast.bob.pk]


def test_a_link_that_everyone_has_asks_each_about_themselves(client, scene):
    path = f"/programmes/code/{scene.programme.code}/"
    assert client.post(path, {"answer": "yes"})["Location"].startswith("/sign-in/?next=")
    send(client, scene.cast.dora, path, answer="yes", person=scene.cast.charlie.pk)
    assert set(Consent.objects.values_list("person", flat=True)) == {scene.cast.bob.pk, scene.cast.dora.pk}


def test_a_code_is_typed_in_any_way_and_a_wrong_one_is_told(client, scene):
    code = scene.programme.code
    answer = send(client, scene.cast.charlie, "/programmes/code/", code=f"{code[:4].lower()} {code[4:]}")
    assert "Share where you stand?" in answer.text
    wrong = send(client, scene.cast.charlie, "/programmes/code/", code="nothing")
    assert wrong.status_code == 409
    assert "This code opens nothing." in wrong.text


def test_codes_cannot_be_guessed_at_for_long(client, scene):
    found = [
        send(client, scene.cast.charlie, "/programmes/code/", code=f"AAAA{n:04}").status_code
        for n in range(31)
    ]
    assert found[:30] == [409] * 30
    assert found[30] == 429


def said(text):
    """The page's lines without those that carry a form's own token."""
    return [line for line in text.splitlines() if "csrf" not in line]


def test_a_no_is_told_to_nobody(client, scene):
    before = get(client, scene.cast.alice, of(scene)).text
    path = f"/programmes/asked/{scene.asked(scene.cast.charlie).pk}/"
    answer = send(client, scene.cast.charlie, path, answer="no")
    assert "Nobody is told that you said no." in answer.text
    assert "You are asked" not in answer.text
    assert said(get(client, scene.cast.alice, of(scene)).text) == said(before)


def test_who_shares_sees_with_whom_and_stops_with_one_tap_and_undoes_it(client, scene):
    assert "/programmes/" in get(client, scene.cast.bob, "/hours/").text
    for path in ("/account/", "/programmes/"):
        words = get(client, scene.cast.bob, path).text
        assert "Who sees where you stand" in words
        assert "Sunny Steps" in words
        assert "through Mar 1, 2027" in words
    stop = f"/programmes/sharing/{scene.consent.pk}/stop/"
    answer = send(client, scene.cast.bob, stop)
    assert "You stopped sharing." in answer.text
    undo = stop.replace("stop", "undo")
    assert undo in answer.text
    assert "Bob" not in get(client, scene.cast.alice, of(scene)).text.split("Not shared")[0]
    assert "You share it again, as before." in send(client, scene.cast.bob, undo).text


@pytest.mark.parametrize("what", ["stop", "undo", "renew"])
def test_nobody_ends_or_renews_anothers_yes(client, scene, what):
    for other in (scene.cast.charlie, scene.cast.alice, scene.cast.dora):
        assert send(client, other, f"/programmes/sharing/{scene.consent.pk}/{what}/").status_code == 404
    scene.consent.refresh_from_db()
    assert scene.consent.ended_at is None


def test_it_goes_on_for_one_more_year(client, scene):
    with time_machine.travel(scene.consent.until - 10 * DAY, tick=False):
        answer = send(client, scene.cast.bob, f"/programmes/sharing/{scene.consent.pk}/renew/")
        assert "through Saturday, February 19, 2028" in answer.text


def test_a_director_is_asked_says_yes_and_is_seen(client, scene):
    send(client, scene.cast.alice, of(scene, "directors/"), address="charlie@example.org")
    directing = Directing.objects.get(person=scene.cast.charlie)
    assert "asks you to direct it with them" in get(client, scene.cast.charlie, "/programmes/").text
    assert (
        send(client, scene.cast.dora, f"/programmes/directing/{directing.pk}/", answer="yes").status_code
        == 404
    )
    answer = send(client, scene.cast.charlie, f"/programmes/directing/{directing.pk}/", answer="yes")
    assert "You direct this program now." in answer.text
    assert "Charlie" in get(client, scene.cast.bob, "/programmes/").text


def test_the_last_director_is_told_to_add_somebody(client, scene):
    mine = Directing.objects.get(person=scene.cast.alice)
    answer = send(client, scene.cast.alice, f"/programmes/directing/{mine.pk}/end/")
    assert answer.status_code == 409
    assert "Nobody else directs this program." in answer.text


def test_a_programme_is_ended_with_a_tick_and_not_without(client, scene):
    assert send(client, scene.cast.alice, of(scene, "end/")).status_code == 422
    answer = send(client, scene.cast.alice, of(scene, "end/"), sure="on")
    assert "The program is ended." in answer.text
    assert "Sunny Steps" not in get(client, scene.cast.bob, "/account/").text
