"""SQL that makes a table append-only: the database itself refuses update and delete, on both databases.

Returned as statements so that migrations can run them and tests can lift them to empty the tables.
"""

from collections.abc import Callable, Sequence
from typing import Any


def forbidding(table: str, vendor: str) -> Sequence[str]:
    """Statements that create the triggers. `vendor` is Django's: "sqlite" or "postgresql"."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        (
            "CREATE OR REPLACE FUNCTION only_ever_added_to() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION only_ever_added_to()"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_ever_added_to()"
        ),
    ]


def allowing(table: str, vendor: str) -> Sequence[str]:
    """Statements that drop them again: for undoing a migration, and for tests that empty tables."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}" for what in ("change", "truncate")]


def only_ever_added_to(*tables: str) -> tuple[Callable[[Any, Any], None], Callable[[Any, Any], None]]:
    """For a migration: `RunPython(*only_ever_added_to("journal_entry"))` creates the triggers, undone it drops them."""

    def forbid(_apps: Any, editor: Any) -> None:
        _run(editor, forbidding, tables)

    def allow(_apps: Any, editor: Any) -> None:
        _run(editor, allowing, tables)

    return forbid, allow


def _run(editor: Any, statements: Callable[[str, str], Sequence[str]], tables: Sequence[str]) -> None:
    for table in tables:
        for statement in statements(table, editor.connection.vendor):
            editor.execute(statement, params=None)
