"""What the guards look at: the files of the project as git has them, each with its text."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPAL = ROOT / "app" / "copal"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is part of the project or about to be; ignored ones are not."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:  # an unpacked archive
        found = [path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.parts)]
    else:
        found = [ROOT / line for line in told.stdout.splitlines()]
    return tuple(sorted(path for path in found if path.is_file()))


def python(*tops: str) -> list[Path]:
    """Python files under the named top folders, migrations left out."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in tops and "migrations" not in path.parts
    ]


def named(suffix: str, *, under: Path = COPAL) -> list[Path]:
    return [path for path in files() if path.suffix == suffix and path.is_relative_to(under)]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
