from django.db import models
from django.db.models.functions import Lower

from copal.domain.people.models import Person


class MaskSetting(models.Model):
    """That members of a community may take a pseudonym, since when and by whom. Ended: no new ones are taken."""

    community_ref = models.BigIntegerField(db_index=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community_ref"], condition=models.Q(ended_at=None), name="masks_allowed_once"
            )
        ]


class Mask(models.Model):
    """The name one person writes under in one community, from `at` on and for good.

    Where two accounts turned out to be one person, the words of the one that is closed stay under it, and `carried_by`
    writes under it from `carried_at` on.
    """

    community_ref = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)  # one of the offered names
    at = models.DateTimeField()
    carried_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    carried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community_ref", "person"], name="one_mask_each"),
            models.UniqueConstraint("community_ref", Lower("name"), name="one_wearer_per_mask"),
        ]

    @property
    def wearer_id(self) -> int:
        """Whose it is now."""
        return self.carried_by_id or self.person_id


class UnmaskRequest(models.Model):
    """Somebody asks who writes under a pseudonym. A second person answers, once."""

    mask = models.ForeignKey(Mask, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()  # screened, for the one who answers
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approved = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
