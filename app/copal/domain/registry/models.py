from django.db import models

from copal.domain.people.models import Person


class Exchange(models.Model):
    """One file for the registry, as its receipt. Triggers keep it; the file itself is made anew from the record."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    minutes = models.IntegerField()  # of all rows together; corrections take away
    digest = models.CharField(max_length=64)  # SHA-256 of the rows as they left: journeys.hand_to_registry
    looked_up_to = (
        models.BigIntegerField()
    )  # every entry with a number up to this was looked at and is settled


class ExchangedEntry(models.Model):
    """An entry of the record that is settled with the registry, once. Triggers keep it.

    `leaves` is False where an entry and its correction met before either had left: the registry hears of neither.
    """

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="entries")
    entry_ref = models.BigIntegerField(unique=True)  # the ledger's number; this room does not know its table
    leaves = models.BooleanField()
