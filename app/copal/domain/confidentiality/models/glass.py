from django.db import models
from django.utils.translation import gettext_lazy as _

from copal.domain.people.models import Person


class GlassRequest(models.Model):
    """One who serves the network asks to read what was said at one meeting. A second one answers."""

    class Why(models.TextChoices):
        SAFETY = "safety", _("Somebody may be in danger")
        COMPLAINT = "complaint", _("A complaint is being looked into")
        LAW = "law", _("A court or an authority asks")
        REPAIR = "repair", _("Something has to be put right")

    meeting_ref = models.BigIntegerField()
    community_ref = models.BigIntegerField(db_index=True)
    why = models.CharField(max_length=9, choices=Why)
    reason = models.TextField()  # screened, for those who serve the network
    hours = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class GlassAnswer(models.Model):
    """Yes or no, by somebody else. `until`: how long who asked may read; None where the answer was no."""

    request = models.OneToOneField(GlassRequest, on_delete=models.PROTECT, related_name="answer")
    until = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class GlassEnd(models.Model):
    """It was ended before its time: taken back, or enough was read."""

    request = models.OneToOneField(GlassRequest, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
