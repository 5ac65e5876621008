"""Who may do what. The whole answer stands in one table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from copal.domain.confidentiality.rules import audiences


class Deed(StrEnum):
    SEE = "see"  # that it exists: name, domain, practice, rhythm, facilitators
    TAKE_PART = "take_part"  # its meetings, its members' chosen names
    PLAN = "plan"  # series, meetings, agenda, invitations
    COUNT = "count"  # presence: code, roll call, reports
    CLOSE = "close"  # close a meeting, correct hours, decide claims
    SEE_CREDIT = "see_credit"  # who was credited what, and why
    MANAGE = "manage"  # members, requests, roster, settings


MEMBER_DEEDS = frozenset({Deed.SEE, Deed.TAKE_PART})
FACILITATOR_DEEDS = MEMBER_DEEDS | {Deed.PLAN, Deed.COUNT, Deed.CLOSE, Deed.SEE_CREDIT, Deed.MANAGE}

MAY: dict[str, frozenset[Deed]] = {
    "member": MEMBER_DEEDS,
    "note_taker": MEMBER_DEEDS | {Deed.COUNT},
    "co_facilitator": FACILITATOR_DEEDS - {Deed.MANAGE},
    "facilitator": FACILITATOR_DEEDS,
    "staff": FACILITATOR_DEEDS,
    "auditor": frozenset({Deed.SEE, Deed.SEE_CREDIT}),
}


LEADING = ("facilitator", "co_facilitator")  # who leads takes no seat
UNDO_MINUTES = 30  # how long a person may take back their own leaving


@dataclass(frozen=True)
class Standing:
    """What someone is to one community: their role in it, and their role in the network, if any."""

    role: str | None = None
    network_role: str | None = None

    def may(self, deed: Deed, *, joining: str) -> bool:
        """`joining` is the community's way in: a closed one is not even seen from outside."""
        if deed is Deed.SEE and joining != "closed":
            return True
        return any(deed in MAY[role] for role in (self.role, self.network_role) if role)

    def to_words(self, *, joining: str, attends: bool = False, is_author: bool = False) -> audiences.Standing:
        """What they are to words of this community. `attends`: to the meeting these were said in."""
        return audiences.Standing(
            author=is_author, leads=self.role in LEADING, attends=attends, member=self.role is not None,
            in_network=self.may(Deed.SEE, joining=joining), staff=self.network_role == "staff",
            auditor=self.network_role == "auditor",
        )  # fmt: skip


@dataclass(frozen=True)
class WayIn:
    """What a newcomer can do: join, ask, apply, wait, or nothing (closed, over)."""

    verb: str


def way_in(*, joining: str, seats: int | None, taken: int, over: bool = False) -> WayIn:
    """`seats` None means no limit; `taken` counts members who need one. `over`: its period has ended.

    Full communities keep a waiting list whatever their way in.
    """
    if over:
        return WayIn("over")
    if joining == "closed":
        return WayIn("closed")
    if seats is not None and taken >= seats:
        return WayIn("wait")
    return WayIn({"open": "join", "approval": "ask", "application": "apply"}[joining])


def is_over(*, ends_date: date | None, on: date) -> bool:
    """`on` is the local day in the community's own zone."""
    return ends_date is not None and on > ends_date
