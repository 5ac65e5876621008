"""What each audience's screen is made of: one table. A panel is drawn again only when what it shows has changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from copal.domain.facilitation.queries import (
    AgendaSeen,
    HeardSeen,
    OpeningSeen,
    Scene,
    VoiceSeen,
    agenda_seen,
    heard_seen,
    opening_seen,
    voice_seen,
)
from copal.domain.facilitation.rules import Level
from copal.policies import room as policies

MEMBER, NOTES, LEAD, SCREEN = "member", "notes", "lead", "screen"
NEEDED: dict[str, Level] = {  # what someone must be to see what this audience sees
    MEMBER: Level.HERE,
    NOTES: Level.NOTES,
    LEAD: Level.LEADS,
    SCREEN: Level.NOTES,
}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One piece of a screen: `look` finds what it shows (compared by value), `template` draws it as `seen`."""

    name: str
    audiences: tuple[str, ...]
    template: str
    look: Callable[[Scene], object]


def _opening(scene: Scene) -> OpeningSeen:
    before = timedelta(minutes=policies.in_force(on=scene.at.date()).opens_before_minutes)
    return opening_seen(scene, opens_at=scene.meeting.starts_at - before)


@dataclass(frozen=True, kw_only=True)
class FloorSeen:
    """Who speaks and, beside it for those who lead, who was heard."""

    voice: VoiceSeen
    heard: HeardSeen


@dataclass(frozen=True, kw_only=True)
class ProjectedSeen:
    """The middle of the big screen: the beginning, or what is on and who speaks."""

    opening: OpeningSeen
    agenda: AgendaSeen
    voice: VoiceSeen


def _floor(scene: Scene) -> FloorSeen:
    return FloorSeen(voice=voice_seen(scene), heard=heard_seen(scene))


def _projected(scene: Scene) -> ProjectedSeen:
    return ProjectedSeen(opening=_opening(scene), agenda=agenda_seen(scene), voice=voice_seen(scene))


PANELS: tuple[Panel, ...] = (
    Panel(name="top", audiences=(MEMBER, NOTES), template="live/member/top.html", look=agenda_seen),
    Panel(name="opening", audiences=(MEMBER, NOTES), template="live/member/opening.html", look=_opening),
    Panel(name="voice", audiences=(MEMBER, NOTES), template="live/member/voice.html", look=voice_seen),
    Panel(name="stage", audiences=(LEAD,), template="live/lead/stage.html", look=_opening),
    Panel(name="agenda", audiences=(LEAD,), template="live/lead/agenda.html", look=agenda_seen),
    Panel(name="now", audiences=(LEAD,), template="live/lead/now.html", look=agenda_seen),
    Panel(name="floor", audiences=(LEAD,), template="live/lead/floor.html", look=_floor),
    Panel(name="here", audiences=(LEAD,), template="live/lead/here.html", look=_opening),
    Panel(name="projected", audiences=(SCREEN,), template="live/screen/projected.html", look=_projected),
)


def panels_of(audience: str) -> tuple[Panel, ...]:
    return tuple(panel for panel in PANELS if audience in panel.audiences)
