"""What each audience's screen is made of: one table. A panel is drawn again only when what it shows has changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from copal.domain.decisions.queries import ProposalSeen
from copal.domain.facilitation.queries import (
    AgendaSeen,
    AskedSeen,
    BoardSeen,
    EndingSeen,
    GroupsSeen,
    HeardSeen,
    OpeningSeen,
    RoundSeen,
    Scene,
    VoiceSeen,
    agenda_seen,
    answered_seen,
    asked_seen,
    asked_still,
    asking_seen,
    board_projected,
    boards_seen,
    ending_seen,
    gifts_seen,
    grouping_seen,
    groups_seen,
    heard_seen,
    notes_seen,
    nudge_seen,
    opening_seen,
    parking_seen,
    people_seen,
    record_seen,
    round_seen,
    rounds_seen,
    steps_seen,
    voice_seen,
    writing_seen,
)
from copal.domain.facilitation.queries.parking import people_of
from copal.domain.facilitation.rules import Level
from copal.outlets.live.deciding import deciding_seen, ground_seen
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
    """The middle of the big screen: the beginning, what is asked, who is in small groups, or what is on and who speaks."""

    opening: OpeningSeen
    agenda: AgendaSeen
    voice: VoiceSeen
    asked: AskedSeen | None
    round: RoundSeen | None
    groups: GroupsSeen | None
    ending: EndingSeen | None
    board: BoardSeen | None


def _floor(scene: Scene) -> FloorSeen:
    return FloorSeen(voice=voice_seen(scene), heard=heard_seen(scene))


def _projected(scene: Scene) -> ProjectedSeen:
    return ProjectedSeen(
        opening=_opening(scene), agenda=agenda_seen(scene), voice=voice_seen(scene), asked=asked_seen(scene),
        round=round_seen(scene), groups=groups_seen(scene), ending=ending_seen(scene),
        board=board_projected(scene),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DecidingProjected:
    """What is being decided, with the time of the part it belongs to. A result makes way once somebody speaks again."""

    proposal: ProposalSeen | None
    agenda: AgendaSeen


def _deciding(scene: Scene) -> DecidingProjected:
    newest = next(iter(deciding_seen(scene).live), None)
    is_past = newest is not None and not newest.is_open and scene.state.voice.speaking is not None
    return DecidingProjected(proposal=None if is_past else newest, agenda=agenda_seen(scene))


def _parked(scene: Scene) -> int:
    return sum(not item.settled for item in scene.state.parking.items.values())


PANELS: tuple[Panel, ...] = (
    Panel(name="top", audiences=(MEMBER, NOTES), template="live/member/top.html", look=agenda_seen),
    Panel(name="ending", audiences=(MEMBER, NOTES, LEAD), template="live/_ending.html", look=ending_seen),
    Panel(name="asked", audiences=(MEMBER, NOTES), template="live/member/asked.html", look=asked_still),
    Panel(
        name="answered", audiences=(MEMBER, NOTES), template="live/member/answered.html", look=answered_seen
    ),
    Panel(name="groups", audiences=(MEMBER, NOTES), template="live/member/groups.html", look=groups_seen),
    Panel(name="opening", audiences=(MEMBER, NOTES), template="live/member/opening.html", look=_opening),
    Panel(name="round", audiences=(MEMBER, NOTES), template="live/member/round.html", look=round_seen),
    Panel(name="voice", audiences=(MEMBER, NOTES), template="live/member/voice.html", look=voice_seen),
    Panel(name="nudge", audiences=(LEAD,), template="live/lead/nudge.html", look=nudge_seen),
    Panel(name="stage", audiences=(LEAD,), template="live/lead/stage.html", look=_opening),
    Panel(name="agenda", audiences=(LEAD,), template="live/lead/agenda.html", look=agenda_seen),
    Panel(name="now", audiences=(LEAD,), template="live/lead/now.html", look=agenda_seen),
    Panel(name="floor", audiences=(LEAD,), template="live/lead/floor.html", look=_floor),
    Panel(name="rounds", audiences=(LEAD,), template="live/lead/rounds.html", look=rounds_seen),
    Panel(name="asking", audiences=(LEAD,), template="live/lead/asking.html", look=asking_seen),
    Panel(name="grouping", audiences=(LEAD,), template="live/lead/grouping.html", look=grouping_seen),
    Panel(name="people", audiences=(LEAD,), template="live/lead/people.html", look=people_seen),
    Panel(name="here", audiences=(LEAD,), template="live/lead/here.html", look=_opening),
    Panel(name="off", audiences=(MEMBER, NOTES, LEAD, SCREEN), template="live/_off.html", look=record_seen),
    Panel(name="lasttime", audiences=(MEMBER, NOTES), template="live/_lasttime.html", look=steps_seen),
    Panel(name="board", audiences=(MEMBER, NOTES, LEAD), template="live/_board_open.html", look=boards_seen),
    Panel(name="wall", audiences=(MEMBER, NOTES, LEAD), template="live/_wall.html", look=boards_seen),
    Panel(name="writing", audiences=(MEMBER, NOTES, LEAD), template="live/_writing.html", look=writing_seen),
    Panel(name="parking", audiences=(MEMBER, NOTES, LEAD), template="live/_parking.html", look=parking_seen),
    Panel(name="parked", audiences=(MEMBER, NOTES), template="live/_count.html", look=_parked),
    Panel(name="gifts", audiences=(MEMBER, NOTES, LEAD), template="live/_gifts.html", look=gifts_seen),
    Panel(
        name="shared",
        audiences=(MEMBER, NOTES),
        template="live/_count.html",
        look=lambda scene: len(scene.state.gifts.gifts),
    ),
    Panel(name="steps", audiences=(MEMBER, NOTES, LEAD), template="live/_steps.html", look=steps_seen),
    Panel(name="taken", audiences=(MEMBER, NOTES), template="live/_taken.html", look=steps_seen),
    Panel(name="owners", audiences=(NOTES, LEAD), template="live/_owners.html", look=people_of),
    Panel(name="notes", audiences=(NOTES, LEAD), template="live/_notes.html", look=notes_seen),
    Panel(name="noting", audiences=(NOTES, LEAD), template="live/_noting.html", look=notes_seen),
    Panel(
        name="proposals",
        audiences=(MEMBER, NOTES),
        template="live/member/proposals.html",
        look=deciding_seen,
    ),
    Panel(name="proposals", audiences=(LEAD,), template="live/lead/proposals.html", look=deciding_seen),
    Panel(name="proposals", audiences=(SCREEN,), template="live/screen/proposals.html", look=_deciding),
    Panel(name="ground", audiences=(MEMBER, NOTES), template="live/member/ground.html", look=ground_seen),
    Panel(name="ground", audiences=(LEAD,), template="live/lead/ground.html", look=ground_seen),
    Panel(name="ground", audiences=(SCREEN,), template="live/screen/ground.html", look=ground_seen),
    Panel(name="projected", audiences=(SCREEN,), template="live/screen/projected.html", look=_projected),
)


def panels_of(audience: str) -> tuple[Panel, ...]:
    return tuple(panel for panel in PANELS if audience in panel.audiences)
