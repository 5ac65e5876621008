from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from copal.domain.confidentiality.models import FineWords


def fine_words(community_ref: int) -> tuple[str, ...]:
    """What this community said points to nobody of theirs."""
    rows = FineWords.objects.filter(community_ref=community_ref, taken_back_at=None)
    return tuple(rows.order_by("pk").values_list("words", flat=True))


def fine_rows(community_ref: int) -> list[FineWords]:
    """The same with why, by whom and since when, the newest first."""
    rows = FineWords.objects.filter(community_ref=community_ref, taken_back_at=None)
    return list(rows.select_related("by").order_by("-pk"))


def whys() -> list[tuple[str, Promise]]:
    """Why words can be fine to say: the value that is kept and the words for it."""
    return [(one.value, one.label) for one in FineWords.Why]


def fine_row(community_ref: int, fine_id: int) -> FineWords:
    """Raises Http404 for a row of another community."""
    return get_object_or_404(FineWords, pk=fine_id, community_ref=community_ref)
