import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.confidentiality.sealing import SealedRows, SealedText
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person


def by_chance() -> int:
    """A number that tells nothing of when its row was written."""
    return secrets.randbits(62)


class Proposal(models.Model):
    """One asking of one proposal, in the words asked. Other words are a new row that amends this one."""

    class Control(models.TextChoices):
        OURS = "ours", _("Ours to decide")
        INFLUENCE = "influence", _("Ours to influence")
        NOT_OURS = "not_ours", _("Not ours")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="proposals")
    segment = models.ForeignKey(Segment, null=True, on_delete=models.SET_NULL, related_name="+")
    words = SealedText(key="meeting-{meeting_id}-deciding")  # screened, for those who attend
    scale = models.CharField(max_length=20)  # an id of instruments/consensus
    scale_edition = models.CharField(max_length=10)
    anonymous = models.BooleanField()  # chosen before anybody answers, for good
    hidden = models.CharField(max_length=8)  # rules.Hidden
    control = models.CharField(max_length=9, choices=Control, default=Control.OURS)
    take_to = SealedText(key="meeting-{meeting_id}-deciding", blank=True)  # screened: whom to take it to
    round = models.PositiveSmallIntegerField(default=1)
    amends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(hidden="closed"), name="anonymous_stays_hidden_until_closed"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "at"], name="proposals_by_time")]


class ProposalClosing(models.Model):
    """Asking is over. `present` and `answered` are counts at that moment; `reasons` of anonymous answers, sorted."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(max_length=16)  # instruments.consensus.Outcome
    present = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()  # of those present
    policy = models.CharField(max_length=10)  # edition of policies/decisions.toml
    reasons = SealedRows(  # [option, reason, version, line, own words], in no order of giving
        key="meeting-{proposal.meeting_id}-deciding", default=list
    )
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class PutAway(models.Model):
    """A proposal that does not become a decision: parked to come back, or set aside."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="put_away")
    how = models.CharField(max_length=9)  # rules.PutAwayHow
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Position(models.Model):
    """Where one person stands on a proposal asked by name; changeable while it is open. Gone with the words."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="positions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    option = models.CharField(max_length=20)
    reason = SealedText(key="meeting-{proposal.meeting_id}-deciding", blank=True)  # screened: for who attends
    rests_on_version = models.PositiveIntegerField(null=True)  # of the community's expectations
    rests_on_line = models.PositiveSmallIntegerField(null=True)  # from 1; confidentiality after the lines
    rests_on_words = SealedText(key="meeting-{proposal.meeting_id}-deciding", blank=True)  # screened
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="one_position_each")]


class Cast(models.Model):
    """That someone answered an anonymous proposal: not what, not when, and in no order."""

    id = models.BigIntegerField(primary_key=True, default=by_chance, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="casts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="cast_once")]


class BallotBox(models.Model):
    """While an anonymous proposal is open: what its ballots are locked with. Gone once they are counted."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="box")
    salt = models.BinaryField()


class Ballot(models.Model):
    """One locked anonymous answer, all of one length, in no order. Gone once it is counted."""

    id = models.BigIntegerField(primary_key=True, default=by_chance, editable=False)
    box = models.ForeignKey(BallotBox, on_delete=models.CASCADE, related_name="ballots")
    locked = models.BinaryField()


class Tally(models.Model):
    """How many gave one answer to a closed anonymous proposal. All of a proposal's are written at once."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="tallies")
    option = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "option"], name="one_tally_per_option")]


class GroundQuestion(models.Model):
    """What common ground is looked for in. While open, statements are added and answered and nothing is shown."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    segment = models.ForeignKey(Segment, null=True, on_delete=models.SET_NULL, related_name="+")
    words = SealedText(key="meeting-{meeting_id}-deciding")  # screened, for those who attend
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class GroundClosing(models.Model):
    question = models.OneToOneField(GroundQuestion, on_delete=models.PROTECT, related_name="closing")
    policy = models.CharField(max_length=10)  # edition of policies/decisions.toml
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Statement(models.Model):
    """One sentence that people can agree with, pass or disagree with. Shown without whose it is.

    `ground` is what came of it at closing: {"level": …, "reach": [[split, groups], …]}.
    """

    question = models.ForeignKey(GroundQuestion, on_delete=models.PROTECT, related_name="statements")
    words = SealedText(key="meeting-{question.meeting_id}-deciding")  # screened, for those who attend
    ground = models.JSONField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class StatementAnswer(models.Model):
    """Never shown by person, and gone once the question is closed: only what came of them all stays."""

    class Kind(models.TextChoices):
        AGREE = "agree", _("Agree")
        PASS = "pass", _("Pass")
        DISAGREE = "disagree", _("Disagree")

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "person"], name="one_answer_per_statement")
        ]


class Decision(models.Model):
    """One line of a community's register: what was decided, in a minute without names."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    segment = models.ForeignKey(Segment, null=True, on_delete=models.SET_NULL, related_name="+")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    words = models.TextField()  # screened, for the community
    outcome = models.CharField(max_length=16)  # as it was when it was kept
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    review_date = models.DateField(null=True)  # a day in the community's zone
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["community", "at"], name="decisions_by_time"),
            models.Index(fields=["review_date"], name="decisions_to_review"),
        ]


class Review(models.Model):
    """Someone looked at a decision again. `review_date` is the day that was due, `next_date` the one set then."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reviews")
    review_date = models.DateField(null=True)
    next_date = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Reopening(models.Model):
    """The group talks about it again, until the decision is reviewed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reopenings")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(settled_at=None), name="reopened_once_at_a_time"
            )
        ]
