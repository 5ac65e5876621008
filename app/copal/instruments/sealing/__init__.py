"""Seals words with keys that stand apart from them: destroy a key, and every copy of its words is noise.

Words are sealed with AES-256 in GCM, each text with a nonce of its own, and bound to the name of their key. A key
is one small file, the same in every key folder. Knows nothing of Copal and uses no Django.
"""

from copal.instruments.sealing.keys import KeyFolders, KeysOutOfReach, is_key_name
from copal.instruments.sealing.texts import (
    NotSealed,
    key_name_of,
    open_sealed,
    open_sealed_bytes,
    seal,
    seal_bytes,
)

__all__ = [
    "KeyFolders",
    "KeysOutOfReach",
    "NotSealed",
    "is_key_name",
    "key_name_of",
    "open_sealed",
    "open_sealed_bytes",
    "seal",
    "seal_bytes",
]
