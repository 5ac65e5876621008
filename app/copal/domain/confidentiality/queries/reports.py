from copal.domain.confidentiality.models import BreachReport


def is_open(report_id: int) -> bool:
    """Whether the text is hidden and not decided about."""
    return BreachReport.objects.filter(pk=report_id, decided_at=None).exists()


def lately_reported(person_id: int, community_id: int) -> int | None:
    """The latest report by this person in this community that nobody has looked at; None where there is none. One query."""
    rows = BreachReport.objects.filter(
        by=person_id, community_ref=community_id, decided_at=None, answers=None
    )
    return rows.order_by("-pk").values_list("pk", flat=True).first()
