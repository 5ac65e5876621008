"""Each room keeps to itself: facts are wired and carry ids, tables have one writer, words one door."""

import ast
import dataclasses
import re
import subprocess
from importlib import import_module

import pytest

from copal.cli import checking
from copal.cli.places import environment
from copal.domain.journal.facts import Fact
from copal.outlets.wiring import WIRING
from tests.house import tree

WRITES = {
    *("create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"),
    *("update", "delete", "save", "acreate", "aupdate", "adelete", "asave"),
}
DOOR = tree.COPAL / "domain/confidentiality/rules/screening.py"
WORDY = {"name", "email", "words", "text", "note", "body", "subject", "comment", "phone", "legal_name"}


def all_facts() -> list[type[Fact]]:
    for path in sorted(tree.COPAL.glob("domain/*/facts.py")):
        import_module(f"copal.domain.{path.parent.name}.facts")
    return [fact for fact in Fact.__subclasses__() if fact.__module__.startswith("copal.")]


def test_every_fact_is_wired():
    assert set(all_facts()) == set(WIRING)


def test_every_fact_has_a_kind_of_its_own_and_carries_ids_only():
    kinds = [fact.kind for fact in all_facts()]
    assert len(kinds) == len(set(kinds)) > 0
    for fact in all_facts():
        assert fact.kind.split(".")[0] == fact.__module__.split(".")[2], fact
        assert not {field.name for field in dataclasses.fields(fact)} & WORDY, fact


def foreign_writes(source: str, room: str | None) -> list[int]:
    """Lines that write a table of a room other than `room`."""
    parsed = ast.parse(source)
    foreign = {
        alias.asname or alias.name
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("copal.domain.")
        and (node.module or "").split(".")[3:4] == ["models"]
        and node.module.split(".")[2] != room
        for alias in node.names
    }
    return [
        node.lineno
        for node in ast.walk(parsed)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and _root(node.func.value) in foreign
    ]


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else None


def room_of(path) -> str | None:
    parts = path.relative_to(tree.COPAL).parts
    return parts[1] if parts[0] == "domain" and len(parts) > 2 else None


@pytest.mark.parametrize("path", tree.python("app"), ids=tree.short)
def test_a_room_writes_only_its_own_tables(path):
    assert foreign_writes(path.read_text(encoding="utf-8"), room_of(path)) == []


def test_only_the_screen_clears_words():
    makers = [
        tree.short(path)
        for path in tree.python("app")
        if path != DOOR and any(map(_makes_screened, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    ]
    assert makers == []


def _makes_screened(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name == "Screened"


def test_the_import_contracts_hold():
    """What `lint-imports` says, with every contract in .importlinter really looked at."""
    (step,) = [step for step in checking.steps() if step.name == "contracts"]
    done = subprocess.run(  # a process of its own: import-linter silences every logger it finds
        step.command, cwd=tree.ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"Contracts: [4-9] kept, 0 broken", done.stdout), done.stdout


FOREIGN = "from copal.domain.hours.models import LedgerEntry\n"


@pytest.mark.parametrize(
    "line",
    [
        "LedgerEntry.objects.create(x=1)",
        "LedgerEntry.objects.filter(a=1).update(x=1)",
        "LedgerEntry(x=1).save()",
    ],
)
def test_the_guard_of_tables_bites(line):
    assert foreign_writes(FOREIGN + line, "attendance") == [2]
    assert foreign_writes(FOREIGN + line, "hours") == []


def test_the_guard_of_words_bites():
    assert any(map(_makes_screened, ast.walk(ast.parse("rules.Screened('hi', 'network', '1')"))))
