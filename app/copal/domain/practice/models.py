from django.db import models
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.confidentiality.sealing import SealedText
from copal.domain.people.models import Person


class NextStep(models.Model):
    """Something one person took on. What became of it stands in `StepNews`; `stage` is where that leaves it."""

    class Kind(models.TextChoices):
        STEP = "step", _("Next step")
        TRIAL = "trial", _("To try out")

    class Stage(models.TextChoices):
        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    meeting_ref = models.BigIntegerField(db_index=True)  # the meeting it was taken on at
    kind = models.CharField(max_length=5, choices=Kind)
    words = SealedText(key="meeting-{meeting_ref}-kept")  # screened, for those who attend
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    stage = models.CharField(max_length=7, choices=Stage, default=Stage.OPEN)
    closed_at = models.DateTimeField(null=True)  # done or dropped
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["community", "stage"], name="steps_of_community")]


class StepNews(models.Model):
    """One thing that happened to a step: done, dropped, taken up again, or told how it went. Only ever added."""

    class Kind(models.TextChoices):
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")
        AGAIN = "again", _("Taken up again")
        TOLD = "told", _("Told how it went")

    step = models.ForeignKey(NextStep, on_delete=models.PROTECT, related_name="news")
    kind = models.CharField(max_length=7, choices=Kind)
    words = SealedText(key="meeting-{step.meeting_ref}-kept", blank=True)  # screened, for those who attend
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
