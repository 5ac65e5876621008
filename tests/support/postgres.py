"""A real PostgreSQL for tests, started from Debian's package, gone afterwards.

`on_postgres`: for one test everything that speaks to the database speaks to PostgreSQL, in a transaction
that is rolled back. Mark such tests `postgres`.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper

OWNER = "postgres"


class NoPostgres(RuntimeError):
    """PostgreSQL is not installed, and this is CI, where it must be."""


def binaries() -> Path | None:
    """The folder of the newest installed PostgreSQL, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _run(*command: str) -> None:
    """As the package's own user when we are root: PostgreSQL refuses to run as root."""
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_owner, *command], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr or done.stdout


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """A running cluster that listens on a socket in the yielded folder only."""
    folder = binaries()
    if folder is None:
        if os.environ.get("CI") == "true":
            raise NoPostgres("install the package postgresql")
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    home = Path(tempfile.mkdtemp(prefix="copal-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, OWNER)
    data = str(home / "data")
    _run(str(folder / "initdb"), "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "-N", "-D", data)
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
    control = str(folder / "pg_ctl")
    _run(control, "start", "-w", "-D", data, "-l", str(home / "log"), "-o", options)
    try:
        yield home
    finally:
        _run(control, "stop", "-m", "immediate", "-D", data)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def _migrated(cluster: Path, django_db_setup, django_db_blocker) -> Iterator[DatabaseWrapper]:
    from copal.config.databases import postgres

    like = connections["default"].settings_dict
    settings_dict = {**like, **postgres(f"postgres:///postgres?host={cluster}&user={OWNER}", threads=1)}
    settings_dict["OPTIONS"] = {}
    settings_dict |= {"USER": OWNER, "HOST": str(cluster)}
    with django_db_blocker.unblock():
        wrapper = DatabaseWrapper(settings_dict, "default")
        usual = connections["default"]
        connections["default"] = wrapper
        try:
            call_command("migrate", verbosity=0, interactive=False)
            connections["default"] = usual
            yield wrapper
        finally:
            connections["default"] = usual
            wrapper.close()


@pytest.fixture
def on_postgres(_migrated: DatabaseWrapper, django_db_blocker) -> Iterator[DatabaseWrapper]:
    """The connection; `django.db.connection` and every query are this one while the test runs."""
    usual = connections["default"]
    with django_db_blocker.unblock():
        connections["default"] = _migrated
        try:
            with transaction.atomic():
                yield _migrated
                transaction.set_rollback(True)
        finally:
            connections["default"] = usual


@pytest.fixture
def postgres_alone(cluster: Path, django_db_setup, django_db_blocker) -> Iterator[DatabaseWrapper]:
    """A database of this test alone in the cluster, in which everything is committed."""
    from copal.config.databases import postgres

    name, program = "alone", binaries() or Path()
    socket = ("-h", str(cluster), "-U", OWNER)
    _run(str(program / "createdb"), *socket, name)
    made = postgres(f"postgres:///{name}?host={cluster}&user={OWNER}", threads=1)
    one = {**connections["default"].settings_dict, **made, "OPTIONS": {}, "USER": OWNER, "HOST": str(cluster)}
    wrapper, usual = DatabaseWrapper(one, "default"), connections["default"]
    with django_db_blocker.unblock():
        connections["default"] = wrapper
        try:
            call_command("migrate", verbosity=0, interactive=False)
            yield wrapper
        finally:
            connections["default"] = usual
            wrapper.close()
            _run(str(program / "dropdb"), *socket, name)
