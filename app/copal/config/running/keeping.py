"""What the house keeps in its data folder: the secret key, and a sign that somebody is at home."""

import fcntl
import os
import secrets
from pathlib import Path

from copal.config.running.words import CannotStart

KEY_BYTES = 50


def folder(path: Path) -> Path:
    """Make the data folder, readable by its owner only. Raises CannotStart when that is not possible."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = path / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as trouble:
        raise CannotStart(f"Copal cannot write into {path}: {trouble.strerror}.") from trouble
    return path


def secret_key(data: Path) -> str:
    """The key this installation signs with; made once, kept readable by its owner only."""
    place = data / "secret-key"
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(KEY_BYTES))
    except FileExistsError:
        pass
    key = place.read_text(encoding="ascii").strip()
    if not key:
        place.unlink()
        return secret_key(data)
    return key


class AtHome:
    """Held while the house runs on a data folder: two at once would do the same work twice."""

    def __init__(self, data: Path) -> None:
        self.file = (data / "running").open("a+", encoding="utf-8")

    def enter(self, address: str) -> None:
        """Raises CannotStart when another process is at home."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.file.seek(0)
            where = self.file.read().strip()
            raise CannotStart(
                f"Copal already runs on this data{', at ' + where if where else ''}. "
                "Stop it first, or start another one with --data."
            ) from None
        self.file.truncate(0)
        self.file.write(address)
        self.file.flush()
