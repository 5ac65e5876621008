"""What was said is let go of once the time to keep it is over. The log, which holds ids only, stays."""

from django.db import transaction

from copal.domain.facilitation.models import ParkedItem, ParkedNews, ParkedPlaced, Photo, Words


@transaction.atomic
def forget_words(*, meeting_id: int, keeping: str) -> None:
    """Everything of one meeting that was kept that long. Parked items go with their words: without, they say nothing.

    Photos go with the talk.
    """
    if keeping == Words.Keeping.TALK:
        Photo.objects.filter(meeting=meeting_id).delete()
    if keeping == Words.Keeping.KEPT:
        ParkedNews.objects.filter(item__meeting=meeting_id).delete()
        ParkedPlaced.objects.filter(item__meeting=meeting_id).delete()
        ParkedItem.objects.filter(meeting=meeting_id).delete()
    Words.objects.filter(meeting=meeting_id, keeping=keeping).update(words="")
