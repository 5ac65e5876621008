"""Getting ready: the database up to date, static files in place, the demo network when asked for."""

import fcntl
import hashlib
import io
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import transaction

from copal.config import health
from copal.config.running.words import say

DEMO = "copal.cli.demo"


def database() -> None:
    """Apply what is missing. Says so only when there is something to do."""
    if health.pending_migrations():
        say("Preparing the database…")
        call_command("migrate", interactive=False, verbosity=0)


def static_files() -> None:
    """Collect and compress them when any source changed since the last time. One process at a time does so."""
    root = Path(str(settings.STATIC_ROOT))
    with (root.parent / "preparing").open("a+") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # given back when the file is closed
        _collect(root / ".fingerprint", _fingerprint())


def _collect(mark: Path, now: str) -> None:
    if mark.is_file() and mark.read_text(encoding="ascii") == now:
        return
    say("Preparing pictures, styles and scripts…")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, stdout=io.StringIO())
    mark.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(path.encode() + b"\0" + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()


def demo_network() -> bool:
    """Once, into an empty database, as a whole or not at all. True when it was built now."""
    if get_user_model()._default_manager.exists():  # noqa: SLF001  (Django's documented name)
        return False
    say("Building the demo network: eight communities, fourteen months of meetings…")
    with transaction.atomic():
        import_module(DEMO).build(at=datetime.now(UTC), progress=say)
    return True
