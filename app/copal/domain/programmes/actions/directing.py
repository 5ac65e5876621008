from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person, Setting
from copal.domain.programmes.actions.consents import end_consents_of
from copal.domain.programmes.actions.newcomers import people_at
from copal.domain.programmes.facts import (
    DirectorAsked,
    DirectorEnded,
    DirectorJoined,
    ProgrammeChanged,
    ProgrammeEnded,
    ProgrammeSetUp,
)
from copal.domain.programmes.models import Ask, Directing, Programme
from copal.domain.programmes.refusals import AskedOneself, LastDirector, ProgrammeOver


@transaction.atomic
def set_up(*, name: Screened, place: Screened, setting: str, by: Person, at: datetime) -> Programme:
    """A programme that `by` directs from now on. Nobody is in it until they say so themselves."""
    if setting not in Setting.values:
        raise ValueError(setting)
    programme = Programme.objects.create(name=name.words, place=place.words, setting=setting, at=at, by=by)
    Directing.objects.create(programme=programme, person=by, at=at, by=by, accepted_at=at)
    journal.record(ProgrammeSetUp(at=at, by=by.pk, programme=programme.pk))
    return programme


@transaction.atomic
def change_programme(
    *, programme: Programme, by: Person, at: datetime, changes: Mapping[str, Screened | str]
) -> bool:
    """`changes`: of name, place and setting. Returns whether anything is different now."""
    row = held(programme, by)
    what = [name for name, value in changes.items() if getattr(row, name) != str(value)]
    for name in what:
        setattr(row, name, str(changes[name]))
    if what:
        row.save(update_fields=what)
        journal.record(ProgrammeChanged(at=at, by=by.pk, programme=row.pk, what=what))
    return bool(what)


@transaction.atomic
def ask_director(*, programme: Programme, address: str, by: Person, at: datetime) -> None:
    """Ask whoever has this address to direct it, too; known or not, the same happens. Twice changes nothing."""
    row = held(programme, by)
    address = address.strip().lower()
    person_id = people_at([address], by=by, at=at)[address]
    if person_id == by.pk:
        raise AskedOneself(_("This is your own address. You direct this program already."))
    directing, is_new = Directing.objects.get_or_create(
        programme=row, person_id=person_id, ended_at=None, defaults={"address": address, "at": at, "by": by}
    )
    if is_new:
        journal.record(
            DirectorAsked(at=at, by=by.pk, programme=row.pk, person=person_id, directing=directing.pk)
        )


@transaction.atomic
def accept_directing(*, directing: Directing, at: datetime) -> None:
    """The one who was asked says yes. A second time changes nothing."""
    locked(directing.programme_id)
    done = Directing.objects.filter(pk=directing.pk, accepted_at=None, ended_at=None).update(
        accepted_at=at, address=""
    )
    if done:
        journal.record(
            DirectorJoined(
                at=at, by=directing.person_id, programme=directing.programme_id, person=directing.person_id,
                directing=directing.pk,
            )
        )  # fmt: skip


@transaction.atomic
def end_directing(*, directing: Directing, by: Person, at: datetime) -> None:
    """Step down, say no to being asked, or take off somebody else who directs. A programme keeps one director.

    Raises `LastDirector`, and `ProgrammeOver` for who does not direct it any more.
    """
    if directing.person_id == by.pk:
        locked(directing.programme_id)
    else:
        held(directing.programme, by)
    if not end_one_directing(directing, by=by.pk, at=at):
        return
    if not _directors(directing.programme_id).exists():
        raise LastDirector(
            _("Nobody else directs this program. Add somebody and let them accept, or end the program.")
        )


def end_one_directing(directing: Directing, *, by: int | None, at: datetime) -> bool:
    """Whoever is left: that is the caller's to see. Returns whether it had not ended yet."""
    ended = Directing.objects.filter(pk=directing.pk, ended_at=None).update(ended_at=at, address="")
    if ended:
        journal.record(
            DirectorEnded(at=at, by=by, programme=directing.programme_id, person=directing.person_id)
        )
    return bool(ended)


@transaction.atomic
def forget_unanswered(*, before: datetime, at: datetime) -> int:
    """Who was asked to direct before that moment and never said yes is asked no more. Nothing of it is kept: they never
    directed anything. Returns how many.
    """
    never = Directing.objects.filter(accepted_at=None)
    for one in never.filter(ended_at=None, at__lt=before):
        end_one_directing(one, by=None, at=at)
    gone, _each = never.exclude(ended_at=None).delete()
    return gone


@transaction.atomic
def end_programme(*, programme: Programme, by: Person, at: datetime) -> None:
    """Every yes ends, everybody steps down, whom they asked is forgotten. There is no way back but a new one."""
    close(held(programme, by), by=by.pk, at=at)


def close(programme: Programme, *, by: int, at: datetime) -> None:
    """The caller holds the row."""
    end_consents_of(programme, by=by, at=at)
    Ask.objects.filter(programme=programme).delete()
    for one in Directing.objects.filter(programme=programme, ended_at=None):
        end_one_directing(one, by=by, at=at)
    programme.ended_at = at
    programme.save(update_fields=["ended_at"])
    journal.record(ProgrammeEnded(at=at, by=by, programme=programme.pk))


def held(programme: Programme, by: Person) -> Programme:
    """The row, held until the end of the transaction, if `by` directs it now. Raises `ProgrammeOver`."""
    row = locked(programme.pk)
    if not _directors(row.pk).filter(person=by).exists():
        raise ProgrammeOver(_("You do not direct this program any more."))
    return row


def locked(programme_id: int) -> Programme:
    """The row, held until the end of the transaction. Raises `ProgrammeOver` for one that was ended."""
    row = Programme.objects.select_for_update(no_key=True).get(pk=programme_id)
    if row.ended_at is not None:
        raise ProgrammeOver(_("This program was ended. Nobody shares anything with it any more."))
    return row


def _directors(programme_id: int) -> QuerySet[Directing]:
    return Directing.objects.filter(programme=programme_id, accepted_at__isnull=False, ended_at=None)
