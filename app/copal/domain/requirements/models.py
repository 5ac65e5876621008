from django.db import models
from django.utils.translation import gettext_lazy as _

from copal.domain.people.models import Person


class AddedPack(models.Model):
    """A rule pack as it was uploaded. Triggers keep it as it is; what is said of it stands in rows of their own."""

    pack = models.CharField(max_length=80)  # its own id
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    authority = models.CharField(max_length=200)
    text = models.TextField()  # TOML
    digest = models.CharField(max_length=64)  # of the text
    begins = models.DateField()  # the first day it is in force, on the clock of the rules
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class PackDecision(models.Model):
    """What staff said of a pack, once each. Triggers keep it. Withdrawing holds only if said before the pack began."""

    class What(models.TextChoices):
        IN_FORCE = "in_force", _("Put in force")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    pack = models.ForeignKey(AddedPack, on_delete=models.PROTECT, related_name="decisions")
    what = models.CharField(max_length=9, choices=What)
    on = models.DateField()  # the day it was said, on the same clock
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "what"], name="said_once_of_a_pack")]


class PackLook(models.Model):
    """What the pack would change for members on the day it begins: worked out by the worker, batch by batch."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        LOOKING = "looking", _("Being looked at")
        DONE = "done", _("Looked at")
        FAILED = "failed", _("Could not be worked out")

    pack = models.OneToOneField(AddedPack, on_delete=models.PROTECT, related_name="look")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    beside = models.CharField(max_length=64, blank=True)  # digest of the added packs it was compared with
    people = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict)  # by rule and by what changes: how many people
    at = models.DateTimeField()  # asked for, then done


class LookLine(models.Model):
    """One person whose answer by one rule would be another."""

    class Change(models.TextChoices):
        LOST = "lost", _("Met before, not met then")
        WON = "won", _("Not met before, met then")
        GAINS = "gains", _("Newly asked")
        LOSES = "loses", _("No longer asked")

    look = models.ForeignKey(PackLook, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=80)
    change = models.CharField(max_length=5, choices=Change)
    before = models.CharField(
        max_length=20, blank=True
    )  # a status of the rules; empty: the rule did not speak to them
    after = models.CharField(max_length=20, blank=True)
    still_needed_minutes = models.PositiveIntegerField(null=True)  # then

    class Meta:
        indexes = [models.Index(fields=["look", "change", "person"], name="look_lines_by_change")]
