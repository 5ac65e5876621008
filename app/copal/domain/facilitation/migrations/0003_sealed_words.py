from typing import Any

import copal.domain.confidentiality.sealing
from copal.domain.confidentiality.seal_standing import seal_standing
from django.db import migrations, models
from django.db.models import Q

KEY = "meeting-{meeting_id}-{keeping}"


def keep_what_is_parked(apps: Any, _schema_editor: Any) -> None:
    items = apps.get_model("facilitation", "ParkedItem").objects
    news = apps.get_model("facilitation", "ParkedNews").objects
    apps.get_model("facilitation", "Words").objects.filter(
        Q(pk__in=items.values("words")) | Q(pk__in=items.exclude(whom=None).values("whom")) | Q(pk__in=news.values("words"))
    ).update(keeping="kept")


def seal(apps: Any, _schema_editor: Any) -> None:
    seal_standing(apps.get_model("facilitation", "Words"), "words", KEY)


class Migration(migrations.Migration):
    dependencies = [("facilitation", "0002_parking_lot"), ("confidentiality", "0001_keys")]

    operations = [
        migrations.AddField(
            model_name="words",
            name="keeping",
            field=models.CharField(choices=[("talk", "Talk"), ("off", "Off the record"), ("kept", "Kept after the meeting")], default="talk", max_length=4),
        ),
        migrations.RunPython(keep_what_is_parked, migrations.RunPython.noop),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="words",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(key=KEY),
        ),
    ]
