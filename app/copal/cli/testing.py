"""`copal test`: everything that is tested, browser tests included. Says loudly what was left out."""

import os
import subprocess
import sys

from copal.cli.places import ROOT, chromium, environment, python

NO_BROWSER = """
  No Chromium was found, so THE BROWSER TESTS WERE NOT RUN.
  On Debian: sudo apt install chromium    (or name one in COPAL_CHROMIUM)
"""


def main(argv: list[str]) -> int:
    """Words go on to pytest. Exit code: pytest's; 1 in CI when there is no browser to test with."""
    command = python("-m", "pytest", "-q", *argv)
    is_without_browser = chromium() is None
    if is_without_browser:
        print(NO_BROWSER, file=sys.stderr)
        if os.environ.get("CI") == "true":
            return 1
        command += ["-m", "not browser"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), check=False)  # noqa: S603  (our own)
    if is_without_browser:
        print(NO_BROWSER, file=sys.stderr)
    return done.returncode
