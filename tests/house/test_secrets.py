"""No secret stands in the tree, and what holds secrets on a running site is not part of it."""

import math
import re
import subprocess
from collections import Counter

import pytest

from tests.house import tree

# Written in pieces, so that this file passes its own test.
SHAPES = (
    r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----",
    r"\bAK" + r"IA[0-9A-Z]{16}\b",
    r"\bgh[pousr]" + r"_[A-Za-z0-9]{36}\b",
    r"\bxox" + r"[abprs]-[A-Za-z0-9-]{10,}",
    r"\bsk_li" + r"ve_[A-Za-z0-9]{16,}",
    r"\bSG\." + r"[\w-]{16,}\.[\w-]{16,}",
    r"\beyJ" + r"[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    r"\b[a-z]+://[^/\s:@\"'{}<>]+:(?!PASSWORD|password|secret\b|\.\.\.)[^/\s@\"'{}<>]{8,}@(?!127\.0\.0\.1|localhost)",
)
GIVEN = re.compile(
    r"(?i)\b[\w-]*(?:secret|password|passwd|api_?key|private_?key|access_?token)[\w-]*['\"]?\s*[:=]\s*['\"]([^'\"\s]{16,})['\"]"
)
ENOUGH = 3.9  # bits for each letter; words stay below
BINARY = {".mo", ".png", ".woff2", ".ttf", ".otf", ".xlsx", ".pdf", ".ico", ".zip", ".gz", ".jpg", ".bin"}


def bits(text: str) -> float:
    counts = Counter(text)
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())


def secrets_in(text: str, *, is_test: bool = False) -> list[str]:
    """Sites that tests start have keys of their own, which open nothing; shapes of real keys are looked for there too."""
    found = [match[0] for shape in SHAPES for match in re.finditer(shape, text)]
    if is_test:
        return found
    return found + [one for one in GIVEN.findall(text) if bits(one) > ENOUGH and re.search(r"\d", one)]


@pytest.mark.parametrize("path", [p for p in tree.files() if p.suffix not in BINARY], ids=tree.short)
def test_no_secret_stands_in_the_tree(path):
    is_test = tree.short(path).startswith("tests/")
    assert secrets_in(path.read_text(encoding="utf-8", errors="replace"), is_test=is_test) == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN EC PRIVATE" + " KEY-----",
        'SECRET_KEY = "x7' + 'Qm2p9Zk4Wd8Rt1Vb6Ny3"',
        "password: 'hT5" + "9sKq20vLw84mXz'",
        "postgres://copal:" + "hunter2hunter2@db.example.org/copal",
        "AK" + "IAABCDEFGHIJKLMNOP",
    ],
)
def test_the_guard_bites(text):
    assert secrets_in(text)


@pytest.mark.parametrize(
    "text",
    ['COPAL_SECRET_KEY = "given-in-the-environment"', "postgres://USER:PASSWORD@HOST/copal", 'token = "x"'],
)
def test_words_about_secrets_are_none(text):
    assert secrets_in(text) == []


@pytest.mark.parametrize(
    "name", ["data/secret-key", "data/copal.sqlite3", "data/keys/a", "data/backups/b.zip", ".copal/venv/x"]
)
def test_what_a_site_keeps_is_not_part_of_the_project(name):
    asked = subprocess.run(["git", "check-ignore", "--quiet", "--no-index", name], cwd=tree.ROOT, check=False)
    assert asked.returncode == 0
