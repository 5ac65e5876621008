"""`copal backup FILE`: a copy of the database while it runs, without the keys that words are sealed with."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_FAILED, _REFUSED = 1, 2


class NoBackup(Exception):
    """Why there is none, in words."""


def main(argv: list[str]) -> int:
    """Exit code: 0 the copy is there, 1 it could not be made, 2 refused: nothing was written."""
    parser = argparse.ArgumentParser(
        prog="copal backup", description="Copy the database while it runs. The keys of sealed words stay out."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the copy; must not be there yet")
    place = parser.parse_args(argv).file.absolute()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
    import django

    django.setup()
    from django.conf import settings

    refusal = refused(place, settings.KEY_FOLDERS)
    if refusal:
        print(refusal, file=sys.stderr)
        return _REFUSED
    try:
        copy(settings.DATABASES["default"], place)
    except NoBackup as trouble:
        print(trouble, file=sys.stderr)
        return _FAILED
    print(f"{place} holds the database, without keys. Uploads stand in files/ in the data folder.")
    return 0


def refused(place: Path, key_folders: tuple[Path, ...]) -> str:
    """Why nothing is written there; empty where it may be."""
    if place.exists():
        return f"{place} is there already. Choose another name."
    if not place.parent.is_dir():
        return f"There is no folder {place.parent}."
    if any(place.is_relative_to(folder) for folder in key_folders):
        return f"{place} would stand beside the keys. A copy must be useless without them: choose another folder."
    return ""


def copy(database: "Mapping[str, Any]", place: Path) -> None:
    """A consistent copy, readable by its owner only; whole or not there at all. Raises `NoBackup`."""
    draft = place.with_name(f".{place.name}.part")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        (_copy_sqlite if "sqlite" in database["ENGINE"] else _copy_postgres)(database, draft)
        draft.rename(place)
    except (OSError, sqlite3.Error) as trouble:
        raise NoBackup(f"The copy could not be made: {trouble}.") from trouble
    finally:
        draft.unlink(missing_ok=True)


def _copy_sqlite(database: "Mapping[str, Any]", place: Path) -> None:
    source = Path(database["NAME"])
    if not source.is_file():
        raise NoBackup(f"There is no database at {source} yet.")
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(place)) as made:
        original.backup(made)


def _copy_postgres(database: "Mapping[str, Any]", place: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise NoBackup("pg_dump is not installed here (apt install postgresql-client).")
    named = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    reached = [f"{option}={value}" for option, value in named.items() if value]
    done = subprocess.run(  # noqa: S603  (found above; no shell)
        [program, "--no-owner", "--no-privileges", f"--file={place}", *reached, f"--dbname={database['NAME']}"],
        env={**os.environ, **({"PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else {})},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NoBackup(f"pg_dump: {done.stderr.strip() or done.returncode}")
