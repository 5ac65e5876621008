"""An evening full of planted sentences, everybody who might come to its doors afterwards, and every door there is."""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from copal.domain.attendance.models import Claim, Report, Stay
from copal.domain.communities import actions as communities
from copal.domain.communities.models import Community, JoinRequest, Membership
from copal.domain.confidentiality.rules.audiences import Standing
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.models import Decision, Proposal
from copal.domain.facilitation.models import LogEntry, ParkedItem
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token
from copal.domain.practice.models import NextStep
from copal.domain.programmes.models import Ask, Programme
from tests.access.test_access_table import routes, table
from tests.cast import LONG_AGO, Cast, person
from tests.instruments.printing.reading import opened
from tests.leaving import planting

MARK = re.compile(r"planted-[a-z-]+-words|table called open-[a-z]+")
SCREENS = ("member", "notes", "lead", "screen")

# What each of them is to that community and that meeting, apart from what they wrote themselves.
STANDINGS = {
    "facilitator": Standing(leads=True, attends=True, member=True, in_network=True),
    "away": Standing(leads=True, member=True, in_network=True),  # leads too, and was not there
    "member": Standing(attends=True, member=True, in_network=True),  # Bob, who wrote most of it
    "present": Standing(attends=True, member=True, in_network=True),
    "notetaker": Standing(member=True, in_network=True),  # was not there
    "absent": Standing(member=True, in_network=True),
    "guest": Standing(attends=True),
    "link": Standing(attends=True),  # the same guest, by the link in the letter
    "removed": Standing(),  # was there
    "other": Standing(),  # leads another community
    "staff": Standing(in_network=True, staff=True),
    "auditor": Standing(in_network=True, auditor=True),
    "stranger": Standing(),
}


@dataclass(frozen=True)
class Doors:
    """A browser for each viewer, and every address; `links` are those with a signed link in them, the guest's own."""

    clients: dict[str, Client]
    pages: tuple[str, ...]
    links: tuple[str, ...]


def build(cast: Cast) -> Doors:
    """Played from before the invitation to after the hours; then one who was there is removed."""
    people = {who: person(name) for who, name in (("other", "Otto"), ("absent", "Abe"), ("away", "Cora"), ("notetaker", "Nora"))}  # fmt: skip
    for who, role in (("absent", "member"), ("away", "co_facilitator"), ("notetaker", "note_taker")):
        _join(cast.community, people[who], role)
    elsewhere = Community.objects.create(
        slug="elsewhere", name="Elsewhere", kind="topical", joining="closed", founded_at=LONG_AGO
    )
    _join(elsewhere, people["other"], "facilitator")
    planting.before(cast)
    planting.changes(cast)
    Community.objects.filter(pk=cast.community.pk).update(joining="closed")
    room = planting.evening(cast)
    gus, lena, fay = (Person.objects.get(chosen_name=name) for name in ("Gus", "Lena", "Fay"))
    came = {"at": room.at, "by": gus, "kind": "came", "about": {"how": "call"}}
    LogEntry.objects.create(meeting=cast.circle, number=room.state.number + 1, **came)
    planting.afterwards(cast)
    communities.remove_member(community=cast.community, person=lena, by=cast.alice, at=planting.LATER)
    people |= {
        "facilitator": cast.alice, "member": cast.bob, "present": fay, "guest": gus, "removed": lena,
        "staff": cast.dora, "auditor": cast.edna,
    }  # fmt: skip
    clients = {who: Client(raise_request_exception=False) for who in STANDINGS}
    for who, one in people.items():
        clients[who].force_login(one)
    return Doors(clients, tuple(_pages()), tuple(_links(gus, cast.circle)))


def _join(community: Community, one: Person, role: str) -> None:
    Membership.objects.create(community=community, person=one, role=role, joined_at=LONG_AGO)


def seen(doors: Doors, who: str) -> set[str]:
    """Every planted sentence in any answer they get, wherever they knock."""
    places = (*doors.pages, *doors.links) if who == "link" else doors.pages
    return {mark for place in places for mark in MARK.findall(_told(doors.clients[who].get(place)))}


def _told(answer: Any) -> str:
    """What an answer says: its text, the lines of a calendar file unfolded, a paper read, and its headers."""
    if answer.streaming:
        body = b"".join(answer.streaming_content).decode(errors="replace")
    elif answer.get("Content-Type") == "application/pdf":
        body = "\n".join(page.extract_text() for page in opened(answer.content).pages)
    else:
        body = answer.content.decode(errors="replace")
    assert answer.status_code < 500, answer.request["PATH_INFO"]
    return f"{html.unescape(body)}\n{answer.headers}".replace("\r\n ", "")


def _pages() -> Iterator[str]:
    """Every address that answers to GET, with every number there is, those of other things included."""
    numbers: dict[str, list[Any]] = {"slug": ["circle", "elsewhere"], "number": [0, 1]}
    for model, name in (
        (Meeting, "meeting_id"), (Report, "report_id"), (Decision, "decision_id"), (Proposal, "proposal_id"),
        (NextStep, "step_id"), (ParkedItem, "item_id"), (Stay, "stay_id"), (JoinRequest, "request_id"), (Claim, "claim_id"),
        (Community, "community_id"), (Programme, "programme_id"), (Ask, "ask_id"),
    ):  # fmt: skip
        numbers[name] = list(model.objects.values_list("pk", flat=True))
    numbers["person_id"] = list(
        Person.objects.filter(chosen_name__in=("Alice", "Bob")).values_list("pk", flat=True)
    )
    numbers["kept_id"] = numbers["person_id"]
    numbers["code"] = list(Certificate.objects.values_list("code", flat=True))
    for name, one in routes().items():
        needed = list(one.pattern.converters)
        if not one.name or not _answers_get(name) or any(part not in numbers for part in needed):
            continue
        for values in itertools.product(*(numbers[part] for part in needed)):
            place = reverse(name, kwargs=dict(zip(needed, values, strict=True)))
            yield from (f"{place}?as={screen}" for screen in SCREENS) if name == "live.state" else (place,)


def _answers_get(name: str) -> bool:
    row = table().get((name, "GET"), [])
    return not row or set(row) - {"405", "in"} != set()


def _links(one: Person, meeting: Meeting) -> Iterator[str]:
    tokens = [link_token(one, purpose, meeting.pk) for purpose in ("invitation", "calendar", "account")]
    proposals = list(Proposal.objects.values_list("pk", flat=True))
    for name, route in routes().items():
        needed = set(route.pattern.converters)
        if "token" not in needed:
            continue
        for token, proposal in itertools.product(tokens, proposals if "proposal_id" in needed else [0]):
            given = {"token": token, "proposal_id": proposal}
            place = reverse(name, kwargs={part: given[part] for part in needed})
            yield from (
                (f"{place}?as={screen}" for screen in SCREENS) if name == "live.link_state" else (place,)
            )
