from typing import Any

import copal.domain.confidentiality.sealing
from copal.domain.confidentiality.seal_standing import seal_standing
from django.db import migrations, models

CLAIM, STAY = "meeting-{meeting_id}-evidence", "meeting-{stay.meeting_id}-evidence"


def seal(apps: Any, _schema_editor: Any) -> None:
    seal_standing(apps.get_model("attendance", "Claim"), "words", CLAIM)
    seal_standing(apps.get_model("attendance", "Claim"), "decided_words", CLAIM)
    seal_standing(apps.get_model("attendance", "Withdrawal"), "reason", STAY)


class Migration(migrations.Migration):
    dependencies = [("attendance", "0002_recount"), ("confidentiality", "0001_initial")]

    operations = [
        migrations.AlterField("withdrawal", "reason", models.TextField()),  # room for a sealed text
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="claim",
            name="decided_words",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=CLAIM),
        ),
        migrations.AlterField(
            model_name="claim",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=CLAIM),
        ),
        migrations.AlterField(
            model_name="withdrawal",
            name="reason",
            field=copal.domain.confidentiality.sealing.SealedText(key=STAY),
        ),
    ]
