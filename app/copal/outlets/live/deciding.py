"""What every screen shows of deciding: proposals and common ground, with what the forms of those who lead need."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from copal.domain.decisions import queries as decisions
from copal.domain.decisions.queries import AgreementLine, ProposalSeen, QuestionSeen, ScaleSeen, Someone
from copal.domain.decisions.rules import review_day
from copal.domain.facilitation.queries import Scene
from copal.policies import decisions as policies


@dataclass(frozen=True, kw_only=True)
class DecidingSeen:
    """`live` are open, or closed and not settled yet; `settled` are over. `owners` are those who are here.

    `may_ask`: the meeting is open and on the record.
    """

    live: tuple[ProposalSeen, ...]
    settled: tuple[ProposalSeen, ...]
    promises: tuple[AgreementLine, ...]
    owners: tuple[Someone, ...]
    scales: tuple[ScaleSeen, ...]
    controls: tuple[tuple[str, str], ...]
    review_day: date
    may_ask: bool


@dataclass(frozen=True, kw_only=True)
class GroundSeen:
    """The newest question of common ground, if there is one. `is_recent`: open, or of the part that is on now."""

    question: QuestionSeen | None
    is_recent: bool
    may_ask: bool


def deciding_seen(scene: Scene) -> DecidingSeen:
    """Asks nothing where nothing was ever proposed at this meeting."""
    state, meeting = scene.state, scene.meeting
    found: tuple[ProposalSeen, ...] = ()
    if state.proposals.changed:
        found = decisions.proposals_of(meeting.pk, present=state.opening.present)
    live = tuple(one for one in found if one.state in ("open", "closed"))
    today = scene.at.astimezone(ZoneInfo(meeting.community.timezone)).date()
    return DecidingSeen(
        live=live, settled=tuple(one for one in found if one not in live), promises=_promises(scene),
        owners=_here(scene), scales=decisions.scales_offered(), controls=decisions.controls_offered(),
        review_day=review_day(today, policies.in_force(on=today)), may_ask=_may_ask(scene),
    )  # fmt: skip


def ground_seen(scene: Scene) -> GroundSeen:
    found: tuple[QuestionSeen, ...] = ()
    if scene.state.proposals.ground_changed:
        found = decisions.ground_of_meeting(scene.meeting.pk)
    newest, on = found[0] if found else None, scene.state.agenda.now
    is_recent = newest is not None and (newest.is_open or newest.segment == (on.segment if on else None))
    return GroundSeen(question=newest, is_recent=is_recent, may_ask=_may_ask(scene))


def _may_ask(scene: Scene) -> bool:
    return scene.state.opening.is_open and not scene.state.record.is_off


def _promises(scene: Scene) -> tuple[AgreementLine, ...]:
    lines = (*scene.expectations, *scene.confidentiality)
    return tuple(
        AgreementLine(version=scene.expectations_version, line=number, words=words)
        for number, words in enumerate(lines, start=1)
    )


def _here(scene: Scene) -> tuple[Someone, ...]:
    found = [Someone(id=one, name=scene.name(one)) for one in scene.state.opening.here]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))
