from django.db import models


class Key(models.Model):
    """A key that words were sealed with. The key itself stands in the key folders, never here.

    `kind` is one of `policies/retention.toml` for a meeting's words; for others it says whose they are. `due` is when
    it is to be destroyed; None: its own room says when.
    """

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20)
    meeting_ref = models.BigIntegerField(null=True, db_index=True)
    made_at = models.DateTimeField()  # when it was first seen
    due = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due"], condition=models.Q(destroyed_at=None), name="keys_due"),
        ]
