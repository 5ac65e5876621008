"""Letters on their way to the post: ids only, each once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from copal.outlets.models import Letter

A_MOMENT = timedelta(minutes=10)  # what is put right within it is never told; several changes are told once


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


def queue_many(
    *, kind: str, people: Iterable[int], about: dict[str, Any], once: str, at: datetime, due_at: datetime
) -> None:
    """The same letter to many, each once: `once` and the person's number make each one's mark."""
    Letter.objects.bulk_create(
        [
            Letter(kind=kind, person_id=one, about=about, once=f"{once}{one}", at=at, due_at=due_at)
            for one in people
        ],
        ignore_conflicts=True,
    )


def entry_they_have(letter: Letter) -> str | None:
    """The mark of the calendar entry that this reader last got of the same meeting; None where they got none."""
    sent = Letter.objects.filter(
        person=letter.person_id, sent_at__isnull=False, about__meeting=letter.about["meeting"]
    )
    marks = sent.filter(about__has_key="entry").order_by("-sent_at", "-pk")
    found: dict[str, Any] | None = marks.values_list("about", flat=True).first()
    return str(found["entry"]) if found else None


def told_lately(letter: Letter, *, since: datetime) -> bool:
    """Whether this reader got a letter of the same kind about the same community since then."""
    return Letter.objects.filter(
        kind=letter.kind, person=letter.person_id, sent_at__gte=since,
        about__community=letter.about["community"],
    ).exists()  # fmt: skip


def never_welcomed(letter: Letter) -> bool:
    """Whether this reader was put on the roster and taken off it again before the welcome went out."""
    return Letter.objects.filter(
        kind="welcome", person=letter.person_id, about__community=letter.about["community"], sent_at=None,
        at__gte=letter.at - A_MOMENT,
    ).exists()  # fmt: skip
