"""The first visitor of an empty installation creates the network and becomes the first of its staff."""

from datetime import datetime
from typing import Any

from django.db import transaction

from copal.domain.communities import actions as communities
from copal.domain.people import actions as people
from copal.domain.people.models import NetworkRole, Person


@transaction.atomic
def found_network(*, network: dict[str, Any], founder: dict[str, Any], at: datetime) -> Person:
    """`network` as `communities.found_network` takes it; `founder` has chosen_name, legal_name, email, language.

    Returns the founder, with an account. Raises `NetworkExists` once there is a network, `ProfileNotRight`,
    `NameMissing`, `NoSuchZone`; then nothing was kept.
    """
    made = communities.found_network(by=None, at=at, **network)
    person = people.add_person(how="self", by=None, at=at, **founder)
    people.open_account(person=person, at=at)
    people.grant_network_role(person=person, role=NetworkRole.Kind.STAFF, by=None, at=at)
    if not made.contact_email:
        communities.change_network(by=person, at=at, name=made.name, contact_email=person.email or "")
    return person
