from django.db import models
from django.db.models import Q

from copal.domain.people.models import Person


class Leaving(models.Model):
    """Somebody said that they leave for good. Carried out from `due_at` on, unless it is undone before."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at=None, done_at=None), name="one_leaving_at_a_time"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(undone_at=None, done_at=None), name="leavings_waiting"
            )
        ]


class KeptName(models.Model):
    """The legal name of somebody who left, apart from everything else, as long as their hours are evidence.

    Read only beside certificates and by those who check credit; the row is destroyed on its day.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    legal_name = models.CharField(max_length=150)
    until = models.DateField()
    at = models.DateTimeField()
