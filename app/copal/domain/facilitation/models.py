from django.db import models
from django.db.models import Q

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
    """Something said in a room: an idea, a note, a prompt. Apart from the log, so that words can go and facts stay."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()  # screened, for those who attend
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
