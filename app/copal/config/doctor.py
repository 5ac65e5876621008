"""`copal doctor`: what this machine has and what it lacks. Changes nothing."""

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

GIGABYTE = 1024**3
LITTLE_GIGABYTES = 2
OTHERS = 0o077
PACKAGES = ("Django", "granian", "django-allauth", "typst", "psycopg", "redis")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
type Finding = tuple[str, bool, str]


def main(argv: list[str]) -> int:
    """Prints one line for each thing. Exit code 1 when something needed to run is missing."""
    if argv:
        print("./copal doctor takes no words after it.", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
    parts: tuple[tuple[str, Callable[[], list[Finding]]], ...] = (
        ("This machine", machine),
        ("The site", site),
        ("For tests only", for_tests),
    )
    is_well = True
    for title, look in parts:
        print(title)
        for name, is_fine, words in look():
            print(f"  {'ok ' if is_fine else '!! '} {name:<16} {words}")
            is_well = is_well and (is_fine or look is for_tests)
    return int(not is_well)


def machine() -> list[Finding]:
    return [
        ("system", True, f"{platform.system()} {platform.release()}, {os.cpu_count()} processors"),
        ("python", sys.version_info >= (3, 12), platform.python_version()),
        ("sqlite", sqlite3.sqlite_version_info >= (3, 35), sqlite3.sqlite_version),
        *((name.lower(), True, version(name)) for name in PACKAGES),
    ]


def site() -> list[Finding]:
    """Where the data is and what state the database is in, by the settings of this environment."""
    import django

    django.setup()
    from django.conf import settings

    from copal.config.environment import HERE

    place = next(folder for folder in (HERE.data, *HERE.data.parents) if folder.exists())
    free = shutil.disk_usage(place).free / GIGABYTE
    kind = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    return [
        ("data folder", os.access(place, os.W_OK), str(HERE.data)),
        ("space", free > LITTLE_GIGABYTES, f"{free:.1f} GB free"),
        *(key_folder(folder, HERE.data) for folder in HERE.keys),
        ("database", True, f"{kind}, writing one at a time" if kind == "sqlite" else kind),
        _state(),
        *_between(),
    ]


def key_folder(folder: Path, data: Path) -> Finding:
    """Whether keys can stand there, and whether they would leave the machine together with what they seal."""
    place = next(one for one in (folder, *folder.parents) if one.exists())
    served = [data / "static", data / "files"]
    if not (place.is_dir() and os.access(place, os.W_OK)):
        return ("keys", False, f"{folder} cannot be written to; see COPAL_KEYS")
    if any(folder.is_relative_to(one) for one in served):
        return ("keys", False, f"{folder} stands among files that are served or copied; see COPAL_KEYS")
    if place == folder and folder.stat().st_mode & OTHERS:
        return ("keys", False, f"others than their owner can look into {folder}: chmod 700")
    if folder.is_relative_to(data):
        return ("keys", True, f"{folder}, beside the database: leave it out of copies of the data folder")
    return ("keys", True, str(folder))


def _between() -> list[Finding]:
    """The server through which several processes hear of each other; no line where there is only one."""
    from django.conf import settings
    from django.core.cache import cache

    from copal.config.environment import HERE
    from copal.config.shared import UnknownRedis, check

    if not settings.REDIS_URL:
        return []
    try:
        check(HERE.redis_url)
    except UnknownRedis as trouble:
        return [("redis", False, str(trouble))]
    if cast("Any", cache).answers():
        return [("redis", True, "answers: several processes may serve this site")]
    return [("redis", False, "does not answer; see COPAL_REDIS_URL")]


def _state() -> Finding:
    from django.conf import settings
    from django.db.utils import Error

    from copal.config.health import pending_migrations

    one = settings.DATABASES["default"]
    if one["ENGINE"] == "copal.config.sqlite" and not Path(one["NAME"]).exists():
        return ("its state", True, "not made yet; ./copal up makes it")
    try:
        missing = pending_migrations()
    except Error as trouble:
        return ("its state", False, f"does not answer ({type(trouble).__name__}); see COPAL_DATABASE_URL")
    return ("its state", not missing, f"{len(missing)} migrations missing" if missing else "up to date")


def for_tests() -> list[Finding]:
    browser = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    postgres = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return [
        (
            "chromium",
            browser is not None,
            _version(browser) if browser else "missing: sudo apt install chromium",
        ),
        (
            "postgresql",
            bool(postgres),
            _version(str(postgres[-1])) if postgres else "missing: sudo apt install postgresql",
        ),
        *(
            (name, bool(_found(name)), _found(name) or f"missing: sudo apt install {package}")
            for name, package in (("redis-server", "redis-server"), ("nginx", "nginx-light"))
        ),
        (
            "pdftotext",
            bool(shutil.which("pdftotext")),
            shutil.which("pdftotext") or "missing: sudo apt install poppler-utils",
        ),
        (
            "arabic font",
            _speaks("ar"),
            "for pictures of pages" if _speaks("ar") else "missing: sudo apt install fonts-noto-core",
        ),
    ]


def _found(program: str) -> str | None:
    """Where it is; servers of the system are often not on a person's path."""
    return shutil.which(program, path=os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin")


def _version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603  (found above)
    return done.stdout.strip() or program


def _speaks(language: str) -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    done = subprocess.run([lister, f":lang={language}"], capture_output=True, text=True, check=False)  # noqa: S603
    return bool(done.stdout.strip())
