"""Who gets a letter when something happened. Each listener only queues; the words are written when it goes out."""

from copal.domain.attendance.facts import ClaimDecided, ClaimMade, DifferenceSettled
from copal.domain.communities.facts import (
    ExpectationsSet,
    JoinAnswered,
    JoinRequested,
    MemberJoined,
    MemberLeft,
)
from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.communities.queries.letters import member_ids
from copal.domain.credentials.facts import CertificateIssued
from copal.domain.credentials.queries import is_a_meetings
from copal.domain.hours.facts import HoursReversed
from copal.domain.meetings.facts import MeetingCancelled, MeetingChanged, MeetingMoved, PersonInvited
from copal.domain.meetings.queries import community_of, people_of, sequence_of
from copal.domain.training.facts import MinutesReleased
from copal.outlets.queueing import A_MOMENT, queue


def invitation(fact: PersonInvited) -> None:
    queue(
        kind="invitation", person_id=fact.person, about={"meeting": fact.meeting},
        once=f"invitation:{fact.meeting}:{fact.person}", at=fact.at,
    )  # fmt: skip


def moved(fact: MeetingMoved) -> None:
    _to_all_invited("moved", fact)


def changed(fact: MeetingChanged) -> None:
    """Title and link stand in calendars. Each edit queues its version; only the last of them is still true then."""
    if not {"title", "link"} & set(fact.what):
        return
    sequence = sequence_of(fact.meeting)
    for person_id in people_of(fact.meeting):
        queue(
            kind="changed", person_id=person_id, about={"meeting": fact.meeting, "sequence": sequence},
            once=f"changed:{fact.meeting}:{sequence}:{person_id}", at=fact.at, due_at=fact.at + A_MOMENT,
        )  # fmt: skip


def cancelled(fact: MeetingCancelled) -> None:
    _to_all_invited("cancelled", fact)


def _to_all_invited(kind: str, fact: MeetingMoved | MeetingCancelled) -> None:
    for person_id in people_of(fact.meeting):
        queue(
            kind=kind, person_id=person_id, about={"meeting": fact.meeting, "sequence": fact.sequence},
            once=f"{kind}:{fact.meeting}:{fact.sequence}:{person_id}", at=fact.at,
        )  # fmt: skip


def join_requested(fact: JoinRequested) -> None:
    for person_id in facilitator_ids(fact.community):
        queue(
            kind="join_requested", person_id=person_id, about={"community": fact.community},
            once=f"join_requested:{fact.request}:{person_id}", at=fact.at,
        )  # fmt: skip


def join_answered(fact: JoinAnswered) -> None:
    if fact.answer == "withdrawn":
        return
    queue(
        kind="join_answered", person_id=fact.person,
        about={"community": fact.community, "answer": fact.answer},
        once=f"join_answered:{fact.request}", at=fact.at,
    )  # fmt: skip


def welcome(fact: MemberJoined) -> None:
    """For those whom others put on the roster; who joined, asked or came back knows."""
    if fact.how not in ("added", "roster") or fact.by == fact.person:
        return
    queue(
        kind="welcome", person_id=fact.person, about={"community": fact.community, "by": fact.by},
        once=f"welcome:{fact.community}:{fact.person}:{fact.at.isoformat()}",
        at=fact.at, due_at=fact.at + A_MOMENT,
    )  # fmt: skip


def removed(fact: MemberLeft) -> None:
    if fact.how != "removed" or fact.by == fact.person:
        return
    queue(
        kind="removed", person_id=fact.person, about={"community": fact.community},
        once=f"removed:{fact.community}:{fact.person}:{fact.at.isoformat()}",
        at=fact.at, due_at=fact.at + A_MOMENT,
    )  # fmt: skip


def expectations(fact: ExpectationsSet) -> None:
    """Members look at a new version. The first one they read when they join."""
    if fact.version == 1:
        return
    for person_id in member_ids(fact.community):
        if person_id != fact.by:
            queue(
                kind="expectations", person_id=person_id,
                about={"community": fact.community, "version": fact.version},
                once=f"expectations:{fact.community}:{fact.version}:{person_id}",
                at=fact.at, due_at=fact.at + A_MOMENT,
            )  # fmt: skip


def certificate(fact: CertificateIssued) -> None:
    if is_a_meetings(fact.certificate):  # one for a period was asked for on the page, and is there already
        queue(
            kind="certificate", person_id=fact.person, about={"certificate": fact.certificate},
            once=f"certificate:{fact.certificate}", at=fact.at,
        )  # fmt: skip


def hours_corrected(fact: HoursReversed) -> None:
    queue(
        kind="hours_corrected", person_id=fact.person, about={"entry": fact.entry},
        once=f"hours_corrected:{fact.entry}", at=fact.at,
    )  # fmt: skip


def training_settled(fact: MinutesReleased) -> None:
    queue(
        kind="training_settled", person_id=fact.person,
        about={"meeting": fact.meeting, "credited_minutes": fact.credited_minutes},
        once=f"training_settled:{fact.meeting}:{fact.person}:{fact.at.isoformat()}", at=fact.at,
    )  # fmt: skip


def claim_made(fact: ClaimMade) -> None:
    for person_id in facilitator_ids(community_of(fact.meeting)):
        queue(
            kind="claim_made", person_id=person_id, about={"meeting": fact.meeting},
            once=f"claim_made:{fact.claim}:{person_id}", at=fact.at,
        )  # fmt: skip


def claim_decided(fact: ClaimDecided) -> None:
    if fact.decision != "taken_back":
        queue(
            kind="claim_decided", person_id=fact.person, about={"meeting": fact.meeting},
            once=f"claim_decided:{fact.claim}", at=fact.at,
        )  # fmt: skip


def difference_settled(fact: DifferenceSettled) -> None:
    queue(
        kind="difference_settled", person_id=fact.person, about={"meeting": fact.meeting},
        once=f"difference_settled:{fact.meeting}:{fact.person}:{fact.at.isoformat()}", at=fact.at,
    )  # fmt: skip
