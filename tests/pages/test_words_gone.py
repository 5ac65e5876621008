"""A room whose words were destroyed says so kindly, to whoever could come in before, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from copal.domain.people.queries import link_token
from copal.journeys.seal_rooms import seal_rooms
from copal.pages.live.views import KEPT_AT_LEAST
from copal.policies import retention
from tests.cast import SIX

ENDS = SIX + timedelta(hours=2)
LATER = ENDS + timedelta(days=90)
SAID = "What works at clean-up time is a song"


@pytest.fixture
def over(open_room, settings, tmp_path):
    settings.KEY_FOLDERS = (tmp_path / "keys",)
    open_room.act(open_room.cast.bob, "add_idea", SAID, board=0)
    open_room.act(open_room.cast.alice, "end")
    return open_room


def page(person, room, screen=""):
    client = Client()
    client.force_login(person)
    return client.get(f"/meetings/{room.meeting.pk}/room/{screen}")


@pytest.mark.parametrize(
    ("who", "screen"), [("bob", ""), ("alice", ""), ("alice", "lead/"), ("alice", "screen/")]
)
def test_who_could_come_in_reads_that_the_words_are_gone(over, who, screen):
    seal_rooms(at=LATER)
    with time_machine.travel(LATER + timedelta(days=1), tick=False):
        told = page(getattr(over.cast, who), over, screen)
    assert told.status_code == 200
    text = told.content.decode()
    assert "What was said here was destroyed on Sunday, May 31, 2026." in text
    assert "Hours, certificates and decisions stay." in text
    assert SAID not in text


def test_the_day_before_it_is_still_there(over):
    seal_rooms(at=LATER - timedelta(days=1))
    with time_machine.travel(LATER - timedelta(days=1), tick=False):
        assert SAID in page(over.cast.bob, over).content.decode()


def test_a_guest_by_link_reads_it_too_and_finds_no_way_further_in(over):
    token = link_token(over.cast.bob, "invitation", over.meeting.pk)
    seal_rooms(at=LATER)
    with time_machine.travel(LATER + timedelta(days=1), tick=False):
        told = Client().get(f"/i/{token}/room/")
    if told.status_code == 200:
        assert "What was said here was destroyed" in told.content.decode()
        assert f"/meetings/{over.meeting.pk}/" not in told.content.decode()
    else:
        assert "What was said here" not in told.content.decode()


@pytest.mark.parametrize("who", ["charlie", "dora", "edna"])
def test_for_everyone_else_it_is_as_if_it_were_not_there(over, who):
    seal_rooms(at=LATER)
    with time_machine.travel(LATER + timedelta(days=1), tick=False):
        assert page(getattr(over.cast, who), over).status_code == 404


def test_a_key_destroyed_by_the_worker_is_of_no_use_to_the_pages_at_once(over):
    with time_machine.travel(LATER - timedelta(hours=1), tick=False):
        assert SAID in page(over.cast.bob, over).content.decode()  # the key is in this process's memory now
        from copal.domain.confidentiality.sealing import keys

        keys().folders[0].joinpath(f"meeting-{over.meeting.pk}-talk.key").unlink()  # by another process
        assert SAID not in page(over.cast.bob, over).content.decode()


def test_pages_ask_before_any_edition_could_have_destroyed_words():
    least = min(one.days(kind) for one in retention.editions() for kind in ("talk", "deciding"))
    assert timedelta(days=least) > KEPT_AT_LEAST
