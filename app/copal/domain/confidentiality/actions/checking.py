"""What is remembered of the check: that a warning was kept, and what a community says points to nobody."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.facts import FineTakenBack, SaidToBeFine, WarningKept
from copal.domain.confidentiality.models import FineWords
from copal.domain.confidentiality.rules.pseudonyms import folded
from copal.domain.confidentiality.rules.screening import Screened, Writing, tidy
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person

LONGEST_FINE = 120


class NothingToRemember(Refused):
    reason = "nothing_to_remember"


def log_kept(writing: Writing, *screened: Screened, at: datetime) -> None:
    """Log that words stayed as they were after a warning: which kinds of detail, never the words."""
    labels = sorted({label for one in screened for label in one.kept})
    if labels:
        journal.record(WarningKept(at=at, by=writing.by, community=writing.community_ref, labels=labels))


@transaction.atomic
def say_fine(*, words: str, why: str, community_ref: int, by: Person, at: datetime) -> FineWords:
    """Remember for the community that these words point to nobody. `why` is one of `FineWords.Why`. Twice is once.

    Raises `NothingToRemember` for no words, more than 120 characters, or another why.
    """
    kept = tidy(words, len(words))
    if not folded(kept) or len(kept) > LONGEST_FINE or why not in FineWords.Why.values:
        raise NothingToRemember(_("Choose the name or the words that are fine to say."))
    same = FineWords.objects.filter(community_ref=community_ref, folded=folded(kept), taken_back_at=None)
    known = same.first()
    if known:
        return known
    try:
        with transaction.atomic():
            row = FineWords.objects.create(
                community_ref=community_ref, words=kept, folded=folded(kept), why=why, at=at, by=by
            )
    except IntegrityError:  # two people said so at once
        return same.get()
    journal.record(SaidToBeFine(at=at, by=by.pk, community=community_ref, fine_words=row.pk))
    return row


@transaction.atomic
def take_back_fine(*, fine: FineWords, by: Person, at: datetime) -> None:
    """From now on the check marks them again. Twice changes nothing."""
    if FineWords.objects.filter(pk=fine.pk, taken_back_at=None).update(taken_back_at=at, taken_back_by=by):
        journal.record(FineTakenBack(at=at, by=by.pk, community=fine.community_ref, fine_words=fine.pk))
