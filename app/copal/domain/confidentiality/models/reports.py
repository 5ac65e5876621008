from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.confidentiality.sealing import SealedBytes, SealedText
from copal.domain.people.models import Person


class BreachReport(models.Model):
    """Somebody said that a text or a photo tells who somebody is. It is hidden from that moment until it is decided.

    `kind` and `row_ref` say which one it is, by the list of every text people write and every picture they share.
    """

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Hidden for good")
        SHOWN = "shown", _("Shown again")
        TAKEN_BACK = "taken_back", _("Taken back")

    kind = models.CharField(max_length=40)
    row_ref = models.BigIntegerField()
    community_ref = models.BigIntegerField(null=True, db_index=True)
    meeting_ref = models.BigIntegerField(null=True)
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["at"], condition=Q(decided_at=None), name="reports_open")]


class TakenOut(models.Model):
    """Words or a picture that a report took out of one place, and what stands there instead. Gone once it is decided."""

    report = models.ForeignKey(BreachReport, on_delete=models.PROTECT, related_name="taken")
    kind = models.CharField(max_length=40)
    row_ref = models.BigIntegerField()
    place = models.CharField(max_length=80, blank=True)  # within a list; "" for a text that is one
    words = SealedText(key="report-{report_id}")
    picture = SealedBytes(key="report-{report_id}", default=b"")  # b"": it took out words
    instead = models.CharField(max_length=200)


class ReportAnswer(models.Model):
    """What one of the two who look at a report said, once."""

    class Chair(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        NETWORK = "network", _("Network")

    report = models.ForeignKey(BreachReport, on_delete=models.PROTECT, related_name="answers")
    chair = models.CharField(max_length=11, choices=Chair)
    hides = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "chair"], name="one_answer_per_chair"),
            models.UniqueConstraint(fields=["report", "by"], name="nobody_sits_on_two_chairs"),
        ]
