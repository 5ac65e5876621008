"""Next steps and trials are taken on and finished in the room, where everyone sees it, and kept by the practice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from copal.domain.communities.models import Membership
from copal.domain.confidentiality.rules import Screened
from copal.domain.facilitation.actions import Sender, within
from copal.domain.facilitation.rules import Happening, Level, No, State
from copal.domain.facilitation.rules.fields import DAY, ID, choice, read
from copal.domain.practice import actions as practice
from copal.domain.practice.models import NextStep
from copal.domain.practice.queries import step_of_community

KINDS = choice(*NextStep.Kind.values)


def take(sender: Sender, words: Screened, fields: Mapping[str, str], *, at: datetime) -> State:
    """Someone takes something on; who leads or takes notes may name another who is here, or a member."""

    def taken(state: State) -> tuple[Happening, ...]:
        if not words.words:
            raise No("nothing_said")
        chosen = read({"kind": KINDS, "owner": ID.optional, "due": DAY.optional}, fields)
        plan = practice.Plan(
            kind=chosen["kind"], words=words, owner_id=_owner(sender, state, chosen), due=chosen.get("due")
        )
        step = practice.take_on(
            community=sender.meeting.community, meeting_id=sender.meeting.pk, plan=plan, by=sender.person, at=at
        )  # fmt: skip
        return (Happening("step_taken", {"step": step.pk, "owner": plan.owner_id}),)

    return within(sender, taken, at=at, on_record=True)


def _owner(sender: Sender, state: State, chosen: Mapping[str, Any]) -> int:
    owner: int = chosen.get("owner", sender.person.pk)
    if owner == sender.person.pk:
        return owner
    if sender.level < Level.NOTES:
        raise No("only_your_own")
    members = Membership.objects.current().filter(community=sender.meeting.community_id, person=owner)
    if owner not in state.opening.were_here and not members.exists():
        raise No("not_here", person=owner)
    return owner


def close(sender: Sender, stage: str, fields: Mapping[str, str], *, at: datetime) -> State:
    """Done or dropped: by whose it is, or by those who lead or take notes."""

    def closed(state: State) -> tuple[Happening, ...]:
        step = _step(sender, fields)
        changed = practice.close(step=step, stage=stage, by=sender.person, at=at)
        return (_told("step_closed", step),) if changed else ()

    return within(sender, closed, at=at, only_open=False)


def reopen(sender: Sender, fields: Mapping[str, str], *, at: datetime) -> State:
    def reopened(state: State) -> tuple[Happening, ...]:
        step = _step(sender, fields)
        return (_told("step_reopened", step),) if practice.reopen(step=step, by=sender.person, at=at) else ()

    return within(sender, reopened, at=at, only_open=False)


def tell(sender: Sender, words: Screened, fields: Mapping[str, str], *, at: datetime) -> State:
    """How it went."""

    def told(state: State) -> tuple[Happening, ...]:
        if not words.words:
            raise No("nothing_said")
        step = _step(sender, fields)
        practice.tell(step=step, words=words, by=sender.person, at=at)
        return (_told("step_told", step),)

    return within(sender, told, at=at, only_open=False, on_record=True)


def _step(sender: Sender, fields: Mapping[str, str]) -> NextStep:
    step = step_of_community(read({"step": ID}, fields)["step"], sender.meeting.community_id)
    if step.owner_id != sender.person.pk and sender.level < Level.NOTES:
        raise No("not_your_step")
    return step


def _told(kind: str, step: NextStep) -> Happening:
    return Happening(kind, {"step": step.pk, "owner": step.owner_id})
