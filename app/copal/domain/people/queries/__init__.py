"""Questions about people, by topic: who someone is, what a signed link says, the network's roster."""

from copal.domain.people.queries.links import Link, LinkEnded, link_token, person_by_token
from copal.domain.people.queries.matching import people_by_addresses, people_by_names, with_traces
from copal.domain.people.queries.roster import (
    PersonPage,
    PersonRow,
    both_for,
    people_for,
    person_for,
    staff_and_auditors,
)
from copal.domain.people.queries.who import (
    Address,
    Named,
    handles_here,
    names_of,
    network_role,
    other_addresses,
    person_by_address,
    person_of_the_demo,
    person_who_signs_in,
    person_with_credit,
    profile_settings,
    require_reader_of_credit,
    staff_ids,
)

__all__ = [
    "Address",
    "Link",
    "LinkEnded",
    "Named",
    "PersonPage",
    "PersonRow",
    "both_for",
    "handles_here",
    "link_token",
    "names_of",
    "network_role",
    "other_addresses",
    "people_by_addresses",
    "people_by_names",
    "people_for",
    "person_by_address",
    "person_by_token",
    "person_for",
    "person_of_the_demo",
    "person_who_signs_in",
    "person_with_credit",
    "profile_settings",
    "require_reader_of_credit",
    "staff_and_auditors",
    "staff_ids",
    "with_traces",
]
