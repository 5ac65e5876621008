"""Leaving for good: said, undone, carried out; the legal name kept apart for a while and then destroyed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Model

from copal.domain.confidentiality.facts import (
    KeptNameDestroyed,
    LeavingSaid,
    LeavingUndone,
    OwnDataTaken,
    PersonForgotten,
)
from copal.domain.confidentiality.models import Alias, KeptName, Leaving, TakenOut
from copal.domain.confidentiality.rules.leaves import leaves, with_leaf
from copal.domain.confidentiality.sealing import keys
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.policies import leaving as policies


def note_taken(*, person: Person, at: datetime) -> None:
    """They took the file with everything about themselves; a letter tells them so."""
    journal.record(OwnDataTaken(at=at, by=person.pk, person=person.pk))


@transaction.atomic
def say_leaving(*, person: Person, at: datetime) -> Leaving:
    """From now on the waiting time runs. Said again, it changes nothing."""
    found = Leaving.objects.filter(person=person, undone_at=None, done_at=None).first()
    if found:
        return found
    days = policies.in_force(on=at.date()).undo_days
    made = Leaving.objects.create(person=person, at=at, due_at=at + timedelta(days=days))
    journal.record(LeavingSaid(at=at, by=person.pk, person=person.pk, leaving=made.pk, days=days))
    return made


@transaction.atomic
def undo_leaving(*, person: Person, at: datetime) -> bool:
    """They stay. False where there was nothing to undo."""
    found = Leaving.objects.filter(person=person, undone_at=None, done_at=None).first()
    if found is None:
        return False
    found.undone_at = at
    found.save(update_fields=["undone_at"])
    journal.record(LeavingUndone(at=at, by=person.pk, person=person.pk, leaving=found.pk))
    return True


@transaction.atomic
def keep_name(*, person: Person, until: date, at: datetime) -> None:
    """Apart from everything else, until that day. Nothing where none is known."""
    if person.legal_name:
        KeptName.objects.create(person=person, legal_name=person.legal_name, until=until, at=at)


@transaction.atomic
def forget_aliases(*, person: Person) -> None:
    """Their book of kind names, whose key only they had use for."""
    Alias.objects.filter(author=person).delete()
    transaction.on_commit(lambda: keys().destroy(f"person-{person.pk}-aliases"))


@transaction.atomic
def empty_reported(*, person: Person) -> None:
    """What they wrote or shared and somebody reported does not come back, however that is decided."""
    TakenOut.objects.filter(report__author_id=person.pk).update(words="", picture=b"")


@transaction.atomic
def conclude(*, leaving: Leaving, at: datetime) -> None:
    """It is carried out; the caller has done all the rest in this transaction."""
    leaving.done_at = at
    leaving.save(update_fields=["done_at"])
    journal.record(PersonForgotten(at=at, by=None, person=leaving.person_id, leaving=leaving.pk))


@transaction.atomic
def destroy_kept_names(*, at: datetime) -> int:
    """Those whose day has come. Returns how many."""
    found = list(KeptName.objects.filter(until__lte=at.date()).values_list("pk", "person_id"))
    KeptName.objects.filter(pk__in=[pk for pk, _person in found]).delete()
    journal.record_all(KeptNameDestroyed(at=at, by=None, person=person) for _pk, person in found)
    return len(found)


def empty(rows: Iterable[tuple[Model, str]]) -> int:
    """Put nothing where those words stood, whatever table they stand in. The caller knows that they are its author's."""
    count = 0
    for row, field in rows:
        value = getattr(row, field)
        for place, words in leaves(value):
            if words:
                value = with_leaf(value, place, "")
        setattr(row, field, value)
        row.save(update_fields=[field])
        count += 1
    return count
