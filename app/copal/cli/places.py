"""Where things are on this machine."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser that tests drive: COPAL_CHROMIUM, or the first known name on PATH."""
    named = os.environ.get("COPAL_CHROMIUM", "")
    if named:
        return named if shutil.which(named) else None
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), None)


def environment() -> dict[str, str]:
    """For programs we start: the package and the root are on the path, the tools' mode is set."""
    path = os.pathsep.join((str(ROOT / "app"), str(ROOT)))
    return {**os.environ, "PYTHONPATH": path, "COPAL_MODE": "tools", "NO_COLOR": "1"}


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
