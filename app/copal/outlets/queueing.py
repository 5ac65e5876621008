"""Letters on their way to the post: ids only, each once."""

from datetime import datetime
from typing import Any

from copal.outlets.models import Letter


def queue(
    *,
    kind: str,
    person_id: int,
    about: dict[str, Any],
    once: str,
    at: datetime,
    due_at: datetime | None = None,
) -> None:
    """Put a letter in the queue, unless one with the same `once` was ever there. Ids only in `about`."""
    Letter.objects.get_or_create(
        once=once,
        defaults={"kind": kind, "person_id": person_id, "about": about, "at": at, "due_at": due_at or at},
    )
