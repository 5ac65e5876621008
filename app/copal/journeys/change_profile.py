"""Someone changes what we know of them; certificates that waited for it are taken up again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from copal.domain.credentials import actions as credentials
from copal.domain.people import actions as people
from copal.domain.people.models import Person


@transaction.atomic
def change_profile(*, person: Person, changes: Mapping[str, Any], by: Person, at: datetime) -> list[str]:
    """As `people.change_profile`, whose refusals it passes on. Returns the names of what differs."""
    different = people.change_profile(person=person, changes=changes, by=by, at=at)
    if "legal_name" in different:
        credentials.take_up_again(person=person)
    return different
