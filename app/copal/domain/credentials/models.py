from django.db import models
from django.utils.translation import gettext_lazy as _

from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


class Certificate(models.Model):
    """One issued paper. Triggers keep the row as it is; what happens to it later are rows beside it."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("For one meeting")
        PERIOD = "period", _("For a period")

    code = models.CharField(max_length=16, unique=True)  # unguessable; in the QR and the verify address
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    growth_minutes = models.PositiveIntegerField()
    training_minutes = models.PositiveIntegerField()
    stated = models.JSONField()  # everything the paper says: names, title, times, rows, issuer
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)  # SHA-256 of `pdf`, hex
    issued_at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        indexes = [models.Index(fields=["person", "-issued_at"], name="certificates_by_person")]


class Revocation(models.Model):
    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(max_length=300)  # screened
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Order(models.Model):
    """A certificate that is due: made when hours are credited or corrected, filled by the worker."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    filled_at = models.DateTimeField(null=True)
    certificate = models.ForeignKey(Certificate, null=True, on_delete=models.PROTECT, related_name="+")
    missing = models.JSONField(default=list)  # required fields that were empty, so nothing was issued

    class Meta:
        indexes = [models.Index(fields=["at"], condition=models.Q(filled_at=None), name="orders_waiting")]
