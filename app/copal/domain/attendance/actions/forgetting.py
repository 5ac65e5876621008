"""Why someone was counted in or out, in words, is let go of once the time to keep it is over. Stays stay."""

from django.db import transaction

from copal.domain.attendance.models import Claim, Withdrawal


@transaction.atomic
def forget_reasons(*, meeting_id: int) -> None:
    Claim.objects.filter(meeting=meeting_id).update(words="", decided_words="")
    Withdrawal.objects.filter(stay__meeting=meeting_id).update(reason="")
