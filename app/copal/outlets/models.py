from django.conf import settings
from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """A mail to be written and sent. Ids only: the words are drawn when it goes out, for who may read them then.

    It goes with its person: who was put on a roster by mistake leaves without a trace, letters to them included.
    """

    kind = models.CharField(max_length=40)  # a name in outlets/mail
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.JSONField()
    once = models.CharField(max_length=120, unique=True)  # the same letter is never queued twice
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)  # no longer true when its time came
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=80, blank=True)  # the exception's type, never its words

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at=None, dropped_at=None), name="letters_waiting"
            )
        ]


class BoxedLetter(models.Model):
    """What would have gone out, in demo mode only: shown at /demo/letters/."""

    at = models.DateTimeField()
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    raw = models.BinaryField()  # the whole message, RFC 5322
