"""A room's panels as HTML, once for each audience and language, never for each person.

What is one person's alone stands in none of them: a page that is drawn for somebody passes their tokens in, an
open screen asks for its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import get_template
from django.utils import translation

from copal.domain.facilitation.queries import Scene, scene_after, scene_of
from copal.outlets.live.panels import MEMBER, panels_of

type Channel = tuple[str, str]  # audience, language


@dataclass(frozen=True)
class Drawing:
    """One channel's screen: what each panel shows, and its HTML."""

    seen: Mapping[str, object] = field(default_factory=dict)
    html: Mapping[str, str] = field(default_factory=dict)

    def changed_since(self, before: "Drawing") -> dict[str, str]:
        return {name: html for name, html in self.html.items() if before.html.get(name) != html}


@dataclass(frozen=True)
class Redrawn:
    """All channels after a look at the room."""

    scene: Scene
    drawings: Mapping[Channel, Drawing]


def redraw(
    meeting_id: int,
    channels: Collection[Channel],
    before: Redrawn | None,
    *,
    at: datetime,
    afresh: bool = False,
) -> Redrawn:
    """Look again, and draw the panels that show something else than before. Runs in a thread; asks the database."""
    scene = scene_after(before.scene, at=at, afresh=afresh) if before else scene_of(meeting_id, at=at)
    known = before.drawings if before else {}
    looked: dict[str, object] = {}
    drawings = {
        channel: _drawn(scene, channel, known.get(channel, Drawing()), looked) for channel in channels
    }
    return Redrawn(scene=scene, drawings=drawings)


def _drawn(scene: Scene, channel: Channel, before: Drawing, looked: dict[str, object]) -> Drawing:
    audience, language = channel
    seen: dict[str, object] = {}
    html: dict[str, str] = {}
    with translation.override(language):
        for panel in panels_of(audience):
            key = f"{panel.look} {language}"  # several panels may show the same
            if key not in looked:
                looked[key] = panel.look(scene)
            seen[panel.name] = looked[key]
            if panel.name in before.html and before.seen.get(panel.name) == seen[panel.name]:
                html[panel.name] = before.html[panel.name]
            else:
                html[panel.name] = _html(panel.template, scene, audience, seen[panel.name], {})
    return Drawing(seen=seen, html=html)


def panels_for(
    scene: Scene, audience: str, *, mine: Iterable[str], page: Mapping[str, Any]
) -> dict[str, str]:
    """The same panels for one person's page, in the language that is active: with their tokens and their form token."""
    given = {"mine": frozenset(mine), **page}
    looked = {look: look(scene) for look in {panel.look for panel in panels_of(audience)}}
    return {
        panel.name: _html(panel.template, scene, audience, looked[panel.look], given)
        for panel in panels_of(audience)
    }


def _html(template: str, scene: Scene, audience: str, seen: object, given: Mapping[str, Any]) -> str:
    context = {
        "seen": seen,
        "audience": audience,
        "meeting": scene.meeting,
        "acts": "acts/" if audience == MEMBER else "../acts/",
        **given,
    }
    return get_template(template).render(context)
