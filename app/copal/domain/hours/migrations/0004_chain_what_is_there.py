"""Entries written before take their places, in the order they were written; their reasons move beside them."""

from itertools import islice

from django.db import migrations

from copal.instruments.proof.entries import FIRST, digest, fields
from copal.instruments.proof.words import new_salt, words_digest

BATCH = 1000
CHAINED = ("number", "words_digest", "digest")


def chain(apps, schema_editor):
    entry, words = apps.get_model("hours", "LedgerEntry"), apps.get_model("hours", "EntryWords")
    heads, waiting = {}, entry.objects.order_by("id").iterator(chunk_size=BATCH)
    while rows := list(islice(waiting, BATCH)):
        beside = [_chain(one, heads) for one in rows]
        entry.objects.bulk_update(rows, CHAINED)
        words.objects.bulk_create(
            [
                words(entry_id=one.pk, reason=one.reason, salt=salt)
                for one, salt in zip(rows, beside, strict=True)
                if salt
            ]
        )


def _chain(one, heads):
    number, previous = heads.get(one.person_id, (0, FIRST))
    salt = new_salt() if one.reason else ""
    one.number = number + 1
    one.words_digest = words_digest(one.reason, salt) if salt else ""
    one.digest = digest(
        fields(
            person=one.person_id, number=one.number, community=one.community_id, meeting=one.meeting_ref,
            kind=one.kind, minutes=one.minutes, day=one.on, provenance=one.provenance, policy=one.policy,
            source=one.source, reverses=one.reverses_id, at=one.at, by=one.by_id, words=one.words_digest,
            why=one.why, title=one.title,
        ),
        previous,
    )  # fmt: skip
    heads[one.person_id] = (one.number, one.digest)
    return salt


def unchain(apps, schema_editor):
    entry, words = apps.get_model("hours", "LedgerEntry"), apps.get_model("hours", "EntryWords")
    for one in words.objects.all():
        entry.objects.filter(pk=one.entry_id).update(reason=one.reason)
    words.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("hours", "0003_room_for_the_proof")]
    operations = [migrations.RunPython(chain, unchain)]
