"""Two accounts were one person: programmes go on with the other."""

from datetime import datetime

from django.db import transaction

from copal.domain.people.models import Person
from copal.domain.programmes.actions.consents import end_one, give_one
from copal.domain.programmes.actions.directing import end_one_directing
from copal.domain.programmes.actions.newcomers import known_by_now
from copal.domain.programmes.models import Ask, Consent, Directing
from copal.domain.programmes.rules import Stretch


@transaction.atomic
def hand_over(*, gone: Person, to: Person, by: Person, at: datetime) -> None:
    """What the one directs, was asked and shares is the other's now. Done again, it changes nothing."""
    _hand_over_consents(gone, to, by, at)
    known_by_now([gone.pk, to.pk])
    for ask in Ask.objects.filter(person=gone):
        if Ask.objects.filter(programme=ask.programme_id, person=to).exists():
            ask.delete()
        else:
            Ask.objects.filter(pk=ask.pk).update(person=to)
    for directing in Directing.objects.filter(person=gone, ended_at=None):
        theirs = Directing.objects.filter(programme=directing.programme_id, person=to, ended_at=None)
        if directing.accepted_at is None and theirs.exists():
            end_one_directing(directing, by=by.pk, at=at)
            continue
        for other in theirs:
            end_one_directing(other, by=by.pk, at=at)
        Directing.objects.filter(pk=directing.pk).update(person=to)


def _hand_over_consents(gone: Person, to: Person, by: Person, at: datetime) -> None:
    """What was said yes to holds as long as it did. Where both share, the longer yes goes on."""
    for one in Consent.objects.filter(person=gone, ended_at=None):
        end_one(one, by=by.pk, at=at, how="joined")
        theirs = Consent.objects.filter(programme=one.programme_id, person=to, ended_at=None).first()
        if one.until <= at or (theirs is not None and theirs.until >= one.until):
            continue
        if theirs is not None:
            end_one(theirs, by=by.pk, at=at, how="joined")
        same = Stretch(last_day=one.last_day, until=one.until)
        give_one(programme_id=one.programme_id, person=to, year=same, by=by.pk, at=at)
