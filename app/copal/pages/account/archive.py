"""The archive of everything about a person: a page to read offline, JSON for a computer, and the papers, in one zip."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.queries import the_network
from copal.journeys.own_data import Part, papers_of, parts_of, pictures_of
from copal.outlets.sent import letters_sent_to

if TYPE_CHECKING:
    from copal.domain.people.models import Person

HEADINGS: dict[str, Promise] = {
    "about": _("About"), "accepted_at": _("Accepted"), "added_at": _("Added"), "answer": _("Answer"), "answered_at": _("Answered"), "at": _("When"),
    "chosen_name": _("Name"), "closed_at": _("Closed"), "coming": _("Coming"), "community": _("Community"),
    "decided_at": _("Decided"), "decision": _("Answer"), "done_by_you": _("Done by you"), "due": _("Due"), "email": _("Mail"),
    "ended_at": _("Ended"), "ends_on": _("Until"), "entry": _("Entry"), "for": _("Who may read it"),
    "growth_minutes": _("Minutes of professional growth"), "guest": _("As a guest"), "hidden": _("Hidden"), "hired_date": _("Hired"), "how": _("How"),
    "how_ended": _("How it ended"), "issued_at": _("Issued"), "joined_at": _("Joined"), "kind": _("Kind"),
    "known_by": _("How it is known"), "language": _("Language"), "last_signed_in_at": _("Last signed in"),
    "last_used_at": _("Last used"), "legal_name": _("Legal name"), "licensed_date": _("Licensed"), "meeting": _("Meeting"),
    "minutes": _("Minutes"), "name": _("Name"), "number": _("Number"), "on": _("Date"), "opened_at": _("Account opened"), "programme": _("Program"),
    "region": _("Region"), "revoked_at": _("Revoked"), "role": _("Role"), "rule": _("Rule"), "sent_at": _("Sent"),
    "setting": _("Where you work"), "since": _("Since"), "source": _("Source"), "stage": _("Where it stands"),
    "starts_at": _("Starts"), "starts_on": _("From"), "takes_back": _("Takes back entry"), "title": _("Title"),
    "training_minutes": _("Minutes of training"), "until": _("Until"), "version": _("Version"), "withdrawn_at": _("Withdrawn"),
    "words": _("Words"),
}  # fmt: skip


def archive_of(person: "Person", *, at: datetime) -> bytes:
    """The zip, made in memory: what is held about one person is small, but for the photos of three months."""
    letters = tuple({"kind": one.kind, "sent_at": one.sent_at} for one in letters_sent_to(person.pk))
    parts = (*parts_of(person), Part("letters", _("Letters sent to you"), letters))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        papers = []
        for paper in papers_of(person):
            papers.append(paper.code)
            bundle.writestr(_entry(f"certificates/{paper.code}.pdf", at), paper.pdf)
        for picture in pictures_of(person):
            bundle.writestr(_entry(f"photos/{picture.name}", at), picture.content, zipfile.ZIP_STORED)
        for part in parts:
            bundle.writestr(_entry(f"{part.name}.json", at), _as_json(part))
        bundle.writestr(_entry("archive.css", at), Path(__file__).with_name("archive.css").read_bytes())
        bundle.writestr(_entry("index.html", at), _page(person, parts, papers, at))
    return held.getvalue()


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, at.timetuple()[:6])
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _as_json(part: Part) -> str:
    return json.dumps(part.rows, default=str, ensure_ascii=False, indent=1)


def _page(person: "Person", parts: Sequence[Part], papers: Sequence[str], at: datetime) -> str:
    network = the_network()
    return render_to_string(
        "account/own_data/index.html",
        {
            "person": person, "network": network.name if network else "Copal", "at": _shown(at), "papers": [(one, f"certificates/{one}.pdf") for one in papers],
            "parts": [_drawn(part) for part in parts], "language": get_language(),
            "direction": "rtl" if get_language_bidi() else "ltr",
        },
    )  # fmt: skip


def _drawn(part: Part) -> dict[str, Any]:
    names = list(part.rows[0]) if part.rows else []
    return {
        "name": part.name, "file": f"{part.name}.json", "title": part.title, "count": len(part.rows), "headings": [HEADINGS[one] for one in names],
        "rows": [[_shown(row[one]) for one in names] for row in part.rows],
    }  # fmt: skip


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M UTC")
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_shown(one)}" for name, one in value.items()) or "–"
    return str(value)
