from django.conf import settings
from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One fact. Written once, never changed: triggers hold that (migration 0002)."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.JSONField()


class Telling(models.Model):
    """That one listener is to hear of one entry. Gone from the outbox once `told_at` is set."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="tellings")
    listener = models.CharField(max_length=80)
    told_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    failure = models.CharField(max_length=200, blank=True)  # the exception's type, never its words

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "listener"], name="told_once_each")]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(told_at=None), name="tellings_waiting"),
        ]
