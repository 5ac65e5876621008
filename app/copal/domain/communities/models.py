from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.rules import LEADING
from copal.domain.people.models import Person


class Network(models.Model):
    """The one network this installation serves. Exactly one row, with primary key 1."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    registry_name = models.CharField(max_length=80, blank=True)
    timezone = models.CharField(max_length=40, default="America/New_York")
    language = models.CharField(max_length=10, default="en")
    contact_email = models.EmailField(blank=True)
    logo_svg = models.TextField(blank=True)  # ours or staff's, cleaned before it is kept
    regions = models.JSONField(default=list)  # names, in the order to offer them
    jurisdiction = models.CharField(max_length=12, blank=True)  # such as US-ME: whose line for harm is shown
    founded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_network")]


class CommunityQuerySet(models.QuerySet["Community"]):
    def visible_to(self, viewer: Person | None, network_role: str | None) -> Self:
        """All but closed ones; those too for their members and for who serves the whole network."""
        if network_role in ("staff", "auditor"):
            return self
        if viewer is None:
            return self.exclude(joining="closed")
        mine = Membership.objects.current().filter(community=OuterRef("pk"), person=viewer)
        return self.filter(~Q(joining="closed") | Exists(mine))


class Community(models.Model):
    class Kind(models.TextChoices):
        REGIONAL = "regional", _("Regional community")
        TOPICAL = "topical", _("Topical community")
        PARTNERSHIP = "partnership", _("Collaborative partnership")
        BOOK_CLUB = "book_club", _("Applied book club")

    class Joining(models.TextChoices):
        OPEN = "open", _("Open: anyone may join")
        APPROVAL = "approval", _("Ask to join: a facilitator says yes")
        APPLICATION = "application", _("Apply: a few questions first")
        CLOSED = "closed", _("Closed: by invitation only")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    joining = models.CharField(max_length=12, choices=Joining)
    domain = models.TextField(blank=True)  # what we share a concern or passion for
    practice = models.TextField(blank=True)  # what we do and learn to do better
    region = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=10, default="en")
    timezone = models.CharField(max_length=40, default="America/New_York")
    seats = models.PositiveIntegerField(null=True, blank=True)
    application_question = models.TextField(blank=True)
    attendance_policy = models.CharField(
        max_length=40, default="quarter-hour"
    )  # a name in policies/attendance.toml
    starts_date = models.DateField(null=True, blank=True)  # the period it runs; open-ended when empty
    ends_date = models.DateField(null=True, blank=True)
    founded_at = models.DateTimeField()

    objects = models.Manager.from_queryset(CommunityQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_date=None) | Q(starts_date=None) | Q(ends_date__gte=F("starts_date")),
                name="community_period_runs_forward",
            ),
            models.CheckConstraint(condition=Q(seats=None) | Q(seats__gt=0), name="community_has_seats"),
        ]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def seated(self) -> Self:
        """Those who take one of the seats: everybody but who leads."""
        return self.current().exclude(role__in=LEADING)


class Membership(models.Model):
    """One stay of one person in one community, in one role. Its end is written on it, once.

    Only undoing a roster import takes one away, and only when the person leaves no other trace.
    """

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        FACILITATOR = "facilitator", _("Facilitator")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")
        NOTE_TAKER = "note_taker", _("Note-taker")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    how_ended = models.CharField(max_length=10, blank=True)  # left | removed | undone | joined

    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"], condition=Q(ended_at=None), name="one_membership_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="current_memberships")]


class JoinRequest(models.Model):
    """Asking, applying or waiting for a seat. Answered once."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=5)  # ask | apply | wait
    words = models.TextField(blank=True)  # screened, for the facilitators
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, blank=True)  # accepted | declined | withdrawn
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"], condition=Q(answered_at=None), name="one_open_request_each"
            )
        ]


class Expectations(models.Model):
    """What members promise one another, by version. The words never change; a new version is a new row."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="expectations")
    version = models.PositiveIntegerField()
    lines = models.JSONField()  # list of screened sentences, in order
    confidentiality = models.JSONField(default=list)  # the same, about what must not be told
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "version"], name="one_text_per_version")]


class Agreement(models.Model):
    expectations = models.ForeignKey(Expectations, on_delete=models.PROTECT, related_name="agreements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expectations", "person"], name="agreed_once_per_version")
        ]


class RosterImport(models.Model):
    """A roster file read into rows, shown, then carried out; undone as a whole if it was a mistake.

    Once it is carried out or given up, the rows are gone: names and addresses live on people only.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="roster_imports")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # SHA-256 of the file, hex; the file itself is not kept
    rows = models.JSONField()  # as read: {"number", "name", "legal_name", "email", "region", "problem"}
    choices = models.JSONField(default=dict)  # row number -> "person:7" | "row:3" | "new" | "skip"
    outcomes = models.JSONField(default=dict)  # how many rows ended how, once carried out
    done_at = models.DateTimeField(null=True)
    made = models.JSONField(default=dict)  # ids of what it made: people, memberships, addresses
    undone_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
