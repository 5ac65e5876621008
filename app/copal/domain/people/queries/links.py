"""Signed links: one person, one purpose, one thing. They end with the person's key, or on their day.

A token is `person.about.until` in base 36 and a signature over it, keyed by the site's secret, the
purpose and the person's `link_key`. So a link for one purpose never works for another, and renewing the
key ends them all at once. Nothing is stored.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.utils.http import base36_to_int, int_to_base36
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.people.models import Person

LONGEST = 200  # characters; ours are some 60


class LinkEnded(Refused):
    """`reason` is link_broken (cut off, foreign, renewed) or link_over (its time has passed)."""

    reason = "link_broken"


@dataclass(frozen=True)
class Link:
    person: Person
    about: int | None  # the id of what it is about, as the purpose understands it


def _signer(person: Person, purpose: str) -> Signer:
    return Signer(sep=".", salt=f"copal.link.{purpose}.{person.link_key}")


def link_token(
    person: Person, purpose: str, about: int | None = None, *, until: datetime | None = None
) -> str:
    """`until` is the moment after which it no longer works (whole seconds); None: until the key is renewed."""
    numbers = (person.pk, about or 0, int(until.timestamp()) if until else 0)
    return _signer(person, purpose).sign(".".join(int_to_base36(number) for number in numbers))


def person_by_token(token: str, purpose: str, *, at: datetime) -> Link:
    """Raises `LinkEnded`, in words for whoever holds the link."""
    numbers = _numbers(token)
    person = Person.objects.filter(pk=numbers[0], is_active=True).first() if numbers else None
    if person is None or numbers is None or not _is_signed(token, person, purpose):
        raise LinkEnded(
            _(
                "This link does not work. It may be cut off, or a newer one has taken its place. Sign in instead."
            )
        )
    if numbers[2] and at.timestamp() > numbers[2]:
        over = LinkEnded(_("The time of this link is over. Sign in to see where things stand."))
        over.reason = "link_over"
        raise over
    return Link(person=person, about=numbers[1] or None)


def _numbers(token: str) -> tuple[int, int, int] | None:
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 4:  # noqa: PLR2004 - three numbers and the signature
        return None
    try:
        person, about, until = (base36_to_int(part) for part in parts[:3])
    except ValueError:
        return None
    return person, about, until


def _is_signed(token: str, person: Person, purpose: str) -> bool:
    try:
        _signer(person, purpose).unsign(token)
    except BadSignature:
        return False
    return True
