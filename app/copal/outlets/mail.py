"""Who gets a letter when something happened. Each listener only queues; the words are written when it goes out."""

from copal.domain.attendance.facts import ClaimDecided, ClaimMade
from copal.domain.communities.facts import JoinAnswered, JoinRequested
from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.credentials.facts import CertificateIssued
from copal.domain.credentials.queries import is_a_meetings
from copal.domain.hours.facts import HoursReversed
from copal.domain.meetings.facts import MeetingCancelled, MeetingMoved, PersonInvited
from copal.domain.meetings.queries import community_of, people_of
from copal.outlets.queueing import queue


def invitation(fact: PersonInvited) -> None:
    queue(
        kind="invitation", person_id=fact.person, about={"meeting": fact.meeting},
        once=f"invitation:{fact.meeting}:{fact.person}", at=fact.at,
    )  # fmt: skip


def moved(fact: MeetingMoved) -> None:
    _to_all_invited("moved", fact)


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
