"""A log line never holds what people wrote, who they are or where they are."""

import io
import json
import logging

import pytest
import structlog
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from copal.config import logs
from copal.config.scrubbing import scrub

SENTENCE = "Milo bit Aria again on Tuesday"
MAIL = "bob.private@example.org"
PLANTED = (SENTENCE, "Milo", MAIL, "203.0.113.9", "2001:db8::7", "token=sesame")


def breaks(request, secret):
    raise ValueError(SENTENCE + " " + request.POST["words"])


def hears(request, secret):
    structlog.get_logger("copal.test").info(
        "heard", words=request.POST["words"], person=17, things=[SENTENCE]
    )
    logging.getLogger("elsewhere").warning("could not reach %s at %s", MAIL, "203.0.113.9")
    logging.getLogger("elsewhere").error(f"refused {MAIL} from 203.0.113.9 and 2001:db8::7: '{SENTENCE}'")  # noqa: G004  (others do so)
    return HttpResponse("thanks")


urlpatterns = [path("breaks/<str:secret>/", breaks), path("hears/<str:secret>/", hears)]


@pytest.fixture
def written(settings):
    """What the real handler writes while a test runs, at the level `serve` uses."""
    settings.ROOT_URLCONF = __name__
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    kept = (root.handlers[:], root.level)
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    yield stream
    root.handlers[:], level = kept
    root.setLevel(level)


def send(place: str) -> Client:
    client = Client(raise_request_exception=False)
    client.post(
        f"/{place}/sesame-token/?token=sesame",
        {"words": SENTENCE},
        headers={"user-agent": MAIL},
        REMOTE_ADDR="203.0.113.9",
    )
    return client


@pytest.mark.parametrize("place", ["breaks", "hears"])
def test_nothing_planted_comes_up_in_the_logs(written, place):
    send(place)
    told = written.getvalue()
    assert told
    for planted in (*PLANTED, "sesame-token"):
        assert planted not in told, planted


def test_the_lines_still_say_what_somebody_needs(written):
    send("breaks")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    (request,) = [line for line in lines if line["event"] == "request"]
    assert (request["route"], request["status"], request["method"]) == ("breaks/<str:secret>/", 500, "POST")
    (trouble,) = [
        line["trouble"] for line in lines if line.get("trouble", {}).get("kind") == "builtins.ValueError"
    ]
    assert any("test_logs.py" in place and place.endswith("breaks") for place in trouble["places"])
    assert len({line["request_id"] for line in lines if "request_id" in line}) == 1


def test_ids_and_numbers_stay(written):
    send("hears")
    (heard,) = [line for line in map(json.loads, written.getvalue().splitlines()) if line["event"] == "heard"]
    assert heard["person"] == 17
    assert heard["things"] == "list"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mail to a.b+c@example.co.uk failed", "mail to [mail] failed"),
        ("from 10.0.0.1 to fe80::1:2:3", "from [ip] to [ip]"),
        ("GET /x/?a=b&c=d now", "GET /x/?… now"),
        ('said "hello there" aloud', "said '…' aloud"),
        ("at 12:30:15 done", "at 12:30:15 done"),
    ],
)
def test_scrubbing(text, left):
    assert scrub(text) == left
