from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.registry.facts import HandedToRegistry
from copal.domain.registry.models import Exchange, ExchangedEntry


class HandedOverAlready(Refused):
    reason = "registry_handed_over_already"


def keep_exchange(
    *, settled: Collection[int], leaving: Collection[int], looked_up_to: int, minutes: int, digest: str,
    by: Person, at: datetime,
) -> Exchange:  # fmt: skip
    """`settled` are the entries nobody looks at again, `leaving` those of them with a row. Raises `HandedOverAlready`,
    and then nothing is kept."""
    try:
        with transaction.atomic():
            made = Exchange.objects.create(
                at=at, by=by, rows=len(leaving), minutes=minutes, digest=digest, looked_up_to=looked_up_to
            )
            ExchangedEntry.objects.bulk_create(
                ExchangedEntry(exchange=made, entry_ref=one, leaves=one in leaving) for one in sorted(settled)
            )
            journal.record(
                HandedToRegistry(at=at, by=by.pk, exchange=made.pk, rows=made.rows, minutes=minutes)
            )
    except IntegrityError:
        raise HandedOverAlready(
            _("Somebody else made this file a moment ago. It stands in the list.")
        ) from None
    return made
