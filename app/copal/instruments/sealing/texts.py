"""One sealed text: `sealed1.KEY-NAME.` and then nonce and ciphertext, in base64 for texts, as they are for bytes."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag

from copal.instruments.sealing.keys import KeyFolders, is_key_name

_VERSION = "sealed1"
_NONCE_BYTES = 12
_TAG_BYTES = 16


class NotSealed(ValueError):
    """What was to be opened is not a sealed text: it stood in plain, or was cut off."""


def seal(keys: KeyFolders, key_name: str, words: str) -> str:
    """`words`, readable only while that key stands. The key is made when this is its first use.

    Raises `KeysOutOfReach` when a key folder cannot be written to.
    """
    return _head(key_name) + urlsafe_b64encode(_locked(keys, key_name, words.encode())).decode("ascii")


def open_sealed(keys: KeyFolders, sealed: str) -> str | None:
    """The words; None when their key is gone, or they are not what was sealed with it. Raises `NotSealed`."""
    version, _dot, rest = sealed.partition(".")
    key_name, dot, body = rest.partition(".")
    if version != _VERSION or not dot or not is_key_name(key_name):
        raise NotSealed
    try:
        locked = urlsafe_b64decode(body)
    except ValueError:
        raise NotSealed from None
    words = _unlocked(keys, key_name, locked)
    return None if words is None else words.decode()


def seal_bytes(keys: KeyFolders, key_name: str, plain: bytes) -> bytes:
    """As `seal`, for what is not text."""
    return _head(key_name).encode("ascii") + _locked(keys, key_name, plain)


def open_sealed_bytes(keys: KeyFolders, sealed: bytes) -> bytes | None:
    """As `open_sealed`."""
    version, _dot, rest = sealed.partition(b".")
    name, dot, locked = rest.partition(b".")
    key_name = name.decode("ascii", "replace")
    if version != _VERSION.encode() or not dot or not is_key_name(key_name):
        raise NotSealed
    return _unlocked(keys, key_name, locked)


def key_name_of(sealed: str) -> str:
    """Which key it was sealed with. Raises `NotSealed`."""
    version, _dot, rest = sealed.partition(".")
    key_name = rest.partition(".")[0]
    if version != _VERSION or not is_key_name(key_name):
        raise NotSealed
    return key_name


def _head(key_name: str) -> str:
    return f"{_VERSION}.{key_name}."


def _locked(keys: KeyFolders, key_name: str, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + keys.made(key_name).encrypt(nonce, plain, _head(key_name).encode("ascii"))


def _unlocked(keys: KeyFolders, key_name: str, locked: bytes) -> bytes | None:
    if len(locked) < _NONCE_BYTES + _TAG_BYTES:
        raise NotSealed
    cipher = keys.standing(key_name)
    if cipher is None:
        return None
    try:
        return cipher.decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], _head(key_name).encode("ascii"))
    except InvalidTag:
        return None
