"""What `manage.py check` and every start insist on, beyond Django's own list."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

ENGINE = "copal.config.sqlite"


def sqlite_writes_in_line(**_: Any) -> list[CheckMessage]:
    """Django's own default (DEFERRED) lets two writers meet half-way: most of them then fail as locked."""
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        return []
    problems: list[CheckMessage] = []
    if database["ENGINE"] != ENGINE:
        problems.append(Error(f"SQLite must be used through {ENGINE}.", id="copal.E001"))
    options = database.get("OPTIONS", {})
    if options.get("transaction_mode") != "IMMEDIATE":
        problems.append(Error("SQLite needs transaction_mode IMMEDIATE.", id="copal.E002"))
    if "journal_mode = WAL" not in options.get("init_command", ""):
        problems.append(Error("SQLite needs journal_mode WAL.", id="copal.E003"))
    return problems


def transactions_are_ours(**_: Any) -> list[CheckMessage]:
    """A transaction around each request would make every reader a writer here."""
    if settings.DATABASES["default"].get("ATOMIC_REQUESTS"):
        return [Error("ATOMIC_REQUESTS must stay off: journeys open transactions.", id="copal.E004")]
    return []


def register_all() -> None:
    register(sqlite_writes_in_line)
    register(transactions_are_ours)
