from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.people.models import Person


class FineWords(models.Model):
    """Words a community said point to nobody of theirs: an author, a made-up name, or simply fine to say."""

    class Why(models.TextChoices):
        AUTHOR = "author", _("An author or a title")
        MADE_UP = "made_up", _("A made-up name")
        FINE = "fine", _("Fine to say")

    community_ref = models.BigIntegerField()
    words = models.CharField(max_length=120)  # as they were written first
    folded = models.CharField(max_length=120)  # as they are compared
    why = models.CharField(max_length=8, choices=Why)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community_ref", "folded"],
                condition=Q(taken_back_at=None),
                name="said_to_be_fine_once",
            )
        ]
