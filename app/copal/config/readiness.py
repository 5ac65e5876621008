"""Why `serve` would not start: everything missing or unsafe, each with its reason, all at once."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from copal.config.databases import UnknownDatabase, databases
from copal.config.environment import TOOLS_KEY, Surroundings
from copal.config.mailers import UnknownMail, mailers
from copal.config.shared import UnknownRedis
from copal.config.shared import check as check_redis

KEY_LENGTH = 50
KINDS_OF_CHARACTERS = 5
WHOLE, PAGES, ROOM = "whole", "pages", "room"  # what one process of a site may be for

WARNINGS = {
    "redis": "Redis does not answer (COPAL_REDIS_URL). Pages work; rooms in other processes hear a second later, "
    "and each process counts tries of codes for itself.",
}


def unsafe(here: Surroundings, part: str = WHOLE) -> list[str]:
    """What the environment alone shows. Needs no database and no Django."""
    return [*_key(here), *_address(here), *_mail(here), *_rest(here), *_several(here, part)]


def _key(here: Surroundings) -> list[str]:
    if not here.secret_key:
        return [
            "COPAL_SECRET_KEY is missing: it signs sessions and invitations. Make one: openssl rand -base64 48"
        ]
    if here.secret_key == TOOLS_KEY or len(set(here.secret_key)) < KINDS_OF_CHARACTERS:
        return ["COPAL_SECRET_KEY can be guessed. Make one: openssl rand -base64 48"]
    if len(here.secret_key) < KEY_LENGTH:
        return [f"COPAL_SECRET_KEY is too short: {len(here.secret_key)} characters, {KEY_LENGTH} are needed."]
    return []


def _address(here: Surroundings) -> list[str]:
    if not here.address:
        return ["COPAL_ADDRESS is missing: the address people type, such as https://hours.example.org"]
    if not here.is_https or not here.host:
        return [
            "COPAL_ADDRESS must begin with https://, or codes and cookies can be read on the way. A proxy does that."
        ]
    if not here.proxies:
        return [
            "COPAL_PROXIES is missing: Copal speaks plain HTTP and needs the proxy that speaks HTTPS, usually 1."
        ]
    return ["COPAL_HOSTS must not hold *: any site could then pose as this one."] if "*" in here.hosts else []


def _mail(here: Surroundings) -> list[str]:
    problems = []
    try:
        if not mailers(here):
            problems.append("COPAL_MAIL_URL is missing: nobody could sign in without the code sent by mail.")
    except UnknownMail as trouble:
        problems.append(f"{trouble}.")
    if "@" not in here.mail_from:
        problems.append(
            "COPAL_MAIL_FROM is missing: the sender of every letter, such as Copal <hours@example.org>"
        )
    return problems


def _rest(here: Surroundings) -> list[str]:
    problems = []
    if here.demo:
        problems.append("COPAL_DEMO is on: in the demo anyone may sign in as anyone. Take it out.")
    try:
        databases(here)
    except UnknownDatabase as trouble:
        problems.append(f"{trouble}.")
    if not _can_write(here.data):
        problems.append(f"COPAL_DATA ({here.data}) cannot be written to by this user.")
    problems += [
        f"COPAL_KEYS: {folder} cannot be written to by this user, and nothing could be said in a room."
        for folder in here.keys
        if not _can_write(folder)
    ]
    return problems


def _several(here: Surroundings, part: str) -> list[str]:
    problems = []
    if here.redis_url:
        try:
            check_redis(here.redis_url)
        except UnknownRedis as trouble:
            problems.append(f"{trouble}.")
    elif part != WHOLE:
        problems.append(
            f"COPAL_REDIS_URL is missing: --{part} starts a further process, "
            "and through Redis or Valkey it hears what happens in the others."
        )
    if part == PAGES and urlsplit(here.database_url).scheme not in ("postgres", "postgresql"):
        problems.append(
            "COPAL_DATABASE_URL does not name PostgreSQL: with SQLite one process serves all pages, "
            "since two would keep each other waiting. Start without --pages, or change to PostgreSQL."
        )
    return problems


def _can_write(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def unready() -> list[str]:
    """What only Django and the database can say. Needs `django.setup()`."""
    from django.conf import settings
    from django.core import checks
    from django.db.utils import Error

    from copal.config import health

    try:
        missing = health.pending_migrations()
    except (Error, ImproperlyConfigured) as trouble:
        return [f"The database does not answer ({type(trouble).__name__}). See COPAL_DATABASE_URL."]
    problems = [f"{problem.msg} ({problem.id})" for problem in checks.run_checks() if problem.is_serious()]
    if settings.DEBUG:
        problems.append("DEBUG is on: error pages would show what nobody may see.")
    if missing:
        problems.append(f"The database lacks {len(missing)} migrations. Back it up, then: ./copal migrate")
    return problems


def weak() -> list[str]:
    """What should be mended, though the site works without. Needs `django.setup()`."""
    from copal.config import health

    return [WARNINGS[one] for one in health.warnings()]
