"""Two accounts were one person: the one that stays has the addresses of the other, which is closed for good."""

from datetime import datetime

from django.db import transaction

from copal.domain.journal import actions as journal
from copal.domain.people.actions import deactivate
from copal.domain.people.facts import AccountsJoined
from copal.domain.people.models import OtherAddress, Person

SAID = ("email", "legal_name", "region", "setting", "role", "hired_date", "licensed_date")


@transaction.atomic
def hand_over(*, gone: Person, to: Person, by: Person, at: datetime) -> None:
    """Reports and rosters that name an address of `gone` mean `to` from now on. Done again, it changes nothing.

    Its main address is a further one of `to`, or the main one where `to` had none; however many those become. What
    `to` never said of themselves is taken from `gone`, which keeps no name but the one its words stand under. Raises
    `LastStaff` where `gone` is the network's last staff.
    """
    OtherAddress.objects.filter(person=gone).update(person=to)
    said = {name: getattr(gone, name) for name in SAID}
    gone.email, gone.legal_name, gone.joined_to = None, "", to
    gone.save(
        update_fields=["email", "legal_name", "joined_to"]
    )  # first: an address is one person's at a time
    Person.objects.filter(joined_to=gone).update(joined_to=to)
    if said["email"] and to.email:
        OtherAddress.objects.create(person=to, email=said["email"], by=by, at=at)
    fresh = {name: value for name, value in said.items() if value and not getattr(to, name)}
    for name, value in fresh.items():
        setattr(to, name, value)
    to.save(update_fields=list(fresh))
    was_open = gone.is_active
    deactivate(person=gone, by=by, at=at)
    if was_open:
        journal.record(AccountsJoined(at=at, by=by.pk, person=to.pk, gone=gone.pk))


def accounts_joined_to(person: Person) -> list[Person]:
    """Those that were closed because they were this person's, too."""
    return list(Person.objects.filter(joined_to=person).order_by("pk"))
