"""What a session is worth to somebody else: one set before signing in, one copied, one of a closed account."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from copal.config.environment import read
from copal.config.languages import languages
from copal.config.security import OWN_COOKIE, security
from copal.domain.people import actions as people
from tests.cast import SIX


def knock(client, email="bob@example.org"):
    return client.post("/sign-in/", {"email": email})


def code_in(mailbox):
    return re.search(r"\b(\d{6})\b", mailbox.letters[-1].get_body(("plain",)).get_content())[1]


def test_a_session_set_before_signing_in_is_worth_nothing_afterwards(cast, client, mailbox):
    knock(client)
    before = client.session.session_key
    client.post("/sign-in/code/", {"code": code_in(mailbox)})
    after = client.session.session_key
    assert client.get("/account/").status_code == 200
    assert after != before
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get("/account/").status_code == 302


def test_a_copied_session_ends_when_its_owner_signs_out(cast, client):
    client.force_login(cast.bob)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.session.session_key
    assert thief.get("/account/").status_code == 200
    answer = client.post("/sign-out/")
    assert thief.get("/account/").status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_signing_out_everywhere_ends_every_other_session(cast):
    here, elsewhere = Client(), Client()
    for one in (here, elsewhere):
        one.force_login(cast.bob)
    here.post("/account/sign-out-everywhere/")
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_closing_an_account_ends_its_sessions(cast, client):
    client.force_login(cast.bob)
    people.deactivate(person=cast.bob, by=cast.dora, at=SIX)
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("made_up", ["a" * 32, "../../etc/passwd", "", "0"])
def test_a_made_up_session_is_nobodys(cast, client, made_up):
    client.cookies[settings.SESSION_COOKIE_NAME] = made_up
    assert client.get("/account/").status_code == 302
    assert not Session.objects.filter(session_key=made_up).exists()


def test_over_https_cookies_are_our_own_hosts_alone(monkeypatch):
    monkeypatch.setenv("COPAL_ADDRESS", "https://hours.example.org")
    monkeypatch.setenv("COPAL_MODE", "serve")
    here = read()
    told = security(here) | languages(here)
    names = {name: value for name, value in told.items() if name.endswith("_COOKIE_NAME")}
    assert len(names) == 3
    assert all(value.startswith(OWN_COOKIE) for value in names.values())
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert told[f"{cookie}_COOKIE_SECURE"]
        assert told[f"{cookie}_COOKIE_HTTPONLY"]
        assert told[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    assert not any(name.endswith(("_COOKIE_DOMAIN", "_COOKIE_PATH")) for name in told)


@pytest.mark.parametrize("email", ["bob@example.org", "nobody-here@example.org"])
def test_the_door_asks_the_same_questions_for_known_and_unknown(
    cast, client, mailbox, django_assert_num_queries, email
):
    """Words and pages are compared in tests/pages/test_sign_in.py; here, the work that is done."""
    knock(Client(), "first@example.org")
    sent = len(mailbox.letters)
    with django_assert_num_queries(_asked(knock, Client(), "third-nobody@example.org")):
        knock(client, email)
    assert len(mailbox.letters) == sent + 2


def _asked(do, *given):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        do(*given)
    return len(asked)
