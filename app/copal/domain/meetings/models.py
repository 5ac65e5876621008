import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.people.models import Person
from copal.domain.training.models import Trainer, Training


class Series(models.Model):
    """A rhythm, such as the second Monday from 6 to 8 pm, in its own time zone across clock changes."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="series")
    title = models.CharField(max_length=160)
    rhythm = models.CharField(max_length=120)  # an RRULE: "FREQ=MONTHLY;BYDAY=2MO"
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    start_time = models.TimeField()  # on the wall, in `timezone`
    minutes = models.PositiveIntegerField()
    timezone = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    video_url = models.URLField(max_length=500, blank=True)
    agenda = models.JSONField(default=list)  # segments every new meeting starts with: title, purpose, minutes
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)


class Meeting(models.Model):
    """One gathering, of a series or on its own. Times are UTC; `timezone` is where its clock hangs."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(Series, null=True, on_delete=models.PROTECT, related_name="meetings")
    original_date = models.DateField(null=True)  # the day the rhythm gave it; kept when it moves
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=40)
    objectives = models.JSONField(default=list)  # screened sentences
    place = models.CharField(max_length=200, blank=True)
    video_url = models.URLField(max_length=500, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True)  # of the calendar entry, for good
    sequence = models.PositiveIntegerField(default=0)  # rises whenever time or place changes
    invited_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"),
            models.UniqueConstraint(fields=["series", "original_date"], name="one_meeting_per_occurrence"),
        ]
        indexes = [models.Index(fields=["community", "starts_at"], name="meetings_by_time")]


class Segment(models.Model):
    """One stretch of the agenda. Running clock times follow from the minutes before it."""

    class Purpose(models.TextChoices):
        OPEN = "open", _("Opening")
        SHARE = "share", _("Sharing")
        DECIDE = "decide", _("Deciding")
        PRACTISE = "practise", _("Practicing")
        TRAINING = "training", _("Elective training")
        BREAK = "break", _("Break")
        CLOSE = "close", _("Closing")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=10, choices=Purpose)
    minutes = models.PositiveIntegerField()
    lead = models.CharField(max_length=80, blank=True)  # chosen name of who leads, or a guest's
    training = models.ForeignKey(Training, null=True, on_delete=models.PROTECT, related_name="+")
    trainer = models.ForeignKey(Trainer, null=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="one_segment_per_place")]


class Invitation(models.Model):
    """That someone was invited, and which version of the calendar entry they last got."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.BooleanField(default=False)  # invited to this meeting without being a member

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="invited_once")]


class Answer(models.Model):
    """Will you come? The current answer, one per person and meeting; each earlier one is an AnswerGiven."""

    class Coming(models.TextChoices):
        GOING = "going", _("Going")
        MAYBE = "maybe", _("Maybe")
        NO = "no", _("Can't")

    class How(models.TextChoices):
        ROOM = "room", _("In the room")
        REMOTE = "remote", _("On the call")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    coming = models.CharField(max_length=5, choices=Coming)
    how = models.CharField(max_length=6, choices=How, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_answer_each")]


class AnswerGiven(models.Model):
    """Every answer ever given, in order."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    coming = models.CharField(max_length=5)
    how = models.CharField(max_length=6, blank=True)
    via = models.CharField(max_length=8)  # page | link | staff
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Cancellation(models.Model):
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.CharField(max_length=300, blank=True)  # screened, for those invited
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Move(models.Model):
    """A change of time or place, with what it was before."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    old_starts_at = models.DateTimeField()
    old_ends_at = models.DateTimeField()
    old_place = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Closing(models.Model):
    """The meeting is over and its hours were credited, from `starts_at` to `ends_at` as it really was."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="closing")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    policy = models.CharField(max_length=60)  # edition that priced it, e.g. "quarter-hour 2026-01-01"
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Stretch(models.Model):
    """A training or a break as it really ran, kept when the meeting is closed: what its minutes are told apart by."""

    class How(models.TextChoices):
        PLANNED = "planned", _("As the agenda planned it")
        LIVE = "live", _("As the live room ran it")
        TYPED = "typed", _("As the facilitator put it right")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="stretches")
    segment_ref = models.BigIntegerField()  # of the agenda
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=10, choices=Segment.Purpose)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    training = models.ForeignKey(Training, null=True, on_delete=models.PROTECT, related_name="+")
    trainer = models.ForeignKey(Trainer, null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=7, choices=How)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="stretch_runs_forward")
        ]
