from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.communities.queries import the_network
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.programmes.facts import ConsentEnded, ConsentEndUndone, ConsentGiven, ConsentRenewed
from copal.domain.programmes.models import Ask, Consent, Programme
from copal.domain.programmes.refusals import ProgrammeOver, TooLateToUndo
from copal.domain.programmes.rules import Stretch, a_year_from
from copal.policies import programmes as policies


@transaction.atomic
def say_yes(*, programme: Programme, person: Person, at: datetime) -> Consent:
    """From now on, for a year of days, its directors see where this person stands. Said again, it changes nothing.

    Only ever for oneself: pages hand over whoever is signed in. Raises `ProgrammeOver`.
    """
    row = _open(programme.pk)
    _answered(row, person, "yes", at)
    latest = Consent.objects.filter(programme=row, person=person, ended_at=None).first()
    if latest is not None and latest.until > at:
        return latest
    if latest is not None:
        end_one(latest, by=None, at=at, how="time")
    return give_one(programme_id=row.pk, person=person, year=_year(at), by=person.pk, at=at)


@transaction.atomic
def say_no(*, programme: Programme, person: Person, at: datetime) -> None:
    """Told to nobody: for the directors it reads as if there were no answer. A running yes ends."""
    row = _open(programme.pk)
    _answered(row, person, "no", at)
    running = Consent.objects.filter(programme=row, person=person, ended_at=None).first()
    if running is not None:
        end_one(running, by=person.pk, at=at, how="person")


@transaction.atomic
def renew(*, consent: Consent, at: datetime) -> Consent:
    """For one more year, from today. One that is over begins anew."""
    row = Consent.objects.select_for_update(no_key=True).get(pk=consent.pk)
    programme = _open(row.programme_id)
    if row.ended_at is not None or row.until <= at:
        return say_yes(programme=programme, person=row.person, at=at)
    year = _year(at)
    if row.last_day != year.last_day:
        row.last_day, row.until = year.last_day, year.until
        row.save(update_fields=["last_day", "until"])
        journal.record(
            ConsentRenewed(
                at=at, by=row.person_id, programme=programme.pk, person=row.person_id, consent=row.pk
            )
        )
    return row


@transaction.atomic
def end_consent(*, consent: Consent, at: datetime) -> None:
    """The person stops sharing, at once. Twice changes nothing."""
    row = Consent.objects.select_for_update(no_key=True).get(pk=consent.pk)
    if row.ended_at is None:
        end_one(row, by=row.person_id, at=at, how="person")


@transaction.atomic
def undo_end(*, consent: Consent, at: datetime) -> None:
    """It goes on as if it had not been ended. Raises `TooLateToUndo`, and `ProgrammeOver`."""
    row = Consent.objects.select_for_update(no_key=True).get(pk=consent.pk)
    _open(row.programme_id)
    if row.ended_at is None:
        return
    latest = row.ended_at + timedelta(minutes=policies.in_force(on=at.date()).undo_minutes)
    again = Consent.objects.filter(programme=row.programme_id, person=row.person_id, ended_at=None).exists()
    if row.how_ended != "person" or at > latest or row.until <= at or again:
        raise TooLateToUndo(
            _("This can't be taken back any more. Ask your director for the code to share again.")
        )
    row.ended_at, row.how_ended = None, ""
    row.save(update_fields=["ended_at", "how_ended"])
    journal.record(
        ConsentEndUndone(
            at=at, by=row.person_id, programme=row.programme_id, person=row.person_id, consent=row.pk
        )
    )


@transaction.atomic
def end_past_consents(*, at: datetime) -> int:
    """Write down that their year is over. Nothing waits for this: a yes whose moment has passed opens nothing."""
    past = list(Consent.objects.select_for_update(no_key=True).filter(ended_at=None, until__lte=at)[:500])
    for one in past:
        end_one(one, by=None, at=at, how="time")
    return len(past)


def end_consents_of(programme: Programme, *, by: int, at: datetime) -> None:
    """The programme ends, and every yes with it."""
    for one in Consent.objects.filter(programme=programme, ended_at=None):
        end_one(one, by=by, at=at, how="programme")


def give_one(*, programme_id: int, person: Person, year: Stretch, by: int, at: datetime) -> Consent:
    """The caller holds the programme and has seen that none runs."""
    consent = Consent.objects.create(
        programme_id=programme_id, person=person, at=at, last_day=year.last_day, until=year.until
    )
    journal.record(ConsentGiven(at=at, by=by, programme=programme_id, person=person.pk, consent=consent.pk))
    return consent


def end_one(consent: Consent, *, by: int | None, at: datetime, how: str) -> None:
    """`how` is person | time | programme | left | joined. The caller holds the row or its programme."""
    consent.ended_at, consent.how_ended = (consent.until if how == "time" else at), how
    consent.save(update_fields=["ended_at", "how_ended"])
    journal.record(
        ConsentEnded(
            at=at,
            by=by,
            programme=consent.programme_id,
            person=consent.person_id,
            consent=consent.pk,
            how=how,
        )
    )


def _open(programme_id: int) -> Programme:
    row = Programme.objects.select_for_update(no_key=True).get(pk=programme_id)
    if row.ended_at is not None:
        raise ProgrammeOver(_("This program was ended. Nobody shares anything with it any more."))
    return row


def _answered(programme: Programme, person: Person, answer: str, at: datetime) -> None:
    Ask.objects.filter(programme=programme, person=person).update(answer=answer, answered_at=at)


def _year(at: datetime) -> Stretch:
    network = the_network()
    return a_year_from(at, timezone=network.timezone if network else "UTC")
