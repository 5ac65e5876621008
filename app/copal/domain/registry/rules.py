"""Which entries of the record the registry hears of. No tables."""

from collections.abc import Sequence
from typing import NamedTuple


class Waits(NamedTuple):
    """An entry of elective training that is not settled with the registry. `reverses`: the entry it takes back."""

    id: int
    reverses: int | None


def leaving(waiting: Sequence[Waits]) -> set[int]:
    """All but those that were taken back before they ever left, and what took them back."""
    ids = {one.id for one in waiting}
    met = {one.reverses for one in waiting if one.reverses in ids}
    return {one.id for one in waiting if one.id not in met and one.reverses not in met}
