"""Ed25519 keys that sign days, in files of a folder of their own. A key's id is the start of its public key's SHA-256."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ID_LENGTH = 16
_PREFIX, _SUFFIX = "record-", ".key"


class KeyLost(LookupError):
    """The folder does not have the key, or what it has is not one."""


class Signer:
    """One private key that is at hand."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key().public_bytes_raw().hex()
        self.id = key_id(self.public)

    def sign(self, text: str) -> str:
        return self._key.sign(text.encode()).hex()


class Signable(Protocol):
    @property
    def signature(self) -> str: ...

    def text(self) -> str: ...


def key_id(public: str) -> str:
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:ID_LENGTH]


def is_signed(statement: Signable, public: str) -> bool:
    """Whether that public key signed it."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(statement.signature), statement.text().encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def make(folder: Path) -> Signer:
    """A new key, kept in the folder so that nobody but its owner can read it."""
    key = Ed25519PrivateKey.generate()
    signer = Signer(key)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = os.open(_file(folder, signer.id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(key.private_bytes_raw().hex() + "\n")
    return signer


def load(folder: Path, name: str) -> Signer:
    """The key with that id. Raises KeyLost."""
    try:
        text = _file(folder, name).read_text(encoding="ascii")
        signer = Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip())))
    except (OSError, ValueError) as problem:
        raise KeyLost(name) from problem
    if signer.id != name:
        raise KeyLost(name)
    return signer


def signed[S: Signable](statement: S, by: Signer) -> S:
    """The same statement with a signature."""
    return replace(statement, signature=by.sign(statement.text()))  # type: ignore[type-var]


def _file(folder: Path, name: str) -> Path:
    return folder / f"{_PREFIX}{name}{_SUFFIX}"
