import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


def new_link_key() -> str:
    return secrets.token_urlsafe(12)


class Setting(models.TextChoices):
    FAMILY_CHILD_CARE = "family_child_care", _("Family child care")
    CENTRE = "centre", _("Child care center")
    HEAD_START = "head_start", _("Head Start")
    SCHOOL = "school", _("School")
    HOME_VISITING = "home_visiting", _("Home visiting")
    OTHER = "other", _("Somewhere else")


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str | None, **fields: Any) -> "Person":
        """For allauth and tests; the house itself adds people through `people.actions`."""
        person = self.model(email=email.lower() if email else None, **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """One human being. `email` may be unknown (a walk-in); `opened_at` says since when they have an account."""

    email = models.EmailField(_("email address"), max_length=254, null=True, blank=True, unique=True)
    legal_name = models.CharField(
        _("legal name"), max_length=150, blank=True
    )  # certificates, and staff's rosters
    chosen_name = models.CharField(_("name"), max_length=80)  # everything else
    language = models.CharField(max_length=10, default="en")
    region = models.CharField(max_length=60, blank=True)
    setting = models.CharField(max_length=20, choices=Setting, blank=True)
    role = models.CharField(
        max_length=60, blank=True
    )  # what they do at work, in their words: "owner", "lead teacher"
    hired_date = models.DateField(null=True, blank=True)  # anchors the yearly window of staff
    licensed_date = models.DateField(null=True, blank=True)  # anchors the window of a licensee
    link_key = models.CharField(max_length=24, default=new_link_key)  # renewing it ends every signed link
    added_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    joined_to = models.ForeignKey(  # the account that goes on, where two turned out to be one person
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["chosen_name"]

    objects = PersonManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
            models.CheckConstraint(condition=~Q(email=""), name="no_email_is_null"),
        ]
        indexes = [models.Index(fields=["chosen_name"], name="person_by_name")]

    def __str__(self) -> str:
        return f"person {self.pk}"


class OtherAddress(models.Model):
    """A further mail address of a person, for matching reports and rosters. Never used to sign in."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="other_addresses")
    email = models.EmailField(max_length=254)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_other_address")]


class NetworkRole(models.Model):
    """What someone does for the network as a whole. `staff` run it; an `auditor` sees credit, never talk."""

    class Kind(models.TextChoices):
        STAFF = "staff", _("Network staff")
        AUDITOR = "auditor", _("Auditor")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="network_roles")
    role = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_network_role_at_a_time"
            )
        ]
