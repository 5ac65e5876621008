"""`copal lock`: writes the three lists of packages anew, with hashes and without any address."""

import subprocess
import sys

from copal.cli.places import ROOT

COMPILE = ("pip", "compile", "--quiet", "--generate-hashes", "--universal", "--no-annotate", "--no-header")
AT_LEAST = ("--python-version", "3.12")


def main(argv: list[str]) -> int:
    """`--upgrade` takes newer versions; without it, only what pyproject.toml asks for changes."""
    if set(argv) - {"--upgrade"}:
        print("./copal lock takes only --upgrade.", file=sys.stderr)
        return 2
    uv = str(ROOT / ".copal" / "tools" / "bin" / "uv")
    project = "pyproject.toml"
    runs = (
        [uv, *COMPILE, *AT_LEAST, *argv, project, "-o", "requirements.txt"],
        [
            *(uv, *COMPILE, *AT_LEAST, *argv, "-c", "requirements.txt", project),
            *("--group", project + ":dev", "-o", "requirements-dev.txt"),
        ],
    )
    for command in runs:
        done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603  (our own)
        if done.returncode:
            return 1
    print("Written: requirements.txt and requirements-dev.txt.")
    return 0
