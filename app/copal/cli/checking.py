"""`copal check`: all that must hold before anything lands. CI runs exactly this."""

import subprocess
import sys
import time
from dataclasses import dataclass

from copal.cli import testing
from copal.cli.places import ROOT, environment, python

CONTRACTS = "from importlinter.cli import lint_imports_command as c; c()"
TEMPLATES = "app/copal"


@dataclass(frozen=True)
class Step:
    """`speaks`: its words are shown also when all is well."""

    name: str
    command: list[str]
    speaks: bool = False


def steps() -> list[Step]:
    return [
        Step("lint", python("-m", "ruff", "check", ".")),
        Step("format", python("-m", "ruff", "format", "--check", ".")),
        Step("types", python("-m", "mypy", "app")),
        Step("contracts", python("-c", CONTRACTS)),
        Step("templates", python("-m", "djlint", "--lint", "--quiet", TEMPLATES)),
        Step("django", python("-W", "error", "manage.py", "check")),
        Step("packages", python("-m", "copal.cli", "audit"), speaks=True),
        Step("migrations", python("manage.py", "makemigrations", "--check", "--dry-run")),
    ]


def run(step: Step) -> bool:
    """One step; its words are shown when it fails, or when it is one that speaks."""
    done = subprocess.run(  # noqa: S603  (our own commands)
        step.command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode or step.speaks:
        print((done.stdout + done.stderr).rstrip())
    return done.returncode == 0


def main(argv: list[str]) -> int:
    """Runs every step, also after one failed, and sums up. Exit code 1 when any failed."""
    if set(argv) - {"--fast"}:
        print("./copal check takes only --fast.", file=sys.stderr)
        return 2
    failed = []
    for step in steps():
        started = time.monotonic()
        is_well = run(step)
        print(
            f"{step.name:<12}{'ok' if is_well else 'FAILED':<8}{time.monotonic() - started:6.1f} s",
            flush=True,
        )
        if not is_well:
            failed.append(step.name)
    if "--fast" not in argv:
        started = time.monotonic()
        if testing.main([]):
            failed.append("tests")
        print(f"{'tests':<12}{'FAILED' if 'tests' in failed else 'ok':<8}{time.monotonic() - started:6.1f} s")
    print("Failed: " + ", ".join(failed) + "." if failed else "All holds.")
    return int(bool(failed))
