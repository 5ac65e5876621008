"""`copal audit`: the locked packages against what is publicly known of their weaknesses.

Fails on a known weakness. Where nobody can be asked (no network, or a mirror that only hands out packages) it says so
and does not fail: a line that nobody can miss is better than a check that is switched off. What was not found there is
counted too, so that silence is never read as health.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from copal.cli.places import ROOT, environment, python

LISTS = ("requirements-dev.txt", "requirements-uv.txt")  # the first holds what runs, too
SOURCES = ("osv", "pypi")  # as the tool calls them, asked in this order until one knows
LONGEST_SECONDS = 240
NOT_LOOKED = "NOT LOOKED AT"


@dataclass(frozen=True, kw_only=True)
class Weakness:
    package: str
    version: str
    id: str
    mended_in: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"mended in {', '.join(self.mended_in)}" if self.mended_in else "no version mends it yet"
        return f"{self.package} {self.version}: {self.id}, {mended}"


@dataclass(frozen=True, kw_only=True)
class Found:
    """`known` packages were looked up, `unknown` ones the source has never heard of."""

    known: int
    unknown: tuple[str, ...]
    weaknesses: tuple[Weakness, ...]


def main(argv: list[str]) -> int:
    """1 for a known weakness, else 0."""
    if argv:
        print("./copal audit takes no words.", file=sys.stderr)
        return 2
    results = [ask(name) for name in LISTS]
    words, is_well = told(results)
    print(words)
    return 0 if is_well else 1


def told(results: Iterable[Found | None]) -> tuple[str, bool]:
    """What to say, and whether all is well. None: no source could be asked about that list."""
    results = list(results)
    found = [one for one in results if one is not None]
    weak = dict.fromkeys(str(weakness) for one in found for weakness in one.weaknesses)
    unknown = dict.fromkeys(name for one in found for name in one.unknown)
    lines = [f"Known to be weak: {one}" for one in weak]
    if unknown:
        lines.append(f"{NOT_LOOKED}, nothing is known of: {', '.join(unknown)}")
    if len(found) < len(results):
        lines.append(
            f"{NOT_LOOKED}: no source of advisories could be reached from here. Run ./copal audit where one can."
        )
    if not lines:
        lines.append(f"{sum(one.known for one in found)} locked packages, no known weakness.")
    return "\n".join(lines), not weak


def ask(name: str) -> Found | None:
    """What the first source that knows any of these packages says. None when there is none."""
    for source in SOURCES:
        answer = _answer(name, source)
        found = read(answer) if answer else None
        if found is not None:
            return found
    return None


def read(answer: str) -> Found | None:
    """The tool's JSON. None where it is no answer, or where not one package was known: that is a mirror, not a source."""
    try:
        rows: list[Mapping[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    known = [row for row in rows if "vulns" in row]
    if not known:
        return None
    return Found(
        known=len(known),
        unknown=tuple(row["name"] for row in rows if "vulns" not in row),
        weaknesses=tuple(_weakness(row, one) for row in known for one in row["vulns"]),
    )


def _weakness(row: Mapping[str, Any], one: Mapping[str, Any]) -> Weakness:
    return Weakness(
        package=row["name"], version=row["version"], id=one["id"], mended_in=tuple(one.get("fix_versions", ()))
    )  # fmt: skip


def _answer(name: str, source: str) -> str:
    """Its JSON, or "" where it could not look."""
    command = python(
        *("-m", "pip_audit", "--requirement", name, "--require-hashes", "--disable-pip"),
        *(
            "--vulnerability-service",
            source,
            "--format",
            "json",
            "--progress-spinner",
            "off",
            "--timeout",
            "10",
        ),
    )
    try:
        done = subprocess.run(  # noqa: S603  (our own command)
            command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
            timeout=LONGEST_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout
