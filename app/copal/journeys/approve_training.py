"""The network says what a training or a trainer is worth: minutes that wait become hours, or what the policy says."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.confidentiality.rules import composed
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.stretches import meetings_that_name
from copal.domain.people.models import Person
from copal.domain.training import actions as trainings
from copal.domain.training.actions import Validity
from copal.domain.training.models import Trainer, Training
from copal.journeys.correct_hours import recredit
from copal.journeys.earnings import hold_meetings


@transaction.atomic
def decide_training(
    *, training: Training, said: Validity, minutes: int, number: str, by: Person, at: datetime
) -> int:
    """Returns how many people's minutes it settled. Raises what `training.decide_training` refuses."""
    if not trainings.decide_training(
        training=training, said=said, minutes=minutes, number=number, by=by, at=at
    ):
        return 0
    return _settle(meetings_that_name(training=training.pk), said.decision, by, at)


@transaction.atomic
def decide_trainer(*, trainer: Trainer, said: Validity, by: Person, at: datetime) -> int:
    """The same for who trains."""
    if not trainings.decide_trainer(trainer=trainer, said=said, by=by, at=at):
        return 0
    return _settle(meetings_that_name(trainer=trainer.pk), said.decision, by, at)


def _settle(meeting_ids: list[int], decision: str, by: Person, at: datetime) -> int:
    reason = (
        _("The network approved the training.")
        if decision == "approved"
        else _("The network did not approve the training.")
    )
    hold_meetings(meeting_ids)
    settled: set[int] = set()
    for meeting in Meeting.objects.filter(pk__in=meeting_ids).select_related("community").order_by("pk"):
        settled.update(recredit(meeting=meeting, reason=composed(reason, audience="attended"), by=by, at=at))
    return len(settled)
