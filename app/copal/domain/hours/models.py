from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.people.models import Person


class LedgerEntry(models.Model):
    """Whole minutes of one kind, added to or taken from one person's record. Triggers keep it as it is."""

    class Kind(models.TextChoices):
        GROWTH = "growth", _("Professional growth")
        TRAINING = "training", _("Elective training")

    class Provenance(models.TextChoices):
        VERIFIED = "verified", _("Verified")  # by the code at the door
        IMPORTED = "imported", _("From a meeting report")
        ATTESTED = "attested", _("Attested by the facilitator")  # roll call, sign-in sheet
        SELF_REPORTED = "self_reported", _("Self-reported")  # a claim that was accepted

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    meeting_ref = models.BigIntegerField(
        db_index=True
    )  # the meeting's number; the ledger does not lean on its table
    title = models.CharField(max_length=160)  # as the meeting was called when it was credited
    on = models.DateField()  # local day of the meeting's start, in the community's zone
    kind = models.CharField(max_length=10, choices=Kind)
    minutes = models.IntegerField()  # negative only in a reversal
    provenance = models.CharField(max_length=14, choices=Provenance)
    policy = models.CharField(max_length=60)  # edition that priced it
    why = (
        models.JSONField()
    )  # what it rests on: stays, session, rule applied, digests; numbers and codes, no names
    source = models.CharField(
        max_length=100, unique=True
    )  # "meeting:17:person:4:growth:1"; once each, for good
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    reason = models.CharField(max_length=300, blank=True)  # of a correction; screened, for the member
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, minutes__gt=0) | Q(reverses__isnull=False, minutes__lt=0),
                name="only_reversals_take_away",
            ),
        ]
        indexes = [models.Index(fields=["person", "-on", "-id"], name="ledger_by_person")]
