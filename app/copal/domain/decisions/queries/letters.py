"""What the letter about a review needs to know. Asked in the worker, when it goes out."""

from dataclasses import dataclass
from datetime import date

from copal.domain.decisions.models import Decision


@dataclass(frozen=True, kw_only=True)
class ReviewLetter:
    community_id: int
    community: str
    slug: str
    owner_id: int | None
    review_date: date | None


def for_review_letter(decision_id: int) -> ReviewLetter:
    row = Decision.objects.select_related("community").get(pk=decision_id)
    return ReviewLetter(
        community_id=row.community_id, community=row.community.name, slug=row.community.slug,
        owner_id=row.owner_id, review_date=row.review_date,
    )  # fmt: skip
