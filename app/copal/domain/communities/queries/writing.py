"""What the check has to know about whoever writes in a community."""

from collections.abc import Iterable
from functools import lru_cache

from copal.domain.communities.models import Community, Membership
from copal.domain.communities.queries.access import the_network
from copal.domain.confidentiality.queries.fine import fine_words
from copal.domain.confidentiality.rules import Writing
from copal.domain.people.models import Person
from copal.instruments.guard import Roster, prepared


def writing_in(person: Person, community: Community | None, *, kept: Iterable[str] = ()) -> Writing:
    """How `person` writes in `community` (None: somewhere nobody else's names are known).

    `kept` holds the `mark_of` texts they keep as they are. Whoever asks has made sure that they may write there,
    since the names of its members are part of what is known. Two questions, three with an alias book.
    """
    network = the_network()
    return Writing(
        roster=_members(community) if community else (),
        fine=fine_words(community.pk) if community else (),
        allow=tuple(one for one in (_first_name(person), network.contact_email if network else "") if one),
        kept=frozenset(kept),
        by=person.pk,
        community_ref=community.pk if community else None,
    )


def _members(community: Community) -> Roster:
    rows = Membership.objects.current().filter(community=community).order_by("person_id")
    names = rows.values_list("person__chosen_name", "person__legal_name")
    return _prepared(tuple(dict.fromkeys(name for pair in names for name in pair if name)))


@lru_cache(maxsize=256)
def _prepared(names: tuple[str, ...]) -> Roster:
    return prepared([{"name": name, "kind": "member"} for name in names])


def _first_name(person: Person) -> str:
    return person.chosen_name.split()[0] if person.chosen_name.split() else ""
