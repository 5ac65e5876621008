"""Ed25519 keys that sign days, in files apart from the database. A key's id is the start of its public key's SHA-256."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ID_LENGTH = 16
_PREFIX, _SUFFIX = "record-", ".key"


class KeyLost(LookupError):
    """No folder has the key, or what they have is not one."""


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


class Keyring:
    """The folders keys are kept in. Each holds all of them, so that one may be lost."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def make(self) -> Signer:
        """A new key, kept so that nobody but its owner can read it."""
        key = Ed25519PrivateKey.generate()
        signer = Signer(key)
        for folder in self._folders:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / _file(signer.id)
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "w", encoding="ascii") as file:
                file.write(key.private_bytes_raw().hex() + "\n")
        return signer

    def load(self, name: str) -> Signer:
        """The key with that id. Raises KeyLost."""
        for folder in self._folders:
            try:
                text = (folder / _file(name)).read_text(encoding="ascii")
                signer = Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip())))
            except (OSError, ValueError):
                continue
            if signer.id == name:
                return signer
        raise KeyLost(name)


def signed[S: Signable](statement: S, by: Signer) -> S:
    """The same statement with a signature."""
    return replace(statement, signature=by.sign(statement.text()))  # type: ignore[type-var]


def _file(name: str) -> str:
    return f"{_PREFIX}{name}{_SUFFIX}"
