"""Whoever leads adds people who are on the phone, in the room, or without an account: to the room and to the evidence.

And sees them off again.
"""

from collections.abc import Mapping
from datetime import datetime

from copal.domain.attendance import rules as attendance
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.attendance.queries import person_expected
from copal.domain.attendance.rules import ON_PHONE
from copal.domain.facilitation.actions import Sender, within
from copal.domain.facilitation.rules import Happening, Level, State
from copal.domain.facilitation.rules.fields import ID, choice, read
from copal.domain.facilitation.rules.opening import HOW
from copal.journeys.keep_presence import Newcomer, add_newcomer, correct, mark
from copal.policies import doors as policies

WAY = choice(*HOW)


def bring(sender: Sender, fields: Mapping[str, str], *, at: datetime) -> State:
    """Someone on the list is here. Raises Http404 for a person who is not, and what marking presence refuses."""

    def brought(state: State) -> tuple[Happening, ...]:
        chosen = read({"person": ID, "how": WAY}, fields)
        person = person_expected(sender.meeting, chosen["person"])
        marking = Marking(
            person_id=person.pk, since=_since(sender, at), until=None, note=_note(chosen["how"]),
            client_key=sender.client_key,
        )  # fmt: skip
        mark(meeting=sender.meeting, markings=[marking], by=sender.person, at=at)
        return _came(state, person.pk, chosen["how"])

    return within(sender, brought, at=at, needed=Level.LEADS, only_open=False)


def bring_newcomer(sender: Sender, name: str, fields: Mapping[str, str], *, at: datetime) -> State:
    """Someone on no list is here: a new person without an account, by the name the facilitator typed."""

    def brought(state: State) -> tuple[Happening, ...]:
        how = read({"how": WAY}, fields)["how"]
        newcomer = Newcomer(
            name=name, email="", since=_since(sender, at), until=None, note=_note(how),
            client_key=sender.client_key,
        )  # fmt: skip
        person = add_newcomer(meeting=sender.meeting, newcomer=newcomer, by=sender.person, at=at)
        return _came(state, person.pk, how)

    return within(sender, brought, at=at, needed=Level.LEADS, only_open=False)


def see_off(sender: Sender, fields: Mapping[str, str], *, at: datetime) -> State:
    """Someone has gone: out of the room, and their presence ends now. Whoever is not here is left alone."""

    def gone(state: State) -> tuple[Happening, ...]:
        person = read({"person": ID}, fields)["person"]
        if person not in state.opening.here:
            return ()
        stays = Stay.objects.filter(
            meeting=sender.meeting, person=person, until=None, withdrawal=None, since__lt=at
        )
        for stay in stays.select_related("meeting", "person"):
            correct(stay=stay, since=stay.since, until=at, by=sender.person, at=at)
        return (Happening("went", {"person": person}),)

    return within(sender, gone, at=at, needed=Level.LEADS, only_open=False)


def _came(state: State, person: int, how: str) -> tuple[Happening, ...]:
    return (
        () if state.opening.here.get(person) == how else (Happening("came", {"person": person, "how": how}),)
    )


def _note(how: str) -> str:
    return ON_PHONE if how == "phone" else ""


def _since(sender: Sender, at: datetime) -> datetime:
    meeting = sender.meeting
    policy = policies.in_force(on=at.date())
    return attendance.here_since(at=at, starts_at=meeting.starts_at, policy=policy)
