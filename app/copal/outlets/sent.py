"""Which letters somebody got: kind and day. What they said is drawn anew each time and kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from copal.outlets.models import BoxedLetter, Letter


@dataclass(frozen=True)
class SentLetter:
    kind: str
    sent_at: datetime


def letters_sent_to(person_id: int) -> list[SentLetter]:
    """Oldest first."""
    rows = Letter.objects.filter(person=person_id).exclude(sent_at=None).order_by("sent_at", "pk")
    return [SentLetter(kind, at) for kind, at in rows.values_list("kind", "sent_at") if at]


def forget_letters(person_id: int, addresses: Iterable[str]) -> None:
    """Nothing more is sent to somebody who left for good; of the demo's box, their letters go too."""
    Letter.objects.filter(person=person_id, sent_at=None).delete()
    for address in addresses:
        BoxedLetter.objects.filter(to__icontains=address).delete()
