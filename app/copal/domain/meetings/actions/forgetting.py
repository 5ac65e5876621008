"""Agendas stop naming somebody who left for good."""

from collections.abc import Collection

from django.db import transaction

from copal.domain.meetings.models import Segment, Series


@transaction.atomic
def unname_leads(*, communities: Collection[int], names: Collection[str]) -> int:
    """`names` as they stood in agendas of these communities; the parts stay, without who led them.

    Returns how many parts and series changed.
    """
    told = [name for name in names if name]
    count = Segment.objects.filter(meeting__community__in=communities, lead__in=told).update(lead="")
    for series in Series.objects.filter(community__in=communities).exclude(agenda=[]):
        if any(part.get("lead") in told for part in series.agenda):
            series.agenda = [
                {**part, "lead": ""} if part.get("lead") in told else part for part in series.agenda
            ]
            series.save(update_fields=["agenda"])
            count += 1
    return count
