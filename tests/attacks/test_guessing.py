"""Who guesses codes is counted by where they are and whom they mean, and cannot pretend to be somewhere else."""

import io
import logging
import re

import pytest
from django.core.cache import cache

from copal.config import logs
from copal.pages.account.door import DOOR_LIMIT
from copal.pages.base.requests import caller

HERE = "198.51.100.7"


@pytest.fixture
def lines():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    kept = (root.handlers[:], root.level)
    root.handlers[:], level = [handler], root.setLevel(logging.INFO)
    yield stream
    root.handlers[:], level = kept
    root.setLevel(level)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (0, "203.0.113.9", HERE),  # nobody in front: what is said about it was said by whoever asks
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", HERE),
        (1, "", HERE),
        (1, "not an address", HERE),
        (1, "2001:db8::1", "2001:db8::/64"),
        (1, "2001:db8::ffff:1", "2001:db8::/64"),
    ],
)
def test_who_asks_is_what_the_trusted_proxy_saw(rf, settings, proxies, forwarded, found):
    settings.TRUSTED_PROXIES = proxies
    assert caller(rf.get("/", REMOTE_ADDR=HERE, headers={"X-Forwarded-For": forwarded})) == found


def test_one_who_knocks_without_end_locks_out_nobody_else(db, client, mailbox, settings):
    """Behind the proxy all come from one machine; the count is of those behind it."""
    settings.TRUSTED_PROXIES = 1
    cache.clear()

    def knock(address, number):
        sent = {"email": f"x{number}@example.org"}
        return client.post("/sign-in/", sent, headers={"X-Forwarded-For": address}).status_code

    answers = [knock("203.0.113.9", number) for number in range(DOOR_LIMIT + 1)]
    assert answers[-1] == 429
    assert knock("203.0.113.10", "other") == 302


def test_coming_in_and_being_refused_are_in_the_log_without_an_address(cast, client, mailbox, lines):
    client.post("/sign-in/", {"email": "bob@example.org"})
    code = re.search(r"\b(\d{6})\b", mailbox.letters[-1].get_body(("plain",)).get_content())[1]
    client.post("/sign-in/code/", {"code": "000000" if code != "000000" else "111111"})
    client.post("/sign-in/code/", {"code": code})
    client.post("/sign-out/")
    client.get("/sign-in/passkey/")
    client.post("/sign-in/passkey/", {"credential": "{}"})
    told = lines.getvalue()
    assert told.count('"event": "sign_in_refused"') == 2
    assert f'"person": {cast.bob.pk}, "event": "signed_in"' in told
    assert "bob" not in told.lower()
    assert code not in told
