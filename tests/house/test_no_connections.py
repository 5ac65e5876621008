"""Nothing is sent to outside services: who may open a connection at all is listed here, each with its reason.

The product speaks to its own database, its own Redis and the mail server it was given. It fetches no page that
somebody linked to, so a link has no preview, and it asks nobody about anything.
"""

import ast
import re

from tests.house.tree import COPAL, named, python, short

SPEAKS = {
    "socket", "socketserver", "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "aiohttp",
    "smtplib", "ftplib", "imaplib", "poplib", "telnetlib", "xmlrpc.client", "websocket", "websockets", "redis",
    "psycopg", "subprocess", "webbrowser", "ssl", "boto3", "sentry_sdk", "openai", "anthropic", "google", "stripe", "twilio",
}  # fmt: skip
CALLS = {"open_connection", "create_connection", "create_datagram_endpoint", "urlopen"}
MAY = {
    "app/copal/config/server.py": {"socket"},  # listens
    "app/copal/config/shared_cache.py": {"redis"},  # the site's own
    "app/copal/outlets/live/line.py": {"redis"},  # the site's own
    "app/copal/config/running/one_worker.py": {"psycopg"},  # the site's own database
    "app/copal/config/running/household.py": {"open_connection"},  # asks its own server whether it is up
    "app/copal/pages/account/letters.py": {"smtplib"},  # only the name of what a mail server says no with
    "app/copal/config/doctor.py": {"subprocess"},  # programs of this machine
    "app/copal/cli/auditing.py": {"subprocess"},  # asks about known weaknesses of packages, when a developer or CI says so
    "app/copal/cli/backup.py": {"subprocess"},  # the database's own dump
    "app/copal/cli/checking.py": {"subprocess"},
    "app/copal/cli/locking.py": {"subprocess"},
    "app/copal/cli/set_up.py": {"subprocess"},
    "app/copal/cli/testing.py": {"subprocess"},
}  # fmt: skip


def spoken(source: str) -> set[str]:
    """The modules and calls in it that can reach another machine."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found |= {called} & CALLS
    return {one for one in found if one in CALLS} | {
        name for name in SPEAKS for one in found if one == name or one.startswith(f"{name}.")
    }


def test_only_those_listed_can_open_a_connection():
    found = {short(path): spoken(path.read_text(encoding="utf-8")) for path in python("app")}
    assert {path: what for path, what in found.items() if what - MAY.get(path, set())} == {}


def test_nobody_is_listed_who_opens_none():
    for path, what in MAY.items():
        assert spoken((COPAL.parents[1] / path).read_text(encoding="utf-8")) >= what, path


def test_the_guard_sees_what_it_is_for():
    assert spoken("import urllib.request\nfrom http import client") == {"urllib.request", "http.client"}
    assert spoken("async def a(): await asyncio.open_connection('x', 1)") == {"open_connection"}
    assert spoken("from urllib.parse import urlsplit") == set()


def test_pages_and_scripts_name_no_other_site():
    """What a page loads comes from the site itself; a link that a member brought is followed by a person, not by us."""
    loads = re.compile(
        r"(?:<(?:script|img|link|iframe|source|video|audio)\b[^>]*\b(?:src|href)=|@import\s+|url\(|fetch\(|import )[\"'(]*(?:https?:)?//",
        re.IGNORECASE,
    )
    ours = [*named(".html"), *named(".css"), *named(".js")]
    assert ours
    found = [
        short(path)
        for path in ours
        if "vendor" not in path.parts and loads.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
