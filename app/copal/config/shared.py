"""What several processes of one site share: a Redis or Valkey server, when COPAL_REDIS_URL names one."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from copal.config.environment import Surroundings

SCHEMES = ("redis", "rediss", "unix")
ANSWER_SECONDS = 0.5  # a page waits no longer than this for a count of tries


class UnknownRedis(ValueError):
    """COPAL_REDIS_URL is not one of redis:, rediss: or unix:."""


def check(url: str) -> None:
    """Raises UnknownRedis for what cannot be the address of a server."""
    try:
        parts = urlsplit(url)
        is_sound = parts.scheme in SCHEMES and bool(parts.path if parts.scheme == "unix" else parts.hostname)
        is_sound = is_sound and parts.port != 0
    except ValueError:  # a port that is no number
        is_sound = False
    if not is_sound:
        raise UnknownRedis(
            "COPAL_REDIS_URL must look like redis://127.0.0.1:6379/0, rediss://… or unix:///run/redis.sock"
        )


def shared(here: Surroundings) -> dict[str, Any]:
    """Settings that differ between one process and several.

    One process keeps sessions in its own memory in front of the database. Several ask the database: a copy in
    a shared memory could outlive signing out when that server was away just then (docs/decisions/0009).
    """
    if not here.redis_url:
        return {
            "SESSION_ENGINE": "django.contrib.sessions.backends.cached_db",
            "CACHES": {
                "default": {
                    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                    "OPTIONS": {"MAX_ENTRIES": 20_000},
                }
            },
        }
    return {
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "CACHES": {
            "default": {
                "BACKEND": "copal.config.shared_cache.SharedCache",
                "LOCATION": [here.redis_url],
                "KEY_PREFIX": name_of(here),
                "OPTIONS": {
                    "socket_timeout": ANSWER_SECONDS,
                    "socket_connect_timeout": ANSWER_SECONDS,
                    "protocol": 2,
                },
            }
        },
    }


def name_of(here: Surroundings) -> str:
    """What this site's things on the server begin with, so that two sites on one server never meet."""
    digest = hashlib.blake2b(here.address.encode() + b"\0" + here.secret_key.encode(), digest_size=10)
    return "copal:" + digest.hexdigest()
