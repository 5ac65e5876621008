from copal.domain.confidentiality.models import BreachReport
from copal.domain.confidentiality.rules.reports import PICTURES


def is_open(report_id: int) -> bool:
    """Whether it is hidden and not decided about."""
    return BreachReport.objects.filter(pk=report_id, decided_at=None).exists()


def is_about_picture(report_id: int) -> bool:
    """Whether it was a picture that somebody reported, and no words."""
    return BreachReport.objects.filter(pk=report_id, kind__in=PICTURES).exists()


def lately_reported(person_id: int, community_id: int) -> int | None:
    """The latest report by this person in this community that nobody has looked at; None where there is none. One query."""
    rows = BreachReport.objects.filter(
        by=person_id, community_ref=community_id, decided_at=None, answers=None
    )
    return rows.order_by("-pk").values_list("pk", flat=True).first()
