"""When the time to keep what was said is over, its key is destroyed in every folder, and then what it sealed is cleared.

The key goes first: from then on no copy of the words can be read, wherever it is. A crash in between leaves rows that
nobody can read, and the next run clears them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial

import structlog
from django.db import transaction

from copal.domain.attendance.actions.forgetting import forget_reasons
from copal.domain.confidentiality.actions.keys import destroy_again, mark_destroyed, take_stock
from copal.domain.confidentiality.models import Key
from copal.domain.confidentiality.queries.keys import keys_due, meetings_with_keys
from copal.domain.confidentiality.sealing import keys
from copal.domain.decisions.actions.forgetting import forget_deciding
from copal.domain.facilitation.actions.forgetting import forget_words
from copal.domain.meetings.models import Meeting
from copal.domain.practice.actions import forget_steps
from copal.instruments.sealing import KeysOutOfReach

log = structlog.get_logger("copal.sealing")
AT_ONCE = 500


def _kept(meeting_id: int) -> None:
    forget_words(meeting_id=meeting_id, keeping="kept")
    forget_steps(meeting_id=meeting_id)


CLEARS: Mapping[str, Callable[[int], None]] = {
    "talk": lambda meeting: forget_words(meeting_id=meeting, keeping="talk"),
    "off": lambda meeting: forget_words(meeting_id=meeting, keeping="off"),
    "deciding": lambda meeting: forget_deciding(meeting_id=meeting),
    "kept": _kept,
    "evidence": lambda meeting: forget_reasons(meeting_id=meeting),
}


def seal_rooms(*, at: datetime) -> int:
    """Destroy what is due by `at`, and mend key folders that lack keys. Returns how many keys were destroyed.

    A key folder that cannot be reached keeps its keys from counting as destroyed; they stay due, and this is logged.
    """
    take_stock_of_rooms(at=at)
    destroyed = sum(_tried(partial(destroy, key, at)) for key in keys_due(at))
    destroyed += _tried(partial(destroy_again, at=at))
    _tried(keys().mend)
    return destroyed


def take_stock_of_rooms(*, at: datetime) -> None:
    """Write down keys made since, and until when each is kept."""
    take_stock(ends=ends_of(meetings_with_keys()), at=at)


def destroy(key: Key, at: datetime) -> int:
    """The key, and then the rows. Raises `KeysOutOfReach`."""
    keys().destroy(key.name)
    with transaction.atomic():
        if key.meeting_ref is not None and key.kind in CLEARS:
            CLEARS[key.kind](key.meeting_ref)
        mark_destroyed(key=key, at=at)
    return 1


def ends_of(meeting_ids: Iterable[int]) -> dict[int, datetime]:
    """When each of them ended, as it really was where it was closed."""
    every = sorted(meeting_ids)
    found: dict[int, datetime] = {}
    for start in range(0, len(every), AT_ONCE):
        rows = Meeting.objects.filter(pk__in=every[start : start + AT_ONCE]).values_list(
            "pk", "ends_at", "closing__ends_at"
        )
        found |= {pk: max(planned, really or planned) for pk, planned, really in rows}
    return found


def _tried(do: Callable[[], int]) -> int:
    try:
        return do()
    except KeysOutOfReach as trouble:
        log.error("keys_out_of_reach", trouble=str(trouble))  # noqa: TRY400  (expected: a folder that is away)
        return 0
