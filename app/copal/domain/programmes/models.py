from django.db import models
from django.db.models import F, Q

from copal.domain.people.models import Person, Setting
from copal.domain.programmes.rules import new_code


class Programme(models.Model):
    """One workplace: a child care center, a family child care home, a Head Start site."""

    name = models.CharField(max_length=80)  # as it is asked for by name
    place = models.CharField(max_length=60, blank=True)  # town or region
    setting = models.CharField(max_length=20, choices=Setting)
    code = models.CharField(
        max_length=8, unique=True, default=new_code
    )  # opens the question, never an answer
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)


class Directing(models.Model):
    """Somebody directs a programme, from `accepted_at` to `ended_at`. Until it is accepted it opens nothing."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="directings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(max_length=254, blank=True)  # as the director typed it; gone once accepted
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"], condition=Q(ended_at=None), name="one_directing_at_a_time"
            )
        ]


class Ask(models.Model):
    """A director asked this address. What the person answered is theirs: nobody else reads `answer`."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="asks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(max_length=254)  # as it was typed: the director learns no other
    at = models.DateTimeField()  # when it was last asked
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, blank=True)  # yes | no
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="asked_once")]


class Newcomer(models.Model):
    """Whom only a director's question brought here: an address, and nobody behind it yet. Gone once it leads nowhere,
    and its person with it; gone as well once they have an account, or are known here by anything else.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()


class Consent(models.Model):
    """One person's yes. It runs until the moment `until`, the end of `last_day` where the network is."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    last_day = models.DateField()
    until = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    how_ended = models.CharField(max_length=9, blank=True)  # person | time | programme | left | joined

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"], condition=Q(ended_at=None), name="one_consent_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("at")), name="consent_ends_after_begin"),
        ]
