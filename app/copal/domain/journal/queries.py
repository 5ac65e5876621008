from datetime import datetime

from copal.domain.journal.facts import Fact
from copal.domain.journal.models import Entry


def last_time(fact: type[Fact]) -> datetime | None:
    """When something of this kind last happened. Read backwards, so what happens daily is found at once."""
    return Entry.objects.filter(kind=fact.kind).order_by("-pk").values_list("at", flat=True).first()
