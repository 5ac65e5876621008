"""The demo's bar signs in as any of the cast; anywhere else it does not exist."""

import subprocess
import sys

import pytest
from django.test import override_settings
from django.urls import clear_url_caches, path

from copal.config import urls as addresses
from copal.domain.people.actions import deactivate
from copal.pages.demo import views
from tests.cast import SIX

CAST = [
    {"handle": "alice", "name": "Alice", "what": "facilitates the circle"},
    {"handle": "bob", "name": "Bob", "what": "runs a family child care"},
]
urlpatterns = [path("demo/sign-in/<slug:handle>/", views.look_as), *addresses.urlpatterns]
handler404 = addresses.handler404


@pytest.fixture
def demo():
    with override_settings(DEMO=True, DEMO_CAST=CAST, ROOT_URLCONF=__name__):
        clear_url_caches()
        yield
    clear_url_caches()


def test_looking_as_one_and_then_another(cast, client, demo):
    assert client.post("/demo/sign-in/bob/").headers["Location"] == "/"
    assert "You are looking as Bob" in client.get("/").content.decode()
    client.post("/demo/sign-in/alice/")
    page = client.get("/").content.decode()
    assert "You are looking as Alice" in page
    assert "facilitates the circle" in page
    assert 'action="/demo/sign-in/bob/"' in page


def test_only_those_the_bar_offers_and_only_by_a_button(cast, client, demo):
    assert client.post("/demo/sign-in/dora/").status_code == 404
    assert client.get("/demo/sign-in/bob/").status_code == 405


def test_an_empty_network_offers_nobody_but_its_letters(client, db, demo):
    page = client.get("/welcome/").content.decode()
    assert "/demo/sign-in/" not in page
    assert "Look as someone" not in page
    assert 'href="/demo/letters/"' in page


def test_who_closed_their_account_is_not_offered(cast, client, demo):
    deactivate(person=cast.bob, by=cast.dora, at=SIX)
    page = client.get("/").content.decode()
    assert 'action="/demo/sign-in/alice/"' in page
    assert "/demo/sign-in/bob/" not in page


def test_outside_the_demo_there_is_neither_bar_nor_door(cast, client):
    assert client.post("/demo/sign-in/bob/").status_code == 404
    client.force_login(cast.bob)
    assert "demobar" not in client.get("/").content.decode()


@override_settings(DEMO=False, DEMO_CAST=CAST, ROOT_URLCONF=__name__)
def test_even_where_the_address_is_left_the_view_refuses(cast, client):
    clear_url_caches()
    assert client.post("/demo/sign-in/bob/").status_code == 404
    clear_url_caches()


def test_a_site_that_serves_has_no_demo_whatever_is_asked(tmp_path):
    asked = "from django.conf import settings; print(settings.DEMO, settings.DEMO_CAST)"
    surroundings = {
        "PYTHONPATH": "app:.", "DJANGO_SETTINGS_MODULE": "copal.config.settings", "COPAL_MODE": "serve",
        "COPAL_DEMO": "1", "COPAL_DATA": str(tmp_path), "COPAL_SECRET_KEY": "k" * 60,
        "COPAL_ADDRESS": "https://hours.example.org", "COPAL_MAIL_URL": "smtp://127.0.0.1:2525",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", asked], env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False []", done.stderr
