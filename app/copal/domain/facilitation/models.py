from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.confidentiality.sealing import SealedBytes, SealedText
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person


class LogEntry(models.Model):
    """One small fact of a meeting's room. Ids and numbers only: what was said stands in `Words`."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the meeting, without gaps
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    about = models.JSONField(default=dict)
    client_key = models.CharField(max_length=64, blank=True)  # made by the sender: sent twice, done once

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="room_log_numbered"),
            models.UniqueConstraint(
                fields=["meeting", "client_key"], condition=~Q(client_key=""), name="room_act_done_once"
            ),
        ]


class Words(models.Model):
    """Something said in a room: an idea, a note, a prompt. Apart from the log, so that words can go and facts stay.

    `keeping` is how long they are kept, as `policies/retention.toml` names it.
    """

    class Keeping(models.TextChoices):
        TALK = "talk", _("Talk")
        OFF = "off", _("Off the record")
        KEPT = "kept", _("Kept after the meeting")  # the parking lot

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    keeping = models.CharField(max_length=4, choices=Keeping, default=Keeping.TALK)
    words = SealedText(key="meeting-{meeting_id}-{keeping}")  # screened, for those who attend
    at = models.DateTimeField()


class Acknowledgement(models.Model):
    """That someone affirmed the expectations and confidentiality again at this meeting. Kept when the talk is gone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()  # of the community's expectations
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="acknowledged_once_a_meeting")
        ]


class ParkedItem(models.Model):
    """Something in the parking lot, as it stands now. It outlives its meeting until it is settled or taken back."""

    class Sphere(models.TextChoices):
        OURS = "ours", _("Ours")
        INFLUENCE = "influence", _("Ours to influence")
        NOT_OURS = "not_ours", _("Not ours")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of the log's entry that parked it
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    sphere = models.CharField(max_length=10, choices=Sphere)
    whom = models.ForeignKey(Words, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    back_on = models.DateField(null=True)  # comes back from this day; None: at the next meeting
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="parked_once")]


class ParkedPlaced(models.Model):
    """That a parked item was put on the agenda of a meeting, as that segment. Taken off there, it waits again."""

    item = models.ForeignKey(ParkedItem, on_delete=models.PROTECT, related_name="places")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    segment_ref = models.BigIntegerField()  # segments come and go with their agenda
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class ParkedNews(models.Model):
    """What came of something that was taken to somebody else. `by` asked there."""

    item = models.ForeignKey(ParkedItem, on_delete=models.PROTECT, related_name="news")
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Photo(models.Model):
    """A picture somebody shared at a meeting, without anything it tells beside. Kept as long as the talk.

    Taken back, the row stays without its picture until then. Reported, its picture waits with the report, and the row
    stands without: `image` b"" and no `taken_back_at`.
    """

    class Kind(models.TextChoices):
        JPEG = "jpeg", _("JPEG")
        PNG = "png", _("PNG")
        WEBP = "webp", _("WebP")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=4, choices=Kind)
    image = SealedBytes(key="meeting-{meeting_id}-talk")
    taken_back_at = models.DateTimeField(null=True)

    @property
    def ending(self) -> str:
        """Of the name a file with it is given."""
        return "jpg" if self.kind == self.Kind.JPEG else str(self.kind)
