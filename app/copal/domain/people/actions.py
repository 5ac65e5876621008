from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.people.facts import AccountOpened, NetworkRoleGranted, PersonAdded, ProfileChanged
from copal.domain.people.models import NetworkRole, OtherAddress, Person, new_link_key


class AddressTaken(Refused):
    reason = "address_taken"


PROFILE = (
    "legal_name", "chosen_name", "language", "region", "setting", "role", "hired_date", "licensed_date",
)  # fmt: skip


@transaction.atomic
def add_person(
    *, chosen_name: str, email: str | None, how: str, by: Person | None, at: datetime, **profile: Any
) -> Person:
    """A new person, without an account yet. `how` is self | staff | roster | invitation | door.

    Raises `AddressTaken` if the address is another person's. `profile` takes the fields in `PROFILE`.
    """
    address = email.strip().lower() if email else None
    if address and address_is_taken(address):
        raise AddressTaken(_("Someone with this mail address is already here."))
    person = Person(chosen_name=chosen_name, email=address, added_at=at, **profile)
    person.set_unusable_password()
    person.save(force_insert=True)
    journal.record(PersonAdded(at=at, by=by.pk if by else person.pk, person=person.pk, how=how))
    return person


def address_is_taken(address: str) -> bool:
    """Whether it is anyone's address, first or further. Case does not matter."""
    return (
        Person.objects.filter(email__iexact=address).exists()
        or OtherAddress.objects.filter(email__iexact=address).exists()
    )


@transaction.atomic
def open_account(*, person: Person, at: datetime) -> None:
    """They proved the address is theirs. A second time changes nothing."""
    if Person.objects.filter(pk=person.pk, opened_at=None).update(opened_at=at):
        person.opened_at = at
        journal.record(AccountOpened(at=at, by=person.pk, person=person.pk))


@transaction.atomic
def change_profile(*, person: Person, changes: Mapping[str, Any], by: Person, at: datetime) -> list[str]:
    """Set the fields of `PROFILE` named in `changes`. Returns the names of those that differ."""
    different = [name for name in PROFILE if name in changes and getattr(person, name) != changes[name]]
    if different:
        for name in different:
            setattr(person, name, changes[name])
        person.save(update_fields=different)
        journal.record(ProfileChanged(at=at, by=by.pk, person=person.pk, what=different))
    return different


@transaction.atomic
def renew_links(*, person: Person, by: Person, at: datetime) -> None:
    """End every signed link and feed of theirs that is about."""
    person.link_key = new_link_key()
    person.save(update_fields=["link_key"])
    journal.record(ProfileChanged(at=at, by=by.pk, person=person.pk, what=["link_key"]))


@transaction.atomic
def grant_network_role(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Make them staff or auditor. One role at a time; the same one again changes nothing."""
    current = NetworkRole.objects.filter(person=person, ended_at=None).first()
    if current and current.role == role:
        return
    if current:
        current.ended_at, current.ended_by = at, by
        current.save(update_fields=["ended_at", "ended_by"])
    NetworkRole.objects.create(person=person, role=role, by=by, at=at)
    journal.record(NetworkRoleGranted(at=at, by=by.pk if by else None, person=person.pk, role=role))
