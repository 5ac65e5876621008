"""Keys as files, the same in each of several folders: made on first use, and destroyed in all of them.

The first folder is the one that is read; the others are copies, for the day its disk is lost. Which of two keys made
at the same moment counts is decided there, and a key is taken from there last, so that nothing is copied back.
"""

import os
import re
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_ENDING = ".key"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 100
_MOST_REMEMBERED = 512
_NOTHING = bytes(KEY_BYTES)  # what a key is overwritten with
type _Trace = tuple[int, int, int]  # inode, size, time of the last change: another one, another file


class KeysOutOfReach(Exception):
    """A key folder is missing or cannot be written to."""


def is_key_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


class KeyFolders:
    """All keys of a site. Safe to share between threads, and between processes that see the same folders."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        if not self.folders:
            raise ValueError("at least one key folder")
        self._known: dict[str, tuple[_Trace, AESGCM]] = {}
        self._guard = threading.Lock()

    def standing(self, name: str) -> AESGCM | None:
        """The key, if it stands now. One that is remembered is believed only while its file is as it was."""
        for folder in self.folders:
            path = _path(folder, name)
            trace = _trace(path)
            known = self._known.get(path)
            if known is not None and known[0] == trace:
                return known[1]
            key = _read(path) if trace is not None else None
            if key is not None and trace is not None:
                return self._remembered(path, trace, AESGCM(key))
            if known is not None:
                self._forget(path)
        return None

    def made(self, name: str) -> AESGCM:
        """The key, made now if there is none. Raises `KeysOutOfReach`.

        Of several who make it at once, the one whose file is first in the first folder wins, and all use that. A copy
        that cannot be written now is missed by `lacking` and written by `mend`.
        """
        found = self.standing(name)
        if found is not None:
            return found
        if not is_key_name(name):
            raise ValueError(f"not a key name: {name!r}")
        try:
            self._make(name)
        except OSError as fault:
            raise KeysOutOfReach(f"{fault.filename}: {fault.strerror}") from fault
        found = self.standing(name)
        if found is None:
            raise KeysOutOfReach(f"the key {name} is being destroyed")
        return found

    def names(self) -> frozenset[str]:
        """Every key that stands in any of the folders."""
        return frozenset(name for folder in self.folders for name in _names(folder))

    def lacking(self) -> dict[Path, frozenset[str]]:
        """The folders that do not hold every key, each with those it lacks."""
        every = self.names()
        lacks = {folder: every - frozenset(_names(folder)) for folder in self.folders}
        return {folder: names for folder, names in lacks.items() if names}

    def mend(self) -> int:
        """Copy keys to the folders that lack them. Returns how many files were written. Raises `KeysOutOfReach`."""
        written = 0
        try:
            for folder, names in self.lacking().items():
                for name in sorted(names):
                    key = next(filter(None, (_read(_path(one, name)) for one in self.folders)), None)
                    if key is not None:
                        _put(folder, name, key)
                        written += 1
        except OSError as fault:
            raise KeysOutOfReach(f"{fault.filename}: {fault.strerror}") from fault
        return written

    def destroy(self, name: str) -> bool:
        """Overwrite and remove it in every folder. Returns whether any held it. Again finishes what was begun.

        Raises `KeysOutOfReach` for a folder that is not there or cannot be written to, after wiping the others.
        """
        found, faults = False, []
        for folder in reversed(self.folders):
            path = _path(folder, name)
            try:
                found = _wipe(folder, Path(path)) or found
            except OSError as fault:
                faults.append(f"{fault.filename}: {fault.strerror}")
            self._forget(path)
        if faults:
            raise KeysOutOfReach("; ".join(faults))
        return found

    def _make(self, name: str) -> None:
        key = secrets.token_bytes(KEY_BYTES)
        for place, folder in enumerate(self.folders):
            with suppress(*((OSError,) if place else ())):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                key = _put(folder, name, key)

    def _remembered(self, path: str, trace: _Trace, cipher: AESGCM) -> AESGCM:
        with self._guard:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[path] = (trace, cipher)
        return cipher

    def _forget(self, path: str) -> None:
        with self._guard:
            self._known.pop(path, None)


def _path(folder: Path, name: str) -> str:
    return f"{folder}{os.sep}{name}{_ENDING}"


def _trace(path: str) -> _Trace | None:
    try:
        found = os.stat(path)  # noqa: PTH116  (called for each text that is opened; a Path would cost as much as the rest)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _read(path: str) -> bytes | None:
    """The key in a file; None for one that is not there, cut short or already overwritten."""
    try:
        key = Path(path).read_bytes()
    except OSError:
        return None
    return key if len(key) == KEY_BYTES and key != _NOTHING else None


def _names(folder: Path) -> Iterator[str]:
    with suppress(OSError):
        for entry in os.scandir(folder):
            name = entry.name.removesuffix(_ENDING)
            if name != entry.name and is_key_name(name):
                yield name


def _put(folder: Path, name: str, key: bytes) -> bytes:
    """The key as it stands in the folder afterwards: this one, or another that came first."""
    path = Path(_path(folder, name))
    draft = folder / f".{name}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    _settle(folder)
    return _read(str(path)) or key


def _wipe(folder: Path, path: Path) -> bool:
    """Whether it was there. A folder that is missing raises: its keys may only be out of sight."""
    folder.stat()
    try:
        with path.open("r+b") as file:
            file.write(_NOTHING)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    _settle(folder)
    return True


def _settle(folder: Path) -> None:
    """Let the disk know of names that came or went."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
