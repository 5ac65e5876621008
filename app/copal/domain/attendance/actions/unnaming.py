"""Reports stop saying what somebody was called who left for good; that they were there stays."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from copal.domain.attendance.models import KnownName, ReportLine
from copal.domain.people.models import Person


@transaction.atomic
def unname(*, person: Person, addresses: Collection[str], instead: str) -> int:
    """Names and addresses on their lines of reports go, and the names by which they were known in one.

    Returns how many lines changed.
    """
    by_address = Q()
    for address in addresses:
        by_address |= Q(email__iexact=address)
    of_theirs = Q(people__person=person) | by_address if addresses else Q(people__person=person)
    lines = list(ReportLine.objects.filter(of_theirs).distinct().values_list("pk", flat=True))
    ReportLine.objects.filter(pk__in=lines).update(name_as_reported=instead, name_key="", email="")
    known = [one.pk for one in KnownName.objects.all().only("pk", "people") if person.pk in one.people]
    KnownName.objects.filter(pk__in=known).delete()
    return len(lines)
