"""Everything the house holds about one person, in parts, for that person alone. No other person's name or words.

What others wrote about them as credit (the reason of a correction, the answer to a claim) stands on their pages and is
the writer's; it is not in here. Facts of the journal come with the numbers of their communities and meetings only.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.domain.attendance.models import Claim, Stay
from copal.domain.communities.models import Agreement, Community, JoinRequest, Membership
from copal.domain.confidentiality.rules.leaves import leaves
from copal.domain.credentials.models import Certificate
from copal.domain.facilitation.models import Acknowledgement, Photo
from copal.domain.hours.queries import every_entry_of
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Answer, Invitation, Meeting
from copal.domain.people.actions import PROFILE
from copal.domain.people.models import NetworkRole, OtherAddress, Person
from copal.domain.practice.models import NextStep
from copal.domain.programmes.models import Ask, Consent, Directing
from copal.journeys.texts import TEXTS, community_of, meeting_of, written_by

type Row = dict[str, Any]
OF_A_FACT = ("community", "meeting", "how", "what", "role", "version", "on", "kind", "minutes")


@dataclass(frozen=True)
class Part:
    """One file of the archive. `rows` are plain values, each with the same names."""

    name: str
    title: Promise
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Paper:
    code: str
    pdf: bytes


def parts_of(person: Person) -> tuple[Part, ...]:
    """All of it, but the papers, the pictures and the letters."""
    return tuple(Part(name, title, tuple(rows(person))) for name, title, rows in PARTS)


def papers_of(person: Person) -> Iterator[Paper]:
    for one in Certificate.objects.filter(person=person).order_by("issued_at", "pk").iterator(chunk_size=50):
        yield Paper(one.code, bytes(one.pdf))


@dataclass(frozen=True)
class Picture:
    """A photo they shared that still stands and is not hidden, as it is kept: cleaned."""

    name: str
    content: bytes


def pictures_of(person: Person) -> Iterator[Picture]:
    """One at a time: a picture is large."""
    for one in _photos_of(person).iterator(chunk_size=1):
        if one.image:
            yield Picture(f"photo-{one.pk}.{one.ending}", bytes(one.image))


def _photos(person: Person) -> Iterable[Row]:
    """One that is hidden has no file: it is nobody's to take out until two people have looked."""
    rows = _photos_of(person).annotate(is_hidden=Q(image=b""))
    for one in rows.select_related("meeting").defer("image"):
        name = "" if one.is_hidden else f"photo-{one.pk}.{one.ending}"
        yield {"name": name, "hidden": one.is_hidden, "meeting": one.meeting.title, "at": one.at}


def _photos_of(person: Person) -> QuerySet[Photo]:
    return Photo.objects.filter(by=person, taken_back_at=None).order_by("at", "pk")


def _profile(person: Person) -> Iterable[Row]:
    fields = {name: getattr(person, name) for name in PROFILE}
    yield {"number": person.pk, "email": person.email, **fields, "added_at": person.added_at,
           "opened_at": person.opened_at, "last_signed_in_at": person.last_login}  # fmt: skip


def _addresses(person: Person) -> Iterable[Row]:
    return _named(OtherAddress.objects.filter(person=person).order_by("pk"), email="email", at="at")


def _passkeys(person: Person) -> Iterable[Row]:
    for one in Authenticator.objects.filter(user_id=person.pk).order_by("pk"):
        yield {
            "name": str(one.data.get("name", "")),
            "added_at": one.created_at,
            "last_used_at": one.last_used_at,
        }


def _network_roles(person: Person) -> Iterable[Row]:
    rows = NetworkRole.objects.filter(person=person).order_by("at", "pk")
    return _named(rows, role="role", at="at", ended_at="ended_at")


def _memberships(person: Person) -> Iterable[Row]:
    return _named(
        Membership.objects.filter(person=person).order_by("joined_at", "pk"),
        community="community__name", role="role", joined_at="joined_at", ended_at="ended_at", how_ended="how_ended",
    )  # fmt: skip


def _requests(person: Person) -> Iterable[Row]:
    rows = JoinRequest.objects.filter(person=person).order_by("at", "pk")
    return _named(
        rows, community="community__name", how="how", at="at", answer="answer", answered_at="answered_at"
    )


def _agreements(person: Person) -> Iterable[Row]:
    return _named(
        Agreement.objects.filter(person=person).order_by("at", "pk"),
        community="expectations__community__name", version="expectations__version", at="at",
    )  # fmt: skip


def _acknowledgements(person: Person) -> Iterable[Row]:
    rows = Acknowledgement.objects.filter(person=person).order_by("at", "pk")
    return _named(rows, meeting="meeting__title", version="version", at="at")


def _invitations(person: Person) -> Iterable[Row]:
    return _named(
        Invitation.objects.filter(person=person).order_by("at", "pk"),
        meeting="meeting__title", starts_at="meeting__starts_at", at="at", guest="guest",
    )  # fmt: skip


def _answers(person: Person) -> Iterable[Row]:
    return _named(
        Answer.objects.filter(person=person).order_by("pk"),
        meeting="meeting__title", starts_at="meeting__starts_at", coming="coming", how="how",
    )  # fmt: skip


