"""Every case with its expected answer. `about.toml` says what each is about; the largest one is kept compressed."""

import json
import lzma
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from copal.instruments.requirements import Record, as_json, progress, read_case

CASES = Path(__file__).parent / "cases"
ABOUT = tomllib.loads((CASES / "about.toml").read_text(encoding="utf-8"))


def loaded(name):
    path = CASES / f"{name}.json"
    text = path.read_bytes() if path.exists() else lzma.decompress((CASES / f"{name}.json.xz").read_bytes())
    return json.loads(text, parse_float=Decimal)


def answer(value):
    case = read_case(value)
    return as_json(
        case.person,
        case.on,
        progress(case.positions, Record(case.entries, case.reversals, case.on), case.rules),
    )


def test_every_case_is_told_of():
    names = {path.name.split(".")[0] for path in CASES.glob("*.expected.json*")}
    assert names == set(ABOUT)
    assert len(names) == 25


@pytest.mark.parametrize("name", sorted(ABOUT), ids=lambda name: f"{name}: {ABOUT[name]}")
def test_case(name):
    assert answer(loaded(name)) == loaded(f"{name}.expected")
