"""What several processes share: counts hold across them, and no page fails when the server is away."""

import time
from dataclasses import replace

import pytest
import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT

from copal.config import health
from copal.config.shared import name_of, shared
from copal.config.shared_cache import SharedCache
from copal.pages.base import throttle
from tests.config.test_readiness import SAFE


def cache_of(server) -> SharedCache:
    """As one process has it."""
    settings = shared(replace(SAFE, redis_url=server.url))["CACHES"]["default"]
    params = {key: value for key, value in settings.items() if key not in ("BACKEND", "LOCATION")}
    return SharedCache(settings["LOCATION"], params)


@pytest.fixture
def cache(redis_server, monkeypatch):
    monkeypatch.setattr(SharedCache, "away_until", 0.0)
    one = cache_of(redis_server)
    yield one
    one.own.clear()


def test_without_redis_one_process_keeps_its_own_memory():
    assert shared(SAFE)["CACHES"]["default"]["BACKEND"].endswith("LocMemCache")
    assert shared(SAFE)["SESSION_ENGINE"].endswith("cached_db")


def test_with_redis_sessions_are_asked_of_the_database():
    assert shared(replace(SAFE, redis_url="redis://h"))["SESSION_ENGINE"].endswith("backends.db")


def test_sites_on_one_server_have_names_of_their_own():
    names = {
        name_of(replace(SAFE, **change))
        for change in ({}, {"address": "https://other.example.org"}, {"secret_key": "k" * 50})
    }
    assert len(names) == 3
    assert not any("example" in name or "kkk" in name for name in names)


def test_what_one_process_counts_the_other_knows(redis_server, cache):
    other = cache_of(redis_server)
    assert cache.add("tries", 1, timeout=60)
    assert not other.add("tries", 1, timeout=60)
    assert (other.incr("tries"), cache.incr("tries"), other.get("tries")) == (2, 3, 3)
    assert cache.delete("tries")
    assert other.get("tries", "none") == "none"
    with pytest.raises(ValueError):
        other.incr("tries")


def test_a_count_always_ends(redis_server, cache):
    with redis.Redis.from_url(redis_server.url) as server:
        cache.set("tries", 0, timeout=None)
        assert cache.incr("tries") == 1
        (key,) = server.keys("*tries")
        assert 0 < server.ttl(key) <= 300
    assert cache.touch("tries", DEFAULT_TIMEOUT)


def test_nothing_of_ours_is_unpickled(redis_server, cache):
    with redis.Redis.from_url(redis_server.url) as server:
        cache.set("plain", {"a": [1, "zwei"]})
        (key,) = server.keys("*plain")
        assert server.get(key) == b'{"a": [1, "zwei"]}'
        server.set(key, b"cposix\nsystem\n(S'true'\ntR.")
    with pytest.raises(ValueError):
        cache.get("plain")


def test_clearing_leaves_what_others_keep_on_the_server(redis_server, cache):
    with redis.Redis.from_url(redis_server.url) as server:
        server.set("somebody's", "thing")
        cache.clear()
        assert server.get("somebody's") == b"thing"


@pytest.mark.parametrize("how", ["stop", "hold"])
def test_while_it_is_away_each_process_counts_for_itself_and_soon_together_again(
    redis_server, cache, monkeypatch, how
):
    monkeypatch.setattr("copal.config.shared_cache.LEFT_ALONE_SECONDS", 0.5)
    cache.add("tries", 1, timeout=60)
    getattr(redis_server, how)()
    started = time.monotonic()
    assert cache.add("tries", 1, timeout=60)
    assert cache.incr("tries") == 2
    assert cache.get("tries") == 2
    assert time.monotonic() - started < 2
    assert not cache.answers()
    redis_server.let_go() if how == "hold" else redis_server.start()
    time.sleep(0.6)
    assert cache.get("tries") == (1 if how == "hold" else None)
    assert cache.answers()


def test_a_restart_of_the_server_is_not_noticed(redis_server, cache):
    cache.set("tries", 1)
    redis_server.stop()
    redis_server.start()
    assert cache.add("tries", 1)
    assert SharedCache.away_until == 0.0


def test_too_often_is_too_often_in_any_process(redis_server, cache, monkeypatch):
    other = cache_of(redis_server)
    for one in (cache, other, cache):
        monkeypatch.setattr(throttle, "cache", one)
        throttle.count("code", "bob@example.org", limit=3, within_seconds=60)
    for one in (cache, other):
        monkeypatch.setattr(throttle, "cache", one)
        with pytest.raises(throttle.TooOften):
            throttle.count("code", "bob@example.org", limit=3, within_seconds=60)


def test_readiness_warns_and_stays_ready(redis_server, cache, db, client, settings, monkeypatch):
    settings.REDIS_URL = redis_server.url
    monkeypatch.setattr(health, "cache", cache)
    assert client.get("/readyz").json() == {"ready": True}
    redis_server.stop()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "warnings": ["redis"]})