def _presence(person: Person) -> Iterable[Row]:
    return _named(
        Stay.objects.filter(person=person).order_by("since", "pk"),
        meeting="meeting__title", since="since", until="until", source="source", at="at", withdrawn_at="withdrawal__at",
    )  # fmt: skip


def _hours(person: Person) -> Iterable[Row]:
    for one in every_entry_of(person):
        yield {"entry": one.id, "on": one.on, "community": one.community, "title": one.title, "kind": one.kind,
               "minutes": one.minutes, "known_by": one.provenance, "rule": one.policy, "takes_back": one.reverses,
               "at": one.at}  # fmt: skip


def _claims(person: Person) -> Iterable[Row]:
    return _named(
        Claim.objects.filter(person=person).order_by("at", "pk"),
        meeting="meeting__title", since="since", until="until", at="at", decision="decision", decided_at="decided_at",
    )  # fmt: skip


def _certificates(person: Person) -> Iterable[Row]:
    return _named(
        Certificate.objects.filter(person=person).order_by("issued_at", "pk"),
        number="code", kind="kind", starts_on="starts_on", ends_on="ends_on", growth_minutes="growth_minutes",
        training_minutes="training_minutes", issued_at="issued_at", revoked_at="revocation__at",
    )  # fmt: skip


def _steps(person: Person) -> Iterable[Row]:
    """Their own, taken on by themselves: one that somebody else wrote down for them is that one's words."""
    for one in NextStep.objects.filter(owner=person).select_related("community").order_by("at", "pk"):
        own = one.by_id == person.pk
        yield {"community": one.community.name, "kind": one.kind, "words": one.words if own else "",
               "due": one.due, "stage": one.stage, "at": one.at, "closed_at": one.closed_at}  # fmt: skip


def _directing(person: Person) -> Iterable[Row]:
    return _named(
        Directing.objects.filter(person=person).order_by("at", "pk"),
        programme="programme__name", at="at", accepted_at="accepted_at", ended_at="ended_at",
    )  # fmt: skip


def _asked(person: Person) -> Iterable[Row]:
    return _named(
        Ask.objects.filter(person=person).order_by("at", "pk"),
        programme="programme__name", email="address", at="at", answer="answer", answered_at="answered_at",
    )  # fmt: skip


def _sharing(person: Person) -> Iterable[Row]:
    return _named(
        Consent.objects.filter(person=person).order_by("at", "pk"),
        programme="programme__name", at="at", until="last_day", ended_at="ended_at", how_ended="how_ended",
    )  # fmt: skip


def _texts(person: Person) -> Iterable[Row]:
    """Every text of theirs that still stands, by kind; what was emptied or destroyed is in none."""
    found = [(text, row) for text in TEXTS for row in written_by(text, person.pk).order_by("pk")]
    communities = Community.objects.in_bulk({community_of(*one) for one in found} - {None})
    meetings = Meeting.objects.in_bulk({meeting_of(*one) for one in found} - {None})
    for text, row in found:
        community, meeting = communities.get(community_of(text, row)), meetings.get(meeting_of(text, row))
        for _place, words in leaves(getattr(row, text.field)):
            if words.strip():
                yield {"kind": text.kind, "words": words, "at": getattr(row, "at", None), "for": text.audience,
                       "community": community.name if community else "", "meeting": meeting.title if meeting else ""}  # fmt: skip


def _facts(person: Person) -> Iterable[Row]:
    rows = Entry.objects.filter(Q(by=person) | Q(about__person=person.pk)).order_by("pk")
    for kind, at, by, about in rows.values_list("kind", "at", "by_id", "about").iterator(chunk_size=1000):
        told = {name: about[name] for name in OF_A_FACT if name in about}
        yield {"kind": kind, "at": at, "done_by_you": by == person.pk, "about": told}


def _named(rows: Any, **columns: str) -> Iterator[Row]:
    """Each row's columns under the names they have in the archive."""
    for values in rows.values_list(*columns.values()).iterator(chunk_size=1000):
        yield dict(zip(columns, values, strict=True))


PARTS: tuple[tuple[str, Promise, Callable[[Person], Iterable[Row]]], ...] = (
    ("profile", _("About you"), _profile),
    ("addresses", _("Further mail addresses"), _addresses),
    ("passkeys", _("Passkeys"), _passkeys),
    ("network-roles", _("What you do for the network"), _network_roles),
    ("memberships", _("Memberships"), _memberships),
    ("requests", _("Requests to join"), _requests),
    ("agreements", _("Expectations you agreed to"), _agreements),
    ("acknowledgements", _("Expectations you affirmed at a meeting"), _acknowledgements),
    ("invitations", _("Invitations"), _invitations),
    ("answers", _("Your answers"), _answers),
    ("presence", _("When you were there"), _presence),
    ("hours", _("Hours"), _hours),
    ("claims", _("What you said about your hours"), _claims),
    ("certificates", _("Certificates"), _certificates),
    ("steps", _("Next steps"), _steps),
    ("directing", _("Programs you direct"), _directing),
    ("asked-to-share", _("Programs that asked you"), _asked),
    ("sharing", _("Who sees where you stand"), _sharing),
    ("texts", _("What you wrote"), _texts),
    ("photos", _("Photos you shared"), _photos),
    ("facts", _("What happened"), _facts),
)
