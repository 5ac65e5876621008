"""Migrations are complete and in line; no query is put together from strings."""

import ast

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house import tree

RAW = {"execute", "executemany", "raw", "extra", "RawSQL", "RunSQL"}


def test_migrations_are_up_to_date(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_stand_in_one_line():
    loader = MigrationLoader(None)
    assert loader.detect_conflicts() == {}
    for (app, name), migration in loader.disk_migrations.items():
        if migration.__module__.startswith("copal."):
            before = [other for other in migration.dependencies if other[0] == app]
            assert len(before) <= 1, f"{app}.{name} has two parents"
            assert not migration.replaces, f"{app}.{name}"


def composed_sql(source: str) -> list[int]:
    """Lines that hand a query made of an f-string, `+`, `%` or `.format` to the database."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) in RAW
        and any(_is_composed(argument) for argument in [*node.args, *(word.value for word in node.keywords)])
    ]


def _is_composed(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


@pytest.mark.parametrize("path", tree.python("app", "bench"), ids=tree.short)
def test_no_query_is_put_together(path):
    assert composed_sql(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "cursor.execute(f'SELECT {x}')",
        "cursor.execute('SELECT ' + x)",
        "Person.objects.raw('SELECT %s' % x)",
        "RawSQL('SELECT {}'.format(x), [])",
    ],
)
def test_the_guard_bites(line):
    assert composed_sql(line) == [1]
    assert composed_sql("cursor.execute('SELECT %s', [x])") == []
