"""Who gets what answer at every address: the whole of it is held against a table, and no address may be missing.

`table.txt` has a line for each address and method. Its columns are `world.VIEWERS`; "in" means: sign in first.
Addresses of a meeting stand there twice: the meeting of the cast is closed, the one of `@open` lines is not yet.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.access import world as made

TABLE = Path(__file__).with_name("table.txt")
NUMBERS = ("meeting_id", "series_id", "person_id", "report_id", "line_id", "stay_id", "claim_id", "roster_id",
           "request_id", "decision_id", "proposal_id", "step_id", "item_id", "photo_id", "reported_id", "glass_id", "unmask_id", "address_id", "passkey_id", "training_id", "trainer_id", "difference_id", "exchange_id", "pack_id", "fine_id", "alias_id", "community_id", "programme_id", "ask_id", "consent_id", "directing_id", "kept_id", "number")  # fmt: skip
SHORT = 271_828_182
BEYOND = 10**30  # more than a row's number can be, in any database
HARMLESS = {"scheme", "language"}  # nothing to protect: a preference in one's own browser


def routes() -> dict[str, URLPattern]:
    """Every address of the product by its name, or by its route where it has none."""

    def walk(within: URLResolver) -> Iterator[URLPattern]:
        for one in within.url_patterns:
            yield from walk(one) if isinstance(one, URLResolver) else [one]

    return {one.name or str(one.pattern): one for one in walk(get_resolver())}


def table() -> dict[tuple[str, str], list[str]]:
    rows = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {(row[0], row[1]): row[2:] for row in rows if row and not row[0].startswith("#")}


@pytest.fixture
def world(cast):
    with time_machine.travel(made.NOW, tick=False):
        yield made.build(cast)


def lines_of(every):
    """The names of the table's lines: each address, and those of nothing but a meeting once more."""
    of_meeting = [name for name, one in every.items() if set(one.pattern.converters) == {"meeting_id"}]
    return [*every, *(f"{name}@open" for name in of_meeting)]


def address(line, world, **other):
    name, _at, state = line.partition("@")
    pattern = routes()[name]
    if not pattern.name:
        return "/" + name
    places = world.places | {"token": world.places[TOKENS.get(name, "token")]}
    places |= {"meeting_id": places["open"]} if state else {}
    return reverse(name, kwargs={one: (places | other)[one] for one in pattern.pattern.converters})


TOKENS = {"account.from_link": "token account", "meetings.feed": "token calendar"}


def clients_of(world):
    """One for each viewer, signed in once; a fault of ours is an answer here (500), not an exception."""
    found = {name: Client(raise_request_exception=False) for name in world.viewers}
    for name, viewer in world.viewers.items():
        if viewer is not None:
            found[name].force_login(viewer)
    return found


def answer(client, method, place, body):
    """What they get, told in one word: the status, or "in" for the way to the door. What it changed is put back."""
    cache.clear()
    before = client.cookies.copy()
    with transaction.atomic():
        response = client.get(place) if method == "GET" else client.post(place, body)
        transaction.set_rollback(True)
    client.cookies = before
    is_door = response.status_code == 302 and response["Location"].startswith("/sign-in/?next=")
    return "in" if is_door else str(response.status_code)


def answers(world):
    clients = clients_of(world)
    found = {}
    for line in lines_of(routes()):
        place = address(line, world)
        for method in ("GET", "POST"):
            body = made.body_of(line.partition("@")[0], world)
            found[line, method] = [answer(clients[who], method, place, body) for who in made.VIEWERS]
    return found


def test_every_address_answers_everybody_as_the_table_says(world):
    expected, found = table(), answers(world)
    assert found.keys() == expected.keys()
    assert {one: (expected[one], found[one]) for one in found if expected[one] != found[one]} == {}


def numbered():
    return [
        (name, one) for name, every in routes().items() for one in every.pattern.converters if one in NUMBERS
    ]


@pytest.mark.parametrize("number", [0, 2**31, 2**63, BEYOND])
def test_a_number_that_names_nothing_is_not_found(world, number):
    """Asked by staff, who may see everything there is."""
    client = clients_of(world)["staff"]
    for name, one in numbered():
        if name == "checking.community":
            continue  # whoever is in no such community has their words checked without anybody's names
        try:
            place = address(name, world, **{one: number})
        except NoReverseMatch:
            place = address(name, world, **{one: SHORT}).replace(str(SHORT), str(number))
        asked = {
            method: answer(client, method, place, made.body_of(name, world)) for method in ("GET", "POST")
        }
        removes_nothing = "302" if one == "address_id" else "404"  # what is gone already stays gone
        assert asked["POST"] in ("404", "405", removes_nothing), (name, one, asked)
        assert asked["GET"] in ("404", "405"), (name, one, asked)


@pytest.mark.parametrize("who", ["other", "removed"])
def test_what_is_not_yours_reads_the_same_as_what_is_not_there(world, who):
    client, mine = clients_of(world)[who], ("passkey_id", "address_id", "number")
    for name, one in numbered():
        if one in mine or name.startswith("network"):
            continue
        theirs = client.get(address(name, world))
        nowhere = client.get(address(name, world, **{one: made.NOT_THERE}))
        assert (theirs.status_code, theirs.text) == (nowhere.status_code, nowhere.text), name
