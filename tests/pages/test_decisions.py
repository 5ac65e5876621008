"""The register of decisions, as each of the cast finds it, and what those who lead do there."""

from datetime import date, timedelta

import pytest
import time_machine

from copal.domain.communities import actions as communities
from copal.domain.decisions.models import Decision
from tests.cast import SIX
from tests.decisions import scene as made
from tests.decisions.scene import Control, words

REGISTER = "/communities/circle/decisions/"
IN_JUNE = SIX + timedelta(days=95)


@pytest.fixture
def scene(cast):
    return made.build(cast)


@pytest.fixture
def decision(scene):
    return scene.adopt(scene.agreed(), owner=scene.cast.bob, review_date=date(2026, 6, 2))


@pytest.fixture
def page(decision):
    return f"{REGISTER}{decision.pk}/"


@pytest.fixture
def june(decision):
    with time_machine.travel(IN_JUNE, tick=False):
        yield IN_JUNE


def look(client, person, place):
    client.force_login(person)
    return client.get(place)


def test_an_empty_register_teaches(client, scene):
    told = look(client, scene.cast.bob, REGISTER).text
    assert "No decisions yet" in told
    assert "without names" in told
    assert "/communities/circle/meetings/" in told


def test_members_read_it_and_change_nothing(client, scene, decision, page):
    told = look(client, scene.cast.bob, REGISTER).text
    assert "We swap routines." in told
    one = look(client, scene.cast.bob, page).text
    assert "Looked after by" in one
    assert "/change/" not in one
    for deed in ("change", "reviewed", "not-reviewed", "reopen"):
        assert client.post(f"{page}{deed}/").status_code == 403


def test_it_is_not_there_for_others(client, scene, decision, page):
    rosa = scene.people[-1]
    communities.remove_member(community=scene.cast.community, person=rosa, by=scene.cast.alice, at=SIX)
    for one in (scene.cast.charlie, rosa, scene.cast.edna):
        for place in (REGISTER, page):
            assert look(client, one, place).status_code == 404
        assert client.post(f"{page}reopen/").status_code == 404


def test_the_community_leads_there(client, scene):
    assert REGISTER in look(client, scene.cast.bob, "/communities/circle/").text


def test_what_waits_is_filtered(client, scene, decision, june):
    scene.adopt(scene.agreed("Another"), "Nothing to look at again")
    told = look(client, scene.cast.alice, f"{REGISTER}?show=waiting").text
    assert "We swap routines." in told
    assert "Nothing to look at again" not in told
    client.post(f"{REGISTER}{decision.pk}/reviewed/", {"next_date": ""})
    assert "Nothing waits" in client.get(f"{REGISTER}?show=waiting").text


def test_a_review_and_its_undo(client, scene, decision, page, june):
    client.force_login(scene.cast.alice)
    answer = client.post(f"{page}reviewed/", {"next_date": "2026-09-01"}, follow=True)
    assert "Looked at: it still holds." in answer.text
    assert f"{page}not-reviewed/" in answer.text
    assert Decision.objects.get().review_date == date(2026, 9, 1)
    assert "Taken back." in client.post(f"{page}not-reviewed/", follow=True).text
    assert Decision.objects.get().review_date == date(2026, 6, 2)


def test_owner_and_day_are_changed_and_mistakes_kept(client, scene, decision, page):
    client.force_login(scene.cast.alice)
    jo = scene.people[3]
    with time_machine.travel(SIX, tick=False):
        assert client.post(f"{page}change/", {"owner": jo.pk, "review_date": "2026-07-01"}).status_code == 302
        for given, status in (
            ({"owner": jo.pk, "review_date": "2020-01-01"}, 409),
            ({"owner": jo.pk, "review_date": "soon"}, 422),
            ({"owner": scene.cast.charlie.pk, "review_date": "2026-07-01"}, 422),
            ({"owner": "x" * 5000, "review_date": ""}, 422),
        ):
            answer = client.post(f"{page}change/", given)
            assert answer.status_code == status, given
        assert "Choose a day to come" in client.post(f"{page}change/", {"review_date": "2020-01-01"}).text
        assert client.post(f"{page}reviewed/", {"next_date": "2020-01-01"}).status_code == 409
        assert client.post(f"{page}reviewed/", {"next_date": "\x00"}).status_code == 422
    found = Decision.objects.get()
    assert (found.owner, found.review_date) == (jo, date(2026, 7, 1))


