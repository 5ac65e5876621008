"""Requests nobody sends by mistake: other methods, forms from elsewhere, bodies without end, answers kept by others."""

import http.client
from contextlib import closing
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from copal.config.front import LARGEST_BODY
from copal.domain.meetings.models import Meeting
from tests.access import world as made
from tests.access.test_access_table import HARMLESS, address, lines_of, routes, table

SAME_FOR_ALL = {
    "healthz", "readyz", "manifest", "robots", "logo", "verify", "verify.certificate", "verify.keys",
}  # nothing of a person in them, or of a paper that its holder showed  # fmt: skip


@pytest.fixture
def world(cast):
    with time_machine.travel(made.NOW, tick=False):
        yield made.build(cast)


def known(world):
    """Every address of the product that can be filled in from the world."""
    for line in lines_of(routes()):
        if line in {name for name, _method in table()}:
            yield line, address(line, world)


@pytest.mark.parametrize("who", ["member", "facilitator", "staff", "stranger"])
def test_what_is_drawn_for_one_person_is_kept_by_nobody(client, world, who):
    if world.viewers[who]:
        client.force_login(world.viewers[who])
    kept = {
        line: answer.headers["Cache-Control"]
        for line, answer in ((line, client.get(place)) for line, place in known(world))
        if "no-store" not in answer.headers.get("Cache-Control", "")
    }
    assert kept.keys() <= SAME_FOR_ALL


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUERY"])
def test_no_other_method_comes_in(world, method):
    client = Client()
    client.force_login(world.viewers["facilitator"])
    for line, place in known(world):
        assert client.generic(method, place).status_code == 405, line


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_is_never_taken_from_a_header_or_a_field(client, world, header):
    client.force_login(world.viewers["facilitator"])
    place = f"/meetings/{world.places['open']}/cancel/"
    client.get(place, {"_method": "POST", "reason": "x"}, headers={header: "POST"})
    assert not hasattr(Meeting.objects.get(pk=world.places["open"]), "cancellation")


def test_asking_for_the_head_changes_and_tells_no_more_than_asking_for_the_page(world):
    client = Client()
    client.force_login(world.viewers["other"])
    for line, place in known(world):
        with transaction.atomic():
            asked, whole = client.head(place), client.get(place)
            transaction.set_rollback(True)
        assert asked.content == b""
        assert asked.status_code in (whole.status_code, 405), line


def test_no_form_from_elsewhere_is_taken(world):
    """Every address that takes a form wants the token of our own page, from everybody."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.viewers["facilitator"])
    for line, place in known(world):
        if line not in HARMLESS and line not in SAME_FOR_ALL:
            assert client.post(place, {"a": "b"}).status_code in (403, 405, 404), line


def test_a_token_of_another_site_does_not_count(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.viewers["facilitator"])
    client.get("/account/")
    sent = {"csrfmiddlewaretoken": client.cookies["csrf"].value, "reason": "x"}
    place = f"/meetings/{world.places['open']}/cancel/"
    answer = client.post(place, sent, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert client.post(place, sent, headers={"Origin": "null"}).status_code == 403


def test_other_sites_may_read_nothing(client, world):
    client.force_login(world.viewers["member"])
    for line, place in known(world):
        answer = client.get(place, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("Access-Control")], line


@pytest.mark.parametrize("said", [str(LARGEST_BODY + 1), "9" * 30, "-1"])
def test_a_body_without_end_is_not_even_read(site, said):
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)) as connection:
        connection.putrequest("POST", "/sign-in/")
        connection.putheader("Content-Length", said)
        connection.putheader("Content-Type", "multipart/form-data; boundary=x")
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status in (400, 413)


def test_small_answers_are_as_guarded_as_pages(site):
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)) as connection:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
