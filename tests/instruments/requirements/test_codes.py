"""The list of codes is all the engine gives, and nothing it never gives; whoever tells people goes by that list."""

import ast
from pathlib import Path
from typing import get_args

import pytest

import copal.instruments.requirements as engine
from copal.instruments.requirements import codes
from tests.instruments.requirements.test_cases import ABOUT, answer, loaded

HERE = Path(engine.__file__).parent
REASONS, BECAUSE = set(get_args(codes.Reason)), set(get_args(codes.Because))


def constants():
    """Every text that stands in the engine's code, apart from the list of codes itself."""
    trees = (
        ast.parse(path.read_text(encoding="utf-8")) for path in HERE.glob("*.py") if path.name != "codes.py"
    )
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant)}


def test_no_code_is_listed_that_the_engine_never_gives():
    assert (REASONS | BECAUSE) - constants() == set()


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_every_code_of_a_case_is_listed(name):
    results = answer(loaded(name))["results"]
    assert {code for one in results for row in one["entries"] for code in row["reasons"]} <= REASONS
    assert {code for one in results for code in one["because"]} <= BECAUSE
