from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.http import Http404

from copal.domain.people.models import NetworkRole, OtherAddress, Person, Setting

DEMO_DOMAIN = "example.org"


@dataclass(frozen=True, kw_only=True)
class Named:
    """What to call someone: the chosen name everywhere; the legal one beside it for those who certify."""

    id: int
    chosen_name: str
    legal_name: str


@dataclass(frozen=True)
class Address:
    id: int
    email: str


def staff_ids() -> list[int]:
    """Who runs the network now."""
    rows = NetworkRole.objects.filter(role=NetworkRole.Kind.STAFF, ended_at=None, person__is_active=True)
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


def role_in_network() -> Subquery:
    """The same as `network_role`, to be asked along with something else about people; then `keep_network_role`."""
    return Subquery(NetworkRole.objects.filter(person=OuterRef("pk"), ended_at=None).values("role")[:1])


def keep_network_role(person: Person, role: str | None) -> str | None:
    """So that nobody asks again in this request."""
    person._network_role = role  # type: ignore[attr-defined]  # noqa: SLF001 - a memo on our own row
    return role


def network_role(person: Person) -> str | None:
    """ "staff", "auditor" or None. Asked once per request and kept on the person."""
    if not hasattr(person, "_network_role"):
        found = (
            NetworkRole.objects.filter(person=person, ended_at=None).values_list("role", flat=True).first()
        )
        keep_network_role(person, found)
    role: str | None = person._network_role  # type: ignore[attr-defined]  # noqa: SLF001
    return role


def person_of_session(person_id: int) -> Person | None:
    """Who comes with a session, and what they do for the network: one query, and nobody asks for it again."""
    rows = Person.objects.annotate(in_network=role_in_network())
    person = rows.filter(pk=person_id, is_active=True).first()
    if person is not None:
        keep_network_role(person, getattr(person, "in_network"))  # noqa: B009 - an annotation
    return person


def require_reader_of_credit(viewer: Person) -> None:
    """Everyone's hours and certificates are there for network staff and auditors; for others Http404."""
    if network_role(viewer) not in (NetworkRole.Kind.STAFF, NetworkRole.Kind.AUDITOR):
        raise Http404


def person_with_credit(viewer: Person, person_id: int) -> Person:
    """One person, to read their record. Raises Http404 for those who may not, and when there is nobody."""
    require_reader_of_credit(viewer)
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise Http404
    return person


def person_by_address(address: str) -> Person | None:
    """Whose mail address this is, first or further. Case does not matter."""
    person = Person.objects.filter(email__iexact=address.strip()).first()
    if person is None:
        other = OtherAddress.objects.filter(email__iexact=address.strip()).select_related("person").first()
        person = other.person if other else None
    return person


def person_who_signs_in(address: str) -> Person | None:
    """Only the first address opens the door, and only for someone who may come in."""
    return Person.objects.filter(email__iexact=address.strip(), is_active=True).first()


def other_addresses(person: Person) -> list[Address]:
    rows = OtherAddress.objects.filter(person=person).order_by("pk").values_list("pk", "email")
    return [Address(id=pk, email=email) for pk, email in rows]


def person_of_the_demo(handle: str) -> Person | None:
    """The one of the cast behind a handle: "rosa" is whoever has the address rosa@example.org."""
    return Person.objects.filter(email__iexact=f"{handle}@{DEMO_DOMAIN}", is_active=True).first()


def handles_here(handles: Iterable[str]) -> frozenset[str]:
    """Which of the demo's cast are in this network: none where it was started empty. One query."""
    addresses = {f"{handle}@{DEMO_DOMAIN}": handle for handle in handles}
    rows = Person.objects.filter(email__in=addresses, is_active=True)
    return frozenset(addresses[email] for email in rows.values_list("email", flat=True) if email)


def profile_settings() -> list[tuple[str, str]]:
    """Where people work: code and words, in the order to offer them."""
    return [(value, str(label)) for value, label in Setting.choices]


def names_of(ids: Iterable[int]) -> dict[int, Named]:
    """By id, in one query; ids that are nobody's are left out."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("id", "chosen_name", "legal_name")
    return {pk: Named(id=pk, chosen_name=chosen, legal_name=legal) for pk, chosen, legal in rows}
