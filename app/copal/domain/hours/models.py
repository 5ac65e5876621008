import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.models import Community
from copal.domain.people.models import Person


class Canonical(json.JSONEncoder):
    """JSON in the one form that digests are made of, so that what is kept can be read back as it was hashed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": True})


class LedgerEntry(models.Model):
    """Whole minutes of one kind, added to or taken from one person's record. Triggers keep it as it is."""

    class Kind(models.TextChoices):
        GROWTH = "growth", _("Professional growth")
        TRAINING = "training", _("Elective training")

    class Provenance(models.TextChoices):
        VERIFIED = "verified", _("Verified")  # by the code at the door
        IMPORTED = "imported", _("From a meeting report")
        ATTESTED = "attested", _("Attested by the facilitator")  # roll call, sign-in sheet
        SELF_REPORTED = "self_reported", _("Self-reported")  # a claim that was accepted

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    meeting_ref = models.BigIntegerField(
        db_index=True
    )  # the meeting's number; the ledger does not lean on its table
    title = models.CharField(max_length=160)  # as the meeting was called when it was credited
    on = models.DateField()  # local day of the meeting's start, in the community's zone
    kind = models.CharField(max_length=10, choices=Kind)
    minutes = models.IntegerField()  # negative only in a reversal
    provenance = models.CharField(max_length=14, choices=Provenance)
    policy = models.CharField(max_length=60)  # edition that priced it
    why = models.JSONField(
        encoder=Canonical
    )  # what it rests on: stays, session, rule applied, digests; numbers and codes, no names
    source = models.CharField(
        max_length=100, unique=True
    )  # "meeting:17:person:4:growth:1"; once each, for good
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of this person's entries: 1, 2, 3 …
    words_digest = models.CharField(max_length=64, blank=True)  # of the words beside it; they may be emptied
    digest = models.CharField(
        max_length=64
    )  # of all of this and the person's entry before: instruments.proof

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, minutes__gt=0) | Q(reverses__isnull=False, minutes__lt=0),
                name="only_reversals_take_away",
            ),
            models.UniqueConstraint(fields=["person", "number"], name="one_chain_each"),
        ]
        indexes = [models.Index(fields=["person", "-on", "-id"], name="ledger_by_person")]


class EntryWords(models.Model):
    """Why an entry was corrected, in words for the member. Apart, so that the words can be thrown away: the entry
    holds only their digest with this salt, and still proves itself without them."""

    entry = models.OneToOneField(
        LedgerEntry, primary_key=True, on_delete=models.PROTECT, related_name="words"
    )
    reason = models.CharField(max_length=300)  # screened
    salt = models.CharField(max_length=32)


class SigningKey(models.Model):
    """The public half of a key that signs days. Triggers keep it: what it signed can be checked for good."""

    key = models.CharField(max_length=16, primary_key=True)
    public = models.CharField(max_length=64)
    since = models.DateTimeField()
    vouched_by = models.CharField(max_length=16)  # the key before it; itself for the first
    signature = models.CharField(max_length=128)  # of the key that vouches


class DayRoot(models.Model):
    """One day of the record, closed and signed. Triggers keep it as it is."""

    day = models.DateField(unique=True)  # in the network's time zone
    first = models.BigIntegerField()  # ids of the entries it closes, both included
    last = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)  # digest of the statement before, or "-"
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)


class RecordCheck(models.Model):
    """That the whole record was worked out anew, and what was found: nothing, or the first thing that is wrong."""

    at = models.DateTimeField(db_index=True)
    entries = models.PositiveIntegerField()
    days = models.PositiveIntegerField()
    what = models.CharField(max_length=20, blank=True)  # a code of instruments.proof; empty: all is well
    entry_ref = models.BigIntegerField(null=True)  # a plain number: the row may be gone
    person_ref = models.BigIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    day = models.DateField(null=True)


class KeptStanding(models.Model):
    """Where a person stood by one rule when it was last worked out for everyone, at night: for lists and letters.

    A person's own page works it out anew. Minutes are whole; see `journeys.where_do_i_stand.Standing`.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=80)
    edition = models.CharField(max_length=40)
    on = models.DateField()
    status = models.CharField(max_length=20)
    likely = models.CharField(max_length=20, blank=True)
    counted_minutes = models.PositiveIntegerField()
    required_minutes = models.PositiveIntegerField(null=True)
    still_needed_minutes = models.PositiveIntegerField(null=True)
    ends_on = models.DateField(null=True)  # the last day of the person's own window

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "rule"], name="one_kept_standing_each")]
        indexes = [models.Index(fields=["rule", "status", "ends_on"], name="standings_by_status")]
