"""Taking something on, and what becomes of it. Who may do so is decided by whoever asks: a page, a journey."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.communities.models import Community
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.practice.facts import StepClosed, StepReopened, StepTaken, StepToldOf
from copal.domain.practice.models import NextStep, StepNews

LONGEST_STEP, LONGEST_NEWS = 300, 1000
OPEN, DONE, DROPPED = (stage.value for stage in NextStep.Stage)


class NothingSaid(Refused):
    reason = "nothing_said"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is taken on. `kind` is step | trial; `due` a day where the community is, or None."""

    kind: str
    words: Screened
    owner_id: int
    due: date | None


@transaction.atomic
def take_on(*, community: Community, meeting_id: int, plan: Plan, by: Person, at: datetime) -> NextStep:
    """Raises `NothingSaid`."""
    _require(plan.words)
    step = NextStep.objects.create(
        community=community, meeting_ref=meeting_id, kind=plan.kind, words=plan.words.words,
        owner_id=plan.owner_id, due=plan.due, at=at, by=by,
    )  # fmt: skip
    journal.record(
        StepTaken(
            at=at, by=by.pk, community=community.pk, meeting=meeting_id, step=step.pk, owner=plan.owner_id
        )
    )
    return step


@transaction.atomic
def close(*, step: NextStep, stage: str, by: Person, at: datetime) -> bool:
    """Done or dropped. Returns whether that changed anything."""
    return _move(step, stage, stage, StepClosed(at=at, by=by.pk, step=step.pk, stage=stage))


@transaction.atomic
def reopen(*, step: NextStep, by: Person, at: datetime) -> bool:
    """Returns whether that changed anything."""
    return _move(step, OPEN, StepNews.Kind.AGAIN, StepReopened(at=at, by=by.pk, step=step.pk))


def _move(step: NextStep, stage: str, news: str, fact: StepClosed | StepReopened) -> bool:
    now = NextStep.objects.select_for_update(no_key=True).get(pk=step.pk)
    if now.stage == stage:
        return False
    now.stage, now.closed_at = stage, None if stage == OPEN else fact.at
    now.save(update_fields=["stage", "closed_at"])
    StepNews.objects.create(step=now, kind=news, at=fact.at, by_id=fact.by)
    journal.record(fact)
    return True


@transaction.atomic
def tell(*, step: NextStep, words: Screened, by: Person, at: datetime) -> None:
    """How it went; as often as there is something to tell. Raises `NothingSaid`."""
    _require(words)
    StepNews.objects.create(step=step, kind=StepNews.Kind.TOLD, words=words.words, at=at, by=by)
    journal.record(StepToldOf(at=at, by=by.pk, step=step.pk))


@transaction.atomic
def forget_steps(*, meeting_id: int) -> None:
    """What was taken on at one meeting, once the time to keep it is over: nothing but words was left of it."""
    StepNews.objects.filter(step__meeting_ref=meeting_id).delete()
    NextStep.objects.filter(meeting_ref=meeting_id).delete()


def _require(words: Screened) -> None:
    if not words.words:
        raise NothingSaid(_("Write a few words first."))
