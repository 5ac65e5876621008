"""The site as a browser or a machine meets it, through the real server."""

import http.client
import re
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(site: str, path: str, **headers: str) -> Answer:
    """Double underscores in a header's name stand for dashes, single ones for themselves."""
    given = {name.replace("__", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)) as connection:
        connection.request("GET", path, headers=given)
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


def test_alive_and_ready(site):
    assert ask(site, "/healthz").body == b"alive\n"
    ready = ask(site, "/readyz")
    assert (ready.status, ready.body) == (200, b'{"ready": true}')


def test_every_answer_carries_its_number_and_the_headers(site):
    answer = ask(site, "/nothing-here/")
    assert answer.status == 404
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert len(answer.headers["X-Request-ID"]) >= 8


def test_a_number_given_by_the_proxy_is_kept_and_a_strange_one_is_not(site):
    assert ask(site, "/readyz", X__Request__ID="abcdef-123456").headers["X-Request-ID"] == "abcdef-123456"
    assert " " not in ask(site, "/readyz", X__Request__ID="a b c d e f g h i").headers["X-Request-ID"]


def test_a_query_nobody_can_read_is_refused_not_broken(site):
    assert ask(site, "/readyz?" + "x" * 9000).status == 400


def test_a_foreign_host_is_refused(site):
    assert ask(site, "/readyz", Host="elsewhere.example").status == 400


def test_a_header_with_underscores_cannot_pose_as_a_real_one(site):
    assert ask(site, "/readyz", X_Request_ID="posing-as-it").headers["X-Request-ID"] != "posing-as-it"


@pytest.mark.parametrize("round_", [1, 2])
def test_each_test_starts_from_an_empty_site(site, round_):
    assert not Session.objects.exists()
    from django.utils import timezone

    Session.objects.create(session_key="left", session_data="", expire_date=timezone.now())
    assert round_


def test_a_file_that_streams_and_a_page_that_is_whole_both_arrive_complete(site):
    page = ask(site, "/sign-in/")
    assert page.headers["Content-Length"] == str(len(page.body))
    assert page.body.rstrip().endswith(b"</html>")
    style = re.search(rb'href="(/static/css/[^"]+)"', page.body)
    assert style is not None
    sheet = ask(site, style.group(1).decode())
    assert (sheet.status, len(sheet.body)) == (200, int(sheet.headers["Content-Length"]))
    assert sheet.body.rstrip().endswith(b"}")
