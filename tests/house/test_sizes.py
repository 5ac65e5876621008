"""Small files, small functions, few parameters."""

import ast

import pytest

from tests.house import tree

LINES, FUNCTION_LINES, PARAMETERS = 300, 40, 8
VENDORED = "vendor"


def too_big(source: str) -> list[str]:
    """What in this Python source is longer than the house allows."""
    problems = [f"{len(source.splitlines())} lines"] if len(source.splitlines()) > LINES else []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.end_lineno - node.lineno + 1 > FUNCTION_LINES:
            problems.append(f"{node.name}: {node.end_lineno - node.lineno + 1} lines")
        if len(node.args.args) + len(node.args.kwonlyargs) + len(node.args.posonlyargs) > PARAMETERS:
            problems.append(f"{node.name}: too many parameters")
    return problems


@pytest.mark.parametrize("path", tree.python("app", "tests", "bench"), ids=tree.short)
def test_python_stays_small(path):
    assert too_big(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("suffix", [".html", ".css", ".js", ".toml"])
def test_other_sources_stay_small(suffix):
    long = {
        tree.short(path): count
        for path in tree.named(suffix)
        if VENDORED not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES
    }
    assert long == {}


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * (LINES + 1),
        "def long():\n" + "    x = 1\n" * FUNCTION_LINES,
        "class A:\n    async def many(self, a, b, c, d, e, f, g, h): ...\n",
    ],
    ids=["file", "function", "parameters"],
)
def test_the_guard_bites(source):
    assert len(too_big(source)) == 1
