from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.journal import actions as journal
from copal.domain.people.facts import (
    AccountOpened,
    AddressAdded,
    AddressRemoved,
    MainAddressChanged,
    NetworkRoleEnded,
    NetworkRoleGranted,
    PersonAdded,
    PersonDeactivated,
    PersonReactivated,
    PersonTakenBack,
    ProfileChanged,
    SessionsEnded,
)
from copal.domain.people.models import NetworkRole, OtherAddress, Person, Setting, new_link_key
from copal.domain.people.queries.matching import AT_ONCE, between, pointing
from copal.domain.people.rules import LENGTHS, profile_problems, tidy

PROFILE = (
    "legal_name", "chosen_name", "language", "region", "setting", "role", "hired_date", "licensed_date",
)  # fmt: skip
MOST_ADDRESSES = 5  # besides the one they sign in with
EASTERNMOST = timedelta(hours=14)  # where a day begins first


class AddressTaken(Refused):
    reason = "address_taken"


class TooManyAddresses(Refused):
    reason = "too_many_addresses"


class LastStaff(Refused):
    reason = "last_staff"


class ProfileNotRight(Refused):
    """`problems` says which field and why: see `rules.profile_problems`."""

    reason = "profile_not_right"

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(_("Some of this can't be right. Please look at it again."))
        self.problems = dict(problems)


@transaction.atomic
def add_person(
    *, chosen_name: str, email: str | None, how: str, by: Person | None, at: datetime, **profile: Any
) -> Person:
    """A new person, without an account yet. `how` is self | staff | roster | invitation | door.

    Raises `AddressTaken` if the address is another person's, `ProfileNotRight` if a field can't be.
    `profile` takes the fields in `PROFILE`.
    """
    fields = _right({**profile, "chosen_name": chosen_name}, at)
    address = email.strip().lower() if email else None
    if address and address_is_taken(address):
        raise AddressTaken(_("Someone with this mail address is already here."))
    person = Person(email=address, added_at=at, **fields)
    person.set_unusable_password()
    person.save(force_insert=True)
    journal.record(PersonAdded(at=at, by=by.pk if by else person.pk, person=person.pk, how=how))
    return person


@transaction.atomic
def add_people(rows: Sequence[Mapping[str, Any]], *, how: str, by: Person, at: datetime) -> list[Person]:
    """Many at once, each row the fields of `PROFILE` and `email` (None if unknown), in a few questions.

    The caller has asked `people_by_address`: an address that is somebody's breaks the table's own rule.
    """
    people = [
        Person(email=row["email"], added_at=at, **_right({k: v for k, v in row.items() if k != "email"}, at))
        for row in rows
    ]
    for person in people:
        person.set_unusable_password()
    Person.objects.bulk_create(people, batch_size=1000)
    journal.record_all(PersonAdded(at=at, by=by.pk, person=person.pk, how=how) for person in people)
    return people


@transaction.atomic
def take_back(people: Collection[int], *, by: Person | None, at: datetime) -> None:
    """Remove people who were added by mistake, or never came, and left no trace: the caller has asked `with_traces`.

    Without Django's own search through every table that points at a person, person by person: `with_traces` has made
    it, and the database holds every key all the same.
    """
    for some in batched(sorted(people), AT_ONCE):
        for table, column in pointing(goes_along=True):
            along = {
                pk for one, pk in between(table, column, some).values_list(column, "pk") if one in people
            }
            table._default_manager.filter(pk__in=along).delete()  # noqa: SLF001 - Django's documented name
        gone = Person.objects.filter(pk__in=some)
        gone._raw_delete(gone.db)  # noqa: SLF001 - what `delete` itself does once nothing can point here
    journal.record_all(PersonTakenBack(at=at, by=by.pk if by else None, person=one) for one in people)


