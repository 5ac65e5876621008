"""`serve` refuses each missing or unsafe setting by name, and starts with none."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from copal.config import health, readiness
from copal.config.environment import TOOLS_KEY, Surroundings
from copal.config.languages import PSEUDO, languages
from copal.config.mailers import by_url
from copal.config.security import security

SAFE = Surroundings(
    mode="serve",
    demo=False,
    data=Path(__file__).parent,
    keys=(Path(__file__).parent,),
    signing=(Path(__file__).parent,),
    secret_key="q7Hk2mW9xR4tZ8vB1nC6dF3gJ5lP0sAyEuIoTrXwQzKb-_MjNh",
    old_keys=(),
    address="https://hours.example.org",
    hosts=(),
    database_url="",
    redis_url="",
    mail_url="smtp://mail.example.org",
    mail_from="Copal <hours@example.org>",
    proxies=1,
    threads=4,
    log_level="INFO",
)


def test_safe_settings_start():
    assert readiness.unsafe(SAFE) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret_key": ""}, "COPAL_SECRET_KEY is missing"),
        ({"secret_key": TOOLS_KEY}, "COPAL_SECRET_KEY can be guessed"),
        ({"secret_key": "a" * 60}, "COPAL_SECRET_KEY can be guessed"),
        ({"secret_key": "short-Key-123"}, "COPAL_SECRET_KEY is too short"),
        ({"address": ""}, "COPAL_ADDRESS is missing"),
        ({"address": "http://hours.example.org"}, "must begin with https"),
        ({"address": "https://"}, "must begin with https"),
        ({"proxies": 0}, "COPAL_PROXIES"),
        ({"hosts": ("*",)}, "COPAL_HOSTS"),
        ({"mail_url": ""}, "COPAL_MAIL_URL is missing"),
        ({"mail_url": "pigeon://loft"}, "COPAL_MAIL_URL must begin"),
        ({"mail_from": ""}, "COPAL_MAIL_FROM"),
        ({"demo": True}, "COPAL_DEMO"),
        ({"database_url": "oracle://x"}, "COPAL_DATABASE_URL"),
        ({"data": Path(__file__) / "below-a-file"}, "COPAL_DATA"),
        *(
            ({"redis_url": url}, "COPAL_REDIS_URL")
            for url in ("http://x", "redis://", "redis://h:x", "redis://h:0", "redis://h:99999", "unix://")
        ),
    ],
)
def test_each_unsafe_setting_is_named(change, named):
    (problem,) = readiness.unsafe(replace(SAFE, **change))
    assert named in problem


@pytest.mark.parametrize(
    "url", ["redis://h", "rediss://u:w@h:6380/2", "unix:///run/redis.sock?db=1", "redis://[::1]:7/"]
)
def test_where_several_processes_meet(url):
    assert readiness.unsafe(replace(SAFE, redis_url=url)) == []


SEVERAL = {"redis_url": "redis://127.0.0.1/0", "database_url": "postgres://copal@127.0.0.1/copal"}


@pytest.mark.parametrize(
    ("part", "left_out", "named"),
    [
        ("room", (), []),
        ("pages", (), []),
        ("room", ("database_url",), []),
        ("room", ("redis_url",), ["COPAL_REDIS_URL"]),
        ("pages", ("database_url",), ["COPAL_DATABASE_URL"]),
        ("pages", ("database_url", "redis_url"), ["COPAL_REDIS_URL", "COPAL_DATABASE_URL"]),
    ],
)
def test_what_a_further_process_needs(part, left_out, named):
    given = {key: value for key, value in SEVERAL.items() if key not in left_out}
    problems = readiness.unsafe(replace(SAFE, **given), part)
    assert [problem.split()[0] for problem in problems] == named


def test_all_are_told_at_once():
    assert (
        len(readiness.unsafe(replace(SAFE, secret_key="", address="", mail_url="", mail_from="", demo=True)))
        == 5
    )


def test_a_database_that_lacks_a_migration_is_not_ready(db, monkeypatch, client):
    monkeypatch.setattr(health, "_migrated", set())
    assert readiness.unready() == []
    monkeypatch.setattr(health, "_migrated", set())
    MigrationRecorder(connection).migration_qs.filter(app="sessions", name="0001_initial").delete()
    (problem,) = readiness.unready()
    assert "lacks 1 migrations" in problem
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["because"]) == (503, "migrations")


def test_what_serve_tells_browsers():
    told = security(SAFE)
    assert told["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["ALLOWED_HOSTS"] == ["hours.example.org"]
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://hours.example.org"]
    assert not any("unsafe" in str(value) for values in told["SECURE_CSP"].values() for value in values)


def test_the_pseudo_language_is_never_served():
    assert PSEUDO not in dict(languages(SAFE)["LANGUAGES"])
    assert PSEUDO in dict(languages(replace(SAFE, mode="up"))["LANGUAGES"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://post:a%40b@m.example.org",
            {"port": 587, "use_tls": True, "use_ssl": False, "password": "a@b"},
        ),
        ("smtps://m.example.org", {"port": 465, "use_tls": False, "use_ssl": True}),
        ("smtp://127.0.0.1:2525?tls=0", {"port": 2525, "use_tls": False, "use_ssl": False}),
        ("anymail://postmark?server_token=abc", {"server_token": "abc"}),
    ],
)
def test_where_mail_goes(url, expected):
    assert expected.items() <= by_url(url)["OPTIONS"].items()


def test_every_provider_anymail_knows_can_be_named():
    assert by_url("anymail://amazon_ses")["BACKEND"] == "anymail.backends.amazon_ses.EmailBackend"
