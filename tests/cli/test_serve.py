"""`copal serve` as a real process behind a proxy that speaks HTTPS."""

import http.client
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass

import pytest

from copal.cli import places
from copal.config.server import FreePort

PATIENCE_SECONDS = 30
SETTINGS = {
    "COPAL_ADDRESS": "https://hours.example.org",
    "COPAL_SECRET_KEY": "q7Hk2mW9xR4tZ8vB1nC6dF3gJ5lP0sAyEuIoTrXwQzKb-_MjNh",
    "COPAL_PROXIES": "1",
    "COPAL_MAIL_URL": "smtp://127.0.0.1:9?tls=0",
    "COPAL_MAIL_FROM": "Copal <hours@example.org>",
}


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage


def copal(*words: str, data, **settings: str) -> list:
    environment = {**places.environment(), **SETTINGS, "COPAL_DATA": str(data), **settings}
    return [[sys.executable, "-P", "-m", "copal.cli", *words], environment]


def ask(port: int, path: str, **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": "hours.example.org", **headers})
        with connection.getresponse() as answer:
            answer.read()
            return Answer(answer.status, answer.headers)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    data = tmp_path_factory.mktemp("served")
    command, environment = copal("serve", data=data)
    early = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert early.returncode == 2
    assert "./copal migrate" in early.stderr
    command, environment = copal("migrate", data=data)
    subprocess.run(command, env=environment, capture_output=True, check=True)
    port = FreePort.find(start=random.randrange(20_000, 32_000))
    command, environment = copal("serve", "--port", str(port), data=data)
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            ask(port, "/healthz")
            break
        except OSError:
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.1)
    yield port
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE_SECONDS) == 0


def test_it_is_ready(served):
    assert ask(served, "/readyz").status == 200


def test_plain_http_is_sent_to_https(served):
    answer = ask(served, "/", **{"X-Forwarded-Proto": "http"})
    assert (answer.status, answer.headers["Location"]) == (301, "https://hours.example.org/")


def test_https_is_kept_for_a_year(served):
    answer = ask(served, "/nothing-here/", **{"X-Forwarded-Proto": "https"})
    assert answer.status == 404
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_another_host_is_not_answered(served):
    assert ask(served, "/", Host="elsewhere.example", **{"X-Forwarded-Proto": "https"}).status == 400


def test_there_is_no_demo(served):
    for path in ("/demo/letters/", "/demo/parts/"):
        assert ask(served, path, **{"X-Forwarded-Proto": "https"}).status == 404


@pytest.mark.parametrize(
    ("words", "settings", "named"),
    [
        ((), {"COPAL_DEMO": "1"}, "COPAL_DEMO"),
        ((), {"COPAL_DATABASE_URL": "postgres://nobody@127.0.0.1:9/nothing"}, "The database does not answer"),
        (("--room",), {}, "COPAL_REDIS_URL is missing"),
        (
            ("--pages",),
            {"COPAL_REDIS_URL": "redis://127.0.0.1:9"},
            "with SQLite one process serves all pages",
        ),
        (("--pages", "--room"), {}, "not allowed with"),
    ],
)
def test_what_it_refuses(tmp_path, words, settings, named):
    command, environment = copal("serve", *words, data=tmp_path, **settings)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