def _right(fields: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The fields with tidy words. Raises `ProfileNotRight`."""
    tidied = {name: tidy(value) if name in LENGTHS else value for name, value in fields.items()}
    problems = profile_problems(
        tidied,
        latest=(at + EASTERNMOST).date(),
        languages=[code for code, _name in settings.LANGUAGES],
        settings=Setting.values,
    )
    if problems:
        raise ProfileNotRight(problems)
    return tidied


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
    """Set the fields of `PROFILE` named in `changes`. Returns the names of those that differ.

    Raises `ProfileNotRight`; a legal name that was known can be corrected, not emptied.
    """
    fields = _right({name: changes[name] for name in PROFILE if name in changes}, at)
    if person.legal_name and not fields.get("legal_name", person.legal_name):
        raise ProfileNotRight({"legal_name": "empty"})
    different = [name for name in fields if getattr(person, name) != fields[name]]
    if different:
        for name in different:
            setattr(person, name, fields[name])
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
def end_sessions(*, person: Person, by: Person, at: datetime) -> None:
    """Sign them out everywhere. The page that asks for it keeps its own session by refreshing it."""
    person.set_unusable_password()  # nobody has a password, but every session hangs on its hash
    person.save(update_fields=["password"])
    journal.record(SessionsEnded(at=at, by=by.pk, person=person.pk))


@transaction.atomic
def add_other_address(*, person: Person, email: str, by: Person, at: datetime) -> OtherAddress | None:
    """A further address, proven by its owner or vouched for by staff. Their own one again: None.

    Raises `AddressTaken` if it is another person's, `TooManyAddresses` beyond `MOST_ADDRESSES`.
    """
    address = email.strip().lower()
    if _is_theirs(person, address):
        return None
    if address_is_taken(address):
        raise AddressTaken(
            _("This mail address belongs to someone else here. Network staff can sort it out.")
        )
    if OtherAddress.objects.filter(person=person).count() >= MOST_ADDRESSES:
        raise TooManyAddresses(_("Five further addresses is the most. Remove one that you no longer use."))
    other = OtherAddress.objects.create(person=person, email=address, by=by, at=at)
    journal.record(AddressAdded(at=at, by=by.pk, person=person.pk, address=other.pk))
    return other


def _is_theirs(person: Person, address: str) -> bool:
    return (person.email or "").lower() == address or OtherAddress.objects.filter(
        person=person, email__iexact=address
    ).exists()


@transaction.atomic
def remove_other_address(*, person: Person, address_id: int, by: Person, at: datetime) -> None:
    """Gone already, or never theirs: nothing happens."""
    removed, _each = OtherAddress.objects.filter(person=person, pk=address_id).delete()
    if removed:
        journal.record(AddressRemoved(at=at, by=by.pk, person=person.pk, address=address_id))


@transaction.atomic
def change_main_address(*, person: Person, email: str, by: Person, at: datetime) -> None:
    """Sign in with this (proven) address from now on; the one before it becomes a further address.

    Raises `AddressTaken` if it is another person's.
    """
    address, old = email.strip().lower(), person.email
    if address == (old or "").lower():
        return
    if not _is_theirs(person, address) and address_is_taken(address):
        raise AddressTaken(
            _("This mail address belongs to someone else here. Network staff can sort it out.")
        )
    OtherAddress.objects.filter(person=person, email__iexact=address).delete()
    person.email = address
    person.save(update_fields=["email"])
    if old:
        OtherAddress.objects.create(person=person, email=old, by=by, at=at)
    journal.record(MainAddressChanged(at=at, by=by.pk, person=person.pk))


@transaction.atomic
def give_address(*, person_id: int, email: str, at: datetime) -> Person | None:
    """Their first address, which they have just proven. None if they already have one: a link opens one account.

    Raises `AddressTaken` if it is another person's.
    """
    person = Person.objects.select_for_update().filter(pk=person_id, email=None, is_active=True).first()
    if person is not None:
        change_main_address(person=person, email=email, by=person, at=at)
    return person


@transaction.atomic
def deactivate(*, person: Person, by: Person, at: datetime) -> None:
    """They can no longer sign in, their links end, their role in the network ends. Their record stays."""
    if not person.is_active:
        return
    end_network_role(person=person, by=by, at=at)
    person.is_active = False
    person.link_key = new_link_key()
    person.save(update_fields=["is_active", "link_key"])
    journal.record(PersonDeactivated(at=at, by=by.pk, person=person.pk))


@transaction.atomic
def reactivate(*, person: Person, by: Person, at: datetime) -> None:
    if person.is_active or person.joined_to_id:  # another account of theirs goes on in its place
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    journal.record(PersonReactivated(at=at, by=by.pk, person=person.pk))


@transaction.atomic
def grant_network_role(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Make them staff or auditor. One role at a time; the same one again changes nothing."""
    current = NetworkRole.objects.filter(person=person, ended_at=None).first()
    if current and current.role == role:
        return
    if current:
        _end(current, by, at)
    NetworkRole.objects.create(person=person, role=role, by=by, at=at)
    journal.record(NetworkRoleGranted(at=at, by=by.pk if by else None, person=person.pk, role=role))


@transaction.atomic
def end_network_role(*, person: Person, by: Person, at: datetime) -> None:
    """Raises `LastStaff` for the only staff there are: somebody has to be able to open the door."""
    current = NetworkRole.objects.filter(person=person, ended_at=None).first()
    if current:
        _end(current, by, at)


def _end(current: NetworkRole, by: Person | None, at: datetime) -> None:
    staff = NetworkRole.objects.filter(role=NetworkRole.Kind.STAFF, ended_at=None)
    if current.role == NetworkRole.Kind.STAFF and not staff.exclude(pk=current.pk).exists():
        raise LastStaff(
            _("The network needs at least one person on its staff. Give someone else the role first.")
        )
    current.ended_at, current.ended_by = at, by
    current.save(update_fields=["ended_at", "ended_by"])
    journal.record(
        NetworkRoleEnded(at=at, by=by.pk if by else None, person=current.person_id, role=current.role)
    )
