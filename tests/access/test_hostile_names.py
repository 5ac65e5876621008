"""Words that would be code elsewhere are only words: on every page, in tables, calendar files and mail."""

import pytest
import time_machine

from copal.domain.communities.models import Community
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from tests.access import world as made
from tests.access.test_access_table import address, lines_of, routes

EVIL = '=cmd()<script>alert(1)</script>"><img src=x onerror=y>{{7*7}}'
RAW = ("<script>alert(1)", "<img src=x", "{{7*7}}</")


@pytest.fixture
def world(cast):
    Person.objects.update(chosen_name=EVIL[:80], legal_name=EVIL)
    Community.objects.filter(slug="circle").update(name=EVIL, domain=EVIL, practice=EVIL, region=EVIL[:60])
    Meeting.objects.update(title=EVIL, place=EVIL, objectives=[EVIL])
    for one in (cast.alice, cast.bob, cast.charlie, cast.dora, cast.edna, cast.community, cast.circle):
        one.refresh_from_db()
    with time_machine.travel(made.NOW, tick=False):
        yield made.build(cast)


@pytest.mark.parametrize("who", ["facilitator", "member", "staff"])
def test_names_and_titles_stay_words_on_every_page(client, world, who):
    client.force_login(world.viewers[who])
    for line in lines_of(routes()):
        answer = client.get(address(line, world))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            assert not [raw for raw in RAW[:2] if raw in answer.text], line


def test_a_table_runs_nothing(client, world):
    client.force_login(world.viewers["member"])
    assert "'=cmd()" in client.get("/hours.csv").text


def test_a_calendar_entry_has_one_line_for_each_of_its_own(client, world):
    Meeting.objects.update(title="x\r\nATTENDEE:mailto:eve@example.org")
    client.force_login(world.viewers["member"])
    lines = client.get(f"/meetings/{world.places['open']}/calendar.ics").text.split("\r\n")
    assert not [one for one in lines if one.startswith("ATTENDEE")]
