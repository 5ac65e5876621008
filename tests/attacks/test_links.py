"""Links in letters, bent: cut off, signed for something else, of another person, over. They tell nothing of anybody."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.http import int_to_base36

from copal.domain.people import actions as people
from copal.domain.people.queries import link_token
from tests.access import world as made
from tests.access.test_access_table import TOKENS, routes

LINKS = [name for name, route in routes().items() if "token" in route.pattern.converters]
PURPOSES = {"token": "invitation", "token account": "account", "token calendar": "calendar"}
TOLD = ("Gus", "Clean-up", "Circle", "gus@example.org", "Alice", "Bob")


@pytest.fixture
def world(cast):
    with time_machine.travel(made.NOW, tick=False):
        yield made.build(cast)


def whole(world, name):
    """A link that works, its purpose, and whose it is."""
    given = TOKENS.get(name, "token")
    return world.places[given], PURPOSES[given], world.viewers["guest"]


def bent(world, name):
    token, purpose, gus = whole(world, name)
    person, about, until, signature = token.split(".")
    other = next(one for one in PURPOSES.values() if one != purpose)
    yield "cut", token[:-3]
    yield "swapped letter", token[:-1] + ("A" if token[-1] != "A" else "B")
    yield "another person", f"1.{about}.{until}.{signature}"
    yield "another meeting", f"{person}.{int_to_base36(world.places['open'])}.{until}.{signature}"
    yield "longer life", f"{person}.{about}.zzzzzz.{signature}"
    yield "another purpose", link_token(gus, other, world.places["meeting_id"])
    yield "no purpose", link_token(gus, "", world.places["meeting_id"])
    yield "over", link_token(gus, purpose, world.places["meeting_id"], until=made.NOW - timedelta(seconds=1))
    yield "nobody", link_token(gus, purpose, 7).replace(f"{person}.", "zzzz.", 1)
    yield "too long", token * 10


@pytest.mark.parametrize("name", LINKS)
def test_a_bent_link_opens_nothing_and_names_nobody(client, world, name):
    for how, token in bent(world, name):
        for ask in (client.get, client.post):
            place = reverse(name, kwargs={"token": token} | _rest(name, world))
            answer = ask(place)
            assert answer.status_code in (404, 405, 409, 410), (how, answer.status_code)
            assert not [one for one in TOLD if one in answer.text], how
            assert client.session.get("_auth_user_id") is None


@pytest.mark.parametrize("name", LINKS)
def test_a_link_ends_with_the_persons_key_and_with_the_account(client, world, name):
    token, _purpose, gus = whole(world, name)
    place = reverse(name, kwargs={"token": token} | _rest(name, world))
    people.renew_links(person=gus, by=gus, at=made.NOW)
    assert client.get(place).status_code in (404, 405, 409, 410)
    gus.refresh_from_db()
    again = reverse(
        name, kwargs={"token": link_token(gus, _purpose, world.places["meeting_id"])} | _rest(name, world)
    )
    people.deactivate(person=gus, by=world.viewers["staff"], at=made.NOW)
    assert client.get(again).status_code in (404, 405, 409, 410)


def test_a_link_says_to_no_search_engine_and_to_no_other_site_where_it_led(client, world):
    for name in LINKS:
        token, _purpose, _gus = whole(world, name)
        answer = client.get(reverse(name, kwargs={"token": token} | _rest(name, world)))
        assert answer.headers["Referrer-Policy"] == "same-origin", name
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            assert "noindex" in answer.headers.get("X-Robots-Tag", "") or "noindex" in answer.text, name


def _rest(name, world):
    needed = set(routes()[name].pattern.converters) - {"token"}
    return {one: world.places[one] for one in needed}
