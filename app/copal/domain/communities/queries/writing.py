"""What the check has to know about whoever writes in a community."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from copal.domain.communities.models import Community, Membership
from copal.domain.communities.queries.access import the_network
from copal.domain.communities.queries.everyone import names_of_everyone
from copal.domain.confidentiality.queries.aliases import alias_book, called
from copal.domain.confidentiality.queries.fine import fine_words
from copal.domain.confidentiality.rules import Writing
from copal.domain.people.models import Person
from copal.instruments.guard import Roster, prepared


def writing_in(
    person: Person, community: Community | None, *, kept: Iterable[str] = (), story: str = ""
) -> Writing:
    """How `person` writes in `community` (None: somewhere only whole names are known).

    `kept` holds the `mark_of` texts they keep as they are, `story` names one of their alias book. Whoever asks has made sure that they may write there,
    since the names of its members are part of what is known. Two questions, three with an alias book, one more when the network's names are read anew.
    """
    network, book = the_network(), alias_book(person)
    aliases = called(book, story)
    return Writing(
        roster=_roster(community, tuple(one.name for one in book)),
        fine=fine_words(community.pk) if community else (),
        allow=tuple(
            one
            for one in (_first_name(person), network.contact_email if network else "", *aliases.values())
            if one
        ),
        aliases=aliases,
        kept=frozenset(kept),
        by=person.pk,
        jurisdiction=network.jurisdiction if network else "",
        community_ref=community.pk if community else None,
    )


def _roster(community: Community | None, children: tuple[str, ...]) -> Roster:
    own = _prepared(_members(community) if community else (), children)
    return replace(own, beyond=names_of_everyone())


def _members(community: Community) -> tuple[str, ...]:
    rows = Membership.objects.current().filter(community=community).order_by("person_id")
    names = rows.values_list("person__chosen_name", "person__legal_name")
    return tuple(dict.fromkeys(name for pair in names for name in pair if name))


@lru_cache(maxsize=256)
def _prepared(members: tuple[str, ...], children: tuple[str, ...]) -> Roster:
    named = [{"name": name, "kind": "member"} for name in members]
    return prepared([*named, *({"name": name, "kind": "child"} for name in children)])


def _first_name(person: Person) -> str:
    return person.chosen_name.split()[0] if person.chosen_name.split() else ""
