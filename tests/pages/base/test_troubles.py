"""What people are told when something does not work out."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import clear_url_caches

from copal.pages.base import drawing


@pytest.fixture(autouse=True)
def stand_in(settings):
    settings.ROOT_URLCONF = "tests.pages.base.stand_in"
    settings.LOGIN_URL = "account_login"
    yield
    clear_url_caches()


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/refuse/", 409, "full"),
        ("/deny/", 403, "forbidden"),
        ("/suspect/", 400, "unreadable"),
        ("/nowhere/", 404, "not_found"),
    ],
)
def test_each_trouble_has_a_page_and_a_next_step(client, db, path, status, reason):
    answer = client.get(path)
    assert answer.status_code == status
    assert f'data-reason="{reason}"' in answer.text
    assert 'href="/"' in answer.text


def test_a_refusal_says_why(client, db):
    assert "Ask for the waiting list." in client.get("/refuse/").text


def test_a_refusal_for_htmx_goes_among_the_messages(client, db):
    answer = client.post("/refuse/", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#said"
    assert "<html" not in answer.text
    assert "The evening is full." in answer.text


@pytest.mark.parametrize(
    "how", [{"path": "/api/refuse/"}, {"path": "/refuse/", "headers": {"Accept": "application/json"}}]
)
def test_a_refusal_for_programs_is_json(client, db, how):
    answer = client.get(**how)
    assert answer.status_code == 409
    assert json.loads(answer.content) == {
        "reason": "full",
        "why": "The evening is full. Ask for the waiting list.",
    }


def test_a_fault_says_nothing_of_its_cause_and_asks_nothing(client):
    """No database fixture: any query would fail this test."""
    answer = client.get("/fault/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "secret words" not in answer.text


def test_a_fault_is_answered_even_when_templates_are_broken(client, monkeypatch):
    from copal.pages.base import errors

    def broken_too(*_):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken_too)
    assert "Please try again" in client.get("/fault/").text


def test_a_stale_form_is_told_in_our_words(db):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/csrf/", {"x": 1}, headers={"Referer": "http://testserver/hours/"})
    assert answer.status_code == 403
    assert 'data-reason="stale_form"' in answer.text
    assert 'href="/hours/"' in answer.text


def test_too_often_says_when_to_come_back(client, db):
    cache.clear()
    answers = [client.get("/often/") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert "Please wait a moment" in answers[-1].text


def test_limits_of_signing_in_lead_to_the_same_page(rf, db, settings):
    from allauth.core.internal.ratelimit import respond_429

    settings.ROOT_URLCONF = "copal.config.urls"
    request = rf.get("/")
    assert respond_429(request).status_code == 429


def test_a_template_may_not_ask(db, rf):
    from tests.pages.base.stand_in import asks

    with pytest.raises(drawing.AskedWhileDrawing):
        asks(rf.get("/asks/"))


def test_someone_from_outside_is_not_sent_back_outside(client, db):
    answer = client.get("/refuse/", headers={"Referer": "https://elsewhere.example/trap/"})
    assert "elsewhere" not in answer.text
