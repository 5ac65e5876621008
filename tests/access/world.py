"""One closed community with one of everything in it, and everybody who might come to its doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile

from copal.base.intervals import Interval
from copal.domain.attendance.actions import claims, presence, reports
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.actions.reports import Draft
from copal.domain.attendance.models import Difference, Report
from copal.domain.communities import actions as communities
from copal.domain.communities.models import Community, Expectations, JoinRequest, Membership
from copal.domain.confidentiality.actions import glass, masks
from copal.domain.confidentiality.actions.aliases import choose_alias
from copal.domain.confidentiality.actions.checking import say_fine
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.queries import certificates_for
from copal.domain.decisions.models import Decision, Position, Proposal
from copal.domain.facilitation.models import LogEntry, ParkedItem, Photo, Words
from copal.domain.meetings.models import Invitation, Meeting, Series
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token
from copal.domain.practice.models import NextStep
from copal.domain.registry.actions import keep_exchange
from copal.domain.training.actions import name_trainer, name_training
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from copal.journeys.report_breach import TextNamed, report
from tests.cast import LONG_AGO, SIX, Cast, person
from tests.programmes.scene import places as programmes
from tests.requirements.packs import added, looked_at

HALF_PAST_EIGHT = SIX + timedelta(minutes=150)
VIEWERS = (
    "stranger", "member", "other", "facilitator", "cofacilitator", "notetaker", "removed", "guest", "staff", "auditor",
)  # fmt: skip
NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)  # the morning after the meeting
NOT_THERE = 8_765_432


@dataclass(frozen=True)
class World:
    """`viewers` by name, None for who is not signed in; `places` fills the addresses."""

    viewers: dict[str, Person | None]
    places: dict[str, Any]


TELLS = {"words": "Mason lives in Rumford with his dad."}


def build(cast: Cast) -> World:
    """The meeting in it was held and closed; a report waits to be confirmed and a claim to be answered."""
    others = {name: person(name) for name in ("Nora", "Cora", "Rosa", "Gus", "Otto", "Asa")}
    community = cast.community
    for name, role in (("Nora", "note_taker"), ("Cora", "co_facilitator"), ("Rosa", "member")):
        _join(community, others[name], role)
    Expectations.objects.create(
        community=community, version=1, lines=["We listen"], at=LONG_AGO, by=cast.alice
    )
    elsewhere = Community.objects.create(
        slug="elsewhere", name="Elsewhere", kind="topical", joining="closed", founded_at=LONG_AGO
    )
    _join(elsewhere, others["Otto"], "facilitator")
    communities.remove_member(community=community, person=others["Rosa"], by=cast.alice, at=LONG_AGO)
    Invitation.objects.create(
        meeting=cast.circle, person=others["Gus"], at=LONG_AGO, by=cast.alice, guest=True
    )
    _came(cast.circle, (cast.bob, others["Nora"], others["Gus"]))
    _holds_a_licence(cast.bob)
    viewers = {
        "stranger": None, "member": cast.bob, "other": others["Otto"], "facilitator": cast.alice,
        "cofacilitator": others["Cora"], "notetaker": others["Nora"], "removed": others["Rosa"],
        "guest": others["Gus"], "staff": cast.dora, "auditor": cast.edna,
    }  # fmt: skip
    return World(viewers, _places(cast, others["Gus"], others["Asa"]))


def _holds_a_licence(one: Person) -> None:
    """So a rule speaks to them, and to nobody else here."""
    one.setting, one.role, one.licensed_date = "family_child_care", "Owner", date(2019, 7, 1)
    one.save()


def _came(meeting: Meeting, people: Iterable[Person]) -> None:
    """They were in the room that evening."""
    LogEntry.objects.bulk_create(
        LogEntry(meeting=meeting, number=number, at=SIX, by=one, kind="came", about={"how": "room"})
        for number, one in enumerate(people, start=1)
    )


def _join(community: Community, one: Person, role: str) -> None:
    Membership.objects.create(community=community, person=one, role=role, joined_at=LONG_AGO)


def _places(cast: Cast, guest: Person, asker: Person) -> dict[str, Any]:
    """Something of each kind that an address can name. What is one's own belongs to Bob, a member; the passkey to nobody who looks."""
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=120))
    (stay,) = presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=HALF_PAST_EIGHT)
    session = Interval(SIX, SIX + timedelta(minutes=120))
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=HALF_PAST_EIGHT)
    issue_ordered(address="https://copal.example", at=HALF_PAST_EIGHT)
    words = composed("I sat at the back", audience="facilitators")
    claim = claims.make_claim(
        meeting=cast.circle, person=guest, since=session.since, until=session.until, words=words,
        at=HALF_PAST_EIGHT,
    )  # fmt: skip
    report = _report(cast)
    people.add_other_address(person=cast.bob, email="bob2@example.org", by=cast.bob, at=LONG_AGO)
    roster = communities.upload_roster(
        community=cast.community,
        file=b"Name,Email\nNoor Ali,noor@example.org\n",
        by=cast.alice,
        at=HALF_PAST_EIGHT,
    )
    asked = JoinRequest.objects.create(community=cast.community, person=asker, how="ask", at=LONG_AGO)
    series = Series.objects.create(
        community=cast.community, title="Circle", rhythm="FREQ=MONTHLY;BYDAY=2MO", starts_on=LONG_AGO.date(),
        start_time=time(18), minutes=120, timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    passkey = Authenticator.objects.create(
        user=asker, type="webauthn", data={"name": "Phone", "credential": {}}
    )
    return {
        "slug": "circle", "meeting_id": cast.circle.pk, "series_id": series.pk, "person_id": cast.bob.pk, "kept_id": cast.charlie.pk,
        "report_id": report.pk, "line_id": report.lines.get().pk, "stay_id": stay.pk, "claim_id": claim.pk,
        "roster_id": roster.pk, "request_id": asked.pk, "decision_id": _decision(cast).pk, "proposal_id": _proposal(cast).pk, "code": certificates_for(cast.bob)[0].code, "number": 1,
        "address_id": cast.bob.other_addresses.get().pk, "passkey_id": passkey.pk, "handle": "nobody",
        **_checked(cast), **_trainings(cast), "pack_id": looked_at(added(cast, at=NOW), at=NOW).pk, **_kept(cast), "reported_id": _reported(cast), **_two_people(cast), **programmes(cast, by=cast.alice),
        "rule": "us-me.licensing.fcc.licensee", "open": _open_meeting(cast).pk, "token": link_token(guest, "invitation", cast.circle.pk),
        "token account": link_token(guest, "account"), "token calendar": link_token(guest, "calendar"),
    }  # fmt: skip


def _checked(cast: Cast) -> dict[str, Any]:
    """What Bob told the check: a word that is fine to say, and a pseudonym of his own."""
    fine = say_fine(
        words="Brantwood", why="author", community_ref=cast.community.pk, by=cast.bob, at=LONG_AGO
    )
    alias = choose_alias(author=cast.bob, name="Mason", pseudonym="River", at=LONG_AGO)
    return {"community_id": cast.community.pk, "fine_id": fine.pk, "alias_id": alias.pk}


def _trainings(cast: Cast) -> dict[str, Any]:
    """A training and its trainer that wait for the network, sources that differ about Bob, a file for the registry."""
    words = composed("Safe sleep", audience="network")
    training = name_training(title=words, area="safety", minutes=45, by=cast.alice, at=LONG_AGO)
    trainer = name_trainer(name=composed("Lena Hale", audience="network"), by=cast.alice, at=LONG_AGO)
    difference = Difference.objects.create(meeting=cast.circle, person=cast.bob, minutes=30, at=NOW)
    exchange = keep_exchange(
        settled=[0], leaving=[], looked_up_to=0, minutes=0, digest="0" * 64, by=cast.dora, at=LONG_AGO
    )
    return {
        "training_id": training.pk, "trainer_id": trainer.pk, "difference_id": difference.pk,
        "exchange_id": exchange.pk,
    }  # fmt: skip


def _open_meeting(cast: Cast) -> Meeting:
    """It begins in an hour; Bob is invited to it."""
    meeting = Meeting.objects.create(
        community=cast.community, title="The next one", starts_at=NOW + timedelta(minutes=60),
        ends_at=NOW + timedelta(minutes=180), timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    Invitation.objects.create(meeting=meeting, person=cast.bob, at=LONG_AGO, by=cast.alice)
    return meeting


def _decision(cast: Cast) -> Decision:
    """Kept last night, to be looked at again in June. It was asked without a round: the register does not mind."""
    proposal = Proposal.objects.create(
        meeting=cast.circle, words="We swap routines", scale="positions", scale_edition="2026-01-01", anonymous=False,
        hidden="closed", at=SIX, by=cast.alice,
    )  # fmt: skip
    return Decision.objects.create(
        community=cast.community, meeting=cast.circle, proposal=proposal, words="We swap routines", outcome="agreed",
        owner=cast.bob, review_date=date(2026, 6, 2), at=SIX, by=cast.alice,
    )  # fmt: skip


def _kept(cast: Cast) -> dict[str, int]:
    """Bob took something on last night and shared a photo, and something waits in the parking lot."""
    step = NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk, kind="step", words="Ask the library", owner=cast.bob,
        at=SIX, by=cast.bob,
    )  # fmt: skip
    words = Words.objects.create(meeting=cast.circle, words="Field trip forms", at=SIX)
    item = ParkedItem.objects.create(
        meeting=cast.circle, number=1, words=words, sphere="ours", by=cast.bob, at=SIX
    )
    photo = Photo.objects.create(meeting=cast.circle, by=cast.bob, at=SIX, kind="jpeg", image=b"a picture")
    return {"step_id": step.pk, "item_id": item.pk, "photo_id": photo.pk}


def _reported(cast: Cast) -> int:
    """A photo of somebody who has gone, reported by Bob; nobody has looked at it yet."""
    photo = Photo.objects.create(
        meeting=cast.circle, by=person("Pia"), at=SIX, kind="jpeg", image=b"a picture of somebody's boy"
    )
    named = TextNamed(kind="photo", row=photo.pk)
    return report(cast.bob, named, at=NOW - timedelta(minutes=5)).pk


def _two_people(cast: Cast) -> dict[str, int]:
    """Dora, of the staff, may read last night's talk this morning. Somebody writes under a name; Alice asked who."""
    second = person("Dana")
    people.grant_network_role(person=second, role="staff", by=cast.dora, at=LONG_AGO)
    words = composed("A family wrote to us", audience="network")
    ours = cast.community.pk
    asked = glass.ask(
        meeting_ref=cast.circle.pk,
        community_ref=ours,
        why="complaint",
        words=words,
        hours=4,
        by=cast.dora,
        at=SIX,
    )
    glass.answer(request=asked, approves=True, by=second, at=NOW - timedelta(hours=1))
    masks.set_allowed(community_ref=ours, allowed=True, by=cast.alice, at=LONG_AGO)
    mask = masks.choose(community_ref=ours, name="Quiet Heron", real_names=[], by=second, at=LONG_AGO)
    unmask = masks.ask_unmask(mask=mask, words=words, by=cast.alice, at=SIX)
    return {"glass_id": asked.pk, "unmask_id": unmask.pk, "mask": mask.pk}


def _proposal(cast: Cast) -> Proposal:
    """Open still, its counts hidden until one has answered; Bob has."""
    proposal = Proposal.objects.create(
        meeting=cast.circle, words="We meet at seven", scale="positions", scale_edition="2026-01-01", anonymous=False,
        hidden="answered", at=SIX, by=cast.alice,
    )  # fmt: skip
    Position.objects.create(proposal=proposal, person=cast.bob, option="for", at=SIX, by=cast.bob)
    return proposal


def _report(cast: Cast) -> Report:
    """A report that was read: one line, nobody chosen yet."""
    report, _new = reports.receive(
        meeting=cast.circle, filename="zoom.csv", content=b"x", by=cast.alice, at=HALF_PAST_EIGHT
    )
    reports.start_reading(report_id=report.pk, at=HALF_PAST_EIGHT)
    line = Draft(
        name="B. Example", name_key="b example", email="", rows=1, minutes=60, flags=[], candidates=[], decision="open",
        stays=[[SIX.isoformat(), (SIX + timedelta(minutes=60)).isoformat(), None]],
    )  # fmt: skip
    reports.keep_lines(report_id=report.pk, kind="zoom.participants", drafts=[line], rows=1)
    return report


def body_of(name: str, world: World) -> dict[str, Any]:
    """The least a form of this address asks for; most ask for nothing, or for what leaves things as they are."""
    bob = world.places["person_id"]
    sent: dict[str, dict[str, Any]] = {
        **dict.fromkeys(
            ("checking.check", "checking.community", "checking.room", "checking.link_room"), TELLS
        ),
        "checking.say_fine": {"words": "Maple Lane", "why": "fine"},
        "checking.aliases": {"name": "Liam", "pseudonym": "Wren"},
        "checking.link_name": {"name": "Liam", "pseudonym": "Wren"},
        "closing.correct": {"reason": "A report came late"},
        "closing.decide": {"decision": "declined"},
        "communities.answer": {"answer": "decline"},
        "communities.roster_decide": {"row": "1", "choice": "skip"},
        "communities.role": {"role": "member"},
        "kept.photos": {"no_child": "on"},
        "meetings.answer": {"coming": "going", "how": "room"},
        "meetings.answer_for": {"person": bob, "coming": "going"},
        "meetings.by_link": {"coming": "going", "how": "room"},
        "reports.decide": {"person": bob},
        "reports.newcomer": {"name": "Someone New"},
        "reports.list": {"report": SimpleUploadedFile("r.csv", b"nothing")},
        "room.mark": {"person": bob},
        "room.correct": {"since": "6:00 pm", "until": "7:00 pm"},
        "confidentiality.ask_unmask": {"mask": world.places["mask"], "reason": "We have to know"},
        "confidentiality.choose_mask": {"name": "Calm River"},
        "confidentiality.ask_glass": {"why": "safety", "reason": "We have to know", "hours": "1"},
        "confidentiality.report": {"text": f"step:{world.places['step_id']}"},
        "confidentiality.answer_report": {"hides": "1"},
        "confidentiality.answer_network": {"hides": "1"},
        "network.role": {"role": "auditor"},
        "network.add_address": {"email": "bob3@example.org"},
    }
    return {"csrfmiddlewaretoken": "as every form sends", **sent.get(name, {})}
