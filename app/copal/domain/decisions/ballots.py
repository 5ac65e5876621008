"""Anonymous answers while they are open: locked, all of one length, and readable only together, at the end.

Somebody with the database alone, its journal files and backups included, sees that people answered and never what:
the lock needs the site's secret key, which is not in the database, and a salt that is gone once the box is opened.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.encoding import force_bytes

from copal.domain.decisions.rules import RestsOn

LONGEST_REASON = 300
LONGEST_GROUND = 300
SIZE_BYTES = 4096  # more than the longest reason and ground take, each letter at its widest
_NONCE_BYTES = 12
_SALT_BYTES = 32
type Row = list[str | int | None]


class Unreadable(ValueError):
    """The site's secret key is not the one this box was locked with, nor an older one that is still named."""


@dataclass(frozen=True)
class Secret:
    """One answer out of the box, with nobody attached."""

    option: str
    reason: str = ""
    rests_on: RestsOn = field(default_factory=RestsOn)

    def as_row(self) -> Row:
        return [self.option, self.reason, self.rests_on.version, self.rests_on.line, self.rests_on.words]


def new_salt() -> bytes:
    return secrets.token_bytes(_SALT_BYTES)


def locked(one: Secret, salt: bytes) -> bytes:
    plain = json.dumps(one.as_row(), ensure_ascii=False).encode()
    if len(plain) > SIZE_BYTES:
        raise ValueError("longer than any reason may be")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_key(settings.SECRET_KEY, salt)).encrypt(nonce, plain.ljust(SIZE_BYTES), None)


def unlocked(ballots: Iterable[bytes | memoryview], salt: bytes) -> list[Secret]:
    """All of them, sorted by what they say, so that their order tells nothing. Raises `Unreadable`."""
    found = [_unlock(bytes(one), salt) for one in ballots]
    return sorted(found, key=lambda one: json.dumps(one.as_row()))


def from_row(row: Row) -> Secret:
    option, reason, version, line, words = row
    rests_on = RestsOn(
        version=int(version) if version is not None else None,
        line=int(line) if line is not None else None,
        words=str(words),
    )
    return Secret(str(option), str(reason), rests_on)


def _unlock(ballot: bytes, salt: bytes) -> Secret:
    nonce, rest = ballot[:_NONCE_BYTES], ballot[_NONCE_BYTES:]
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            plain = AESGCM(_key(secret, salt)).decrypt(nonce, rest, None)
        except InvalidTag:
            continue
        return from_row(json.loads(plain))
    raise Unreadable("locked with another secret key")


def _key(secret: str | bytes, salt: bytes) -> bytes:
    return hmac.digest(force_bytes(secret), b"copal.decisions.ballots" + salt, hashlib.sha256)