def test_opened_again_and_settled(client, scene, decision, page):
    client.force_login(scene.cast.alice)
    assert "Open again" in client.post(f"{page}reopen/", follow=True).text
    assert "Open it again" not in client.get(page).text
    assert "Open again" in look(client, scene.cast.bob, f"{REGISTER}?show=waiting").text


def test_what_is_not_ours_says_where_it_goes(client, scene):
    kept = scene.adopt(scene.agreed(control=Control.NOT_OURS, take_to=words("The licensing office")))
    for place in (REGISTER, f"{REGISTER}{kept.pk}/"):
        told = look(client, scene.cast.bob, place).text
        assert "The licensing office" in told
        assert "Not ours" in told


@pytest.fixture
def agreed(scene):
    """Agreed on, and the meeting ended before anybody wrote it down."""
    return scene.agreed("We meet at seven.")


def test_what_was_agreed_and_not_written_down_waits_for_who_leads(client, scene, agreed):
    place = f"{REGISTER}keep/{agreed.pk}/"
    assert "Agreed, and not written down yet" in look(client, scene.cast.alice, REGISTER).text
    assert "Agreed by consensus: We meet at seven." in client.get(place).text
    assert client.post(place, {"words": " ", "review_date": ""}).status_code == 422
    assert client.post(place, {"words": "At seven.", "review_date": "2020-01-01"}).status_code == 409
    assert client.post(place, {"words": "At seven.", "owner": scene.cast.charlie.pk}).status_code == 422
    answer = client.post(place, {"words": "At seven.", "owner": scene.cast.bob.pk}, follow=True)
    assert "Kept in the register." in answer.text
    assert "Agreed, and not written down yet" not in answer.text
    assert (Decision.objects.get().words, Decision.objects.get().owner) == ("At seven.", scene.cast.bob)
    assert client.get(place).status_code == 404


def test_it_can_be_set_aside_instead(client, scene, agreed):
    client.force_login(scene.cast.alice)
    assert "Set aside." in client.post(f"{REGISTER}keep/{agreed.pk}/set-aside/", follow=True).text
    assert client.get(f"{REGISTER}keep/{agreed.pk}/").status_code == 404
    assert not Decision.objects.exists()


def test_only_who_leads_writes_down_what_was_agreed(client, scene, agreed):
    rosa = scene.people[-1]
    communities.remove_member(community=scene.cast.community, person=rosa, by=scene.cast.alice, at=SIX)
    assert "not written down" not in look(client, scene.cast.bob, REGISTER).text
    found = {}
    for one in (scene.cast.bob, scene.cast.charlie, rosa, scene.cast.edna, scene.cast.dora):
        found[one.chosen_name] = look(client, one, f"{REGISTER}keep/{agreed.pk}/").status_code
    assert found == {"Bob": 403, "Charlie": 404, "Rosa": 404, "Edna": 404, "Dora": 404}


def test_what_is_open_blocked_or_kept_does_not_wait(client, scene, decision):
    blocked = scene.propose("Blocked")
    scene.all_answer(blocked, "block")
    scene.close(blocked)
    waiting = (scene.propose("Open"), blocked, decision.proposal)
    client.force_login(scene.cast.alice)
    assert {client.get(f"{REGISTER}keep/{one.pk}/").status_code for one in waiting} == {404}
    assert "not written down" not in client.get(REGISTER).text


def test_few_questions(client, scene, decision, page, count_queries):
    client.force_login(scene.cast.alice)
    with count_queries("decisions.register"):
        client.get(REGISTER)
    with count_queries("decisions.decision"):
        client.get(page)
    agreed = scene.agreed("Another")
    with count_queries("decisions.keep"):
        client.get(f"{REGISTER}keep/{agreed.pk}/")
