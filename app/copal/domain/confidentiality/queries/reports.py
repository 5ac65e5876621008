from copal.domain.confidentiality.models import BreachReport


def is_open(report_id: int) -> bool:
    """Whether the text is hidden and not decided about."""
    return BreachReport.objects.filter(pk=report_id, decided_at=None).exists()
