from typing import Any

import copal.domain.confidentiality.sealing
from copal.domain.confidentiality.seal_standing import seal_standing
from django.db import migrations

STEP, NEWS = "meeting-{meeting_ref}-kept", "meeting-{step.meeting_ref}-kept"


def seal(apps: Any, _schema_editor: Any) -> None:
    seal_standing(apps.get_model("practice", "NextStep"), "words", STEP)
    seal_standing(apps.get_model("practice", "StepNews"), "words", NEWS)


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_initial"), ("confidentiality", "0001_keys")]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="nextstep",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(key=STEP),
        ),
        migrations.AlterField(
            model_name="stepnews",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=NEWS),
        ),
    ]
