"""Who may read words that people wrote. The whole answer stands in one table, and is asked nowhere else.

"What is said here, stays here" (founding document, Community Meeting Expectations, and Confidentiality: "Because we
want everyone to feel comfortable, please don't share it"); issue 4, features H1: one audience per text, and those who
serve the network see credit, not talk. Decided in docs/decisions/0013-who-reads-what.md.

A screen may show less than the table allows (a note-taker's draft, an idea before it is shown); never more.
What credit rests on (minutes, sources, the reason of a correction) is no talk: `Deed.SEE_CREDIT` says who reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from copal.domain.confidentiality.rules.screening import Audience


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What one person is to one text, as things are now. Whoever was removed is none of `leads`, `attends`, `member`.

    `attends`: in the meeting it was said in; until that is closed all who may come in, then those who were there.
    `in_network`: the community is open to be found by them.
    """

    author: bool = False
    leads: bool = False
    attends: bool = False
    member: bool = False
    in_network: bool = False
    staff: bool = False
    auditor: bool = False


READERS: Final[Mapping[Audience, frozenset[str]]] = {
    # their own only: an idea before it is shown, a key of pseudonyms
    "author": frozenset({"author"}),
    # written to those who run the community; staff stand in for its facilitators
    "facilitators": frozenset({"author", "leads", "staff"}),
    # said in a meeting
    "attended": frozenset({"author", "leads", "attends"}),
    # said to the community or kept by it: decisions, next steps, the parking lot
    "community": frozenset({"author", "leads", "member"}),
    # how a community shows itself and arranges its meetings: name, title, agenda, place
    "network": frozenset({"author", "leads", "attends", "member", "in_network", "staff", "auditor"}),
}


def may_read(audience: Audience, standing: Standing) -> bool:
    """Whether any of what they are to the text is among its readers."""
    return any(getattr(standing, one) for one in READERS[audience])
