"""A Merkle tree over the digests of a day, in their order (RFC 6962, section 2.1): one root stands for all of them.

Digests are 32 bytes. A leaf is SHA-256 of 0x00 and the digest; a knot is SHA-256 of 0x01 and the two below it. The root of nothing is
SHA-256 of nothing.
"""

import hashlib
from collections.abc import Sequence

_sha = hashlib.sha256


class Tree:
    """Takes digests one by one and keeps no more than one knot for each doubling."""

    def __init__(self) -> None:
        self.count = 0
        self._knots: list[bytes] = []

    def add(self, digest: bytes) -> None:
        knot = _sha(b"\0" + digest).digest()
        count = self.count
        while count & 1:
            knot = _sha(b"\1" + self._knots.pop() + knot).digest()
            count >>= 1
        self._knots.append(knot)
        self.count += 1

    def root(self) -> bytes:
        if not self._knots:
            return _sha(b"").digest()
        *rest, knot = self._knots
        for left in reversed(rest):
            knot = _sha(b"\1" + left + knot).digest()
        return knot


def root_of(digests: Sequence[bytes]) -> bytes:
    tree = Tree()
    for one in digests:
        tree.add(one)
    return tree.root()


def path_to(digests: Sequence[bytes], place: int) -> list[bytes]:
    """The knots beside the way from that leaf up to the root, lowest first. Raises IndexError."""
    if not 0 <= place < len(digests):
        raise IndexError(place)
    if len(digests) == 1:
        return []
    half = _left(len(digests))
    if place < half:
        return [*path_to(digests[:half], place), root_of(digests[half:])]
    return [*path_to(digests[half:], place - half), root_of(digests[:half])]


def root_by(digest: bytes, place: int, count: int, path: Sequence[bytes]) -> bytes:
    """The root that a leaf and the knots beside its way lead to. Raises ValueError where they cannot."""
    if not 0 <= place < count:
        raise ValueError("no such place")
    turns = []
    while count > 1:
        half = _left(count)
        is_left = place < half
        turns.append(is_left)
        place, count = (place, half) if is_left else (place - half, count - half)
    if len(turns) != len(path):
        raise ValueError("the way is too short or too long")
    knot = _sha(b"\0" + digest).digest()
    for is_left, beside in zip(reversed(turns), path, strict=True):
        knot = _sha(b"\1" + knot + beside).digest() if is_left else _sha(b"\1" + beside + knot).digest()
    return knot


def _left(count: int) -> int:
    """How many leaves stand left of the top knot: the largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)
