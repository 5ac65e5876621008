"""SQLite by default, PostgreSQL when a network asks for it. One database, alias `default`."""

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from copal.config.environment import Surroundings

BUSY_SECONDS = 20
BESIDE = 7  # threads beside those for pages: two for what is done in rooms, two that open streams, drawer, doorkeeper, one to spare
PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer
    "PRAGMA synchronous = NORMAL",  # safe with WAL; a power cut may lose the last moment, never the file
    "PRAGMA mmap_size = 134217728",
    "PRAGMA cache_size = -8000",  # kilobytes for each connection
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, so that the file does not remember it
    "PRAGMA journal_size_limit = 67108864",
)


class UnknownDatabase(ValueError):
    """COPAL_DATABASE_URL is neither sqlite nor postgres."""


def databases(here: Surroundings) -> dict[str, dict[str, Any]]:
    """What Django's DATABASES becomes. Raises UnknownDatabase for a scheme we do not know."""
    if not here.database_url:
        return {"default": sqlite(here.data / "copal.sqlite3")}
    scheme = urlsplit(here.database_url).scheme
    if scheme == "sqlite":
        return {"default": sqlite(Path(unquote(urlsplit(here.database_url).path)))}
    if scheme in ("postgres", "postgresql"):
        return {"default": postgres(here.database_url, threads=here.threads)}
    raise UnknownDatabase("COPAL_DATABASE_URL must begin with sqlite: or postgres:")


def sqlite(path: Path) -> dict[str, Any]:
    test_file = Path(tempfile.gettempdir()) / ("copal-test-" + str(os.getpid()) + ".sqlite3")
    return {
        "ENGINE": "copal.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": ";".join(PRAGMAS),
        },
        # A real file, so that a test with threads or a live server sees what a site sees.
        "TEST": {"NAME": str(test_file)},
    }


def postgres(url: str, *, threads: int) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps connections, Django hands them back
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": threads + BESIDE, "timeout": 5}, **options},
    }
