from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.people.models import Person


class Area(models.TextChoices):
    """Knowledge areas as trainings are told apart by in Maine; the registry's own list decides (check with it)."""

    SAFETY = "safety", _("Health, safety and nutrition")
    DEVELOPMENT = "development", _("Child development")
    OBSERVATION = "observation", _("Observation and assessment")
    PRACTICE = "practice", _("Developmentally appropriate practice")
    GUIDANCE = "guidance", _("Guidance")
    FAMILIES = "families", _("Relationships with families")
    DIVERSITY = "diversity", _("Individual and cultural diversity")
    INCLUSION = "inclusion", _("Children with special needs")
    PROFESSION = "profession", _("Business and professional development")


class Decision(models.TextChoices):
    OPEN = "", _("Waiting")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Not approved")


class Approvable(models.Model):
    """Something the network says yes or no to, for the days from `valid_from` to `valid_until`, both included."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)  # screened, for the communities that asked

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="%(class)s_ends_after_begin",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="%(class)s_decided_once_decided",
            ),
        ]


class Training(Approvable):
    """One title of elective training. `minutes` is what it is approved for at one go."""

    title = models.CharField(max_length=160)  # screened, for the network
    title_key = models.CharField(max_length=160)  # folded: the same title is the same training
    area = models.CharField(max_length=12, choices=Area)
    minutes = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)  # of the registry's approval, where it gives one

    class Meta(Approvable.Meta):
        abstract = False
        constraints = [
            *Approvable.Meta.constraints,
            models.UniqueConstraint(fields=["title_key", "area"], name="one_training_of_a_title"),
        ]


class Trainer(Approvable):
    """Who may train: someone on the roster, or only a name."""

    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80, unique=True)  # folded
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Approvable.Meta):
        abstract = False


class HeldMinutes(models.Model):
    """Someone's minutes at a meeting that wait for the network's approval. Gone once it is said what they are."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    meeting_ref = models.BigIntegerField(
        db_index=True
    )  # the meeting's number; this room does not know its table
    training = models.ForeignKey(Training, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    on = models.DateField()
    minutes = models.PositiveIntegerField()
    why = models.JSONField()  # as in the ledger: numbers and codes, no names
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting_ref", "person", "training"], name="held_once"),
            models.UniqueConstraint(
                fields=["meeting_ref", "person"], condition=Q(training=None), name="held_once_unnamed"
            ),
        ]
        indexes = [models.Index(fields=["person", "-on"], name="held_by_person")]
