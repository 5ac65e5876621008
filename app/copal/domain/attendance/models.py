import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.confidentiality.sealing import SealedText
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


class Stay(models.Model):
    """One stretch of presence by one source. `until` None means no end was recorded."""

    class Source(models.TextChoices):
        CODE = "code", _("Check-in code")
        ROLL_CALL = "roll_call", _("Roll call")
        SHEET = "sheet", _("Sign-in sheet")
        REPORT = "report", _("Meeting report")
        CLAIM = "claim", _("Claim accepted")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="stays")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    source = models.CharField(max_length=10, choices=Source)
    said_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()  # when it was written down
    client_key = models.CharField(max_length=64, blank=True)  # made by the sender: sent twice, done once
    out_key = models.CharField(max_length=64, blank=True)  # the same for the way out
    evidence = models.CharField(max_length=64, blank=True)  # SHA-256 of the file it came from, hex
    note = models.CharField(
        max_length=40, blank=True
    )  # a flag: from_duration_only, no_leave_recorded, on_phone
    report = models.ForeignKey("Report", null=True, on_delete=models.PROTECT, related_name="stays")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="stay_runs_forward"
            ),
            models.UniqueConstraint(
                fields=["meeting", "person", "client_key"],
                condition=~Q(client_key=""),
                name="stay_sent_once",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "person"], name="stays_by_person")]


class Withdrawal(models.Model):
    """This stay no longer counts: who said so, when and why."""

    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="withdrawal")
    reason = SealedText(key="meeting-{stay.meeting_id}-evidence")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


def new_secret() -> str:
    return secrets.token_hex(20)


class DoorKey(models.Model):
    """The secret that a meeting's rotating codes are worked out from."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="door_key")
    secret = models.CharField(max_length=40, default=new_secret)


class WrongCode(models.Model):
    """One wrong try at a door, kept to slow guessing down."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting", "person", "at"], name="wrong_codes")]


class Report(models.Model):
    """A meeting report being read, decided and confirmed. `content` is emptied at confirmation."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        READ = "read", _("To decide")
        FAILED = "failed", _("Could not be read")
        CONFIRMED = "confirmed", _("Confirmed")
        DISCARDED = "discarded", _("Discarded")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    filename = models.CharField(max_length=200)  # tidied; shown to facilitators only
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    size_bytes = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, blank=True)
    error = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reading_at = models.DateTimeField(
        null=True
    )  # since when it is being read; a reader that died is replaced
    rows_read = models.PositiveIntegerField(default=0)
    bytes_read = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "digest"],
                condition=~Q(state="discarded"),
                name="same_file_read_once",
            )
        ]


class ReportLine(models.Model):
    """One person as a report tells of them, and what was decided about it."""

    class Decision(models.TextChoices):
        OPEN = "open", _("To decide")
        MATCHED = "matched", _("A member")
        NOT_A_MEMBER = "not_a_member", _("Not a member")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    name_as_reported = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300, blank=True)  # normalised as the report reader does
    email = models.CharField(max_length=254, blank=True)
    rows = models.PositiveIntegerField(default=1)  # how often they stand in the file
    stays = models.JSONField(default=list)  # [[ISO since, ISO until or None, flag], ...] in UTC
    minutes_present = models.PositiveIntegerField()
    flags = models.JSONField(default=list)
    candidates = models.JSONField(default=list)  # person ids it could be
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.OPEN)
    why = models.CharField(max_length=20, blank=True)  # email | full_name | original_name | alias | by_hand
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)  # of a remembered name: when it was first said

    class Meta:
        ordering = ["position"]


class LinePerson(models.Model):
    """Whom a line was decided to be; two rows where two people sat at one device."""

    line = models.ForeignKey(ReportLine, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "person"], name="line_person_once")]


class KnownName(models.Model):
    """In this community, this reported name was said by a person to be these members. Used again."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)  # normalised as the report reader does
    people = models.JSONField()  # person ids; empty: not a member
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="known_name_once")]


class Claim(models.Model):
    """ "I was there" or "that is not right", and the answer to it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    words = SealedText(key="meeting-{meeting_id}-evidence", blank=True)  # screened, for the facilitators
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, blank=True)  # accepted | declined | taken_back
    decided_words = SealedText(key="meeting-{meeting_id}-evidence", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(decided_at=None), name="one_open_claim_each"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="claim_runs_forward"),
        ]


class Recount(models.Model):
    """Somebody's minutes became free, or were taken, at another meeting of the same hour: this one is counted again."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Difference(models.Model):
    """What is known of someone's presence at a closed meeting differs, by so many minutes. Staff look at it once."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveIntegerField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # it stands as it is counted
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_difference_each")]
