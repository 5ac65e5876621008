"""Free words beside an entry: it holds only their digest with a salt, so they can be thrown away and it still holds."""

import hashlib
import secrets


def new_salt() -> str:
    """Thirty-two hexadecimal digits: without them the digest tells nothing of short words."""
    return secrets.token_hex(16)


def words_digest(words: str, salt: str) -> str:
    return hashlib.sha256(f"copal words 1\n{salt}\n{words}".encode()).hexdigest()
