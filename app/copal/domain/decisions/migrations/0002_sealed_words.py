from typing import Any

import copal.domain.confidentiality.sealing
from copal.domain.confidentiality.seal_standing import seal_standing
from django.db import migrations, models

HERE = "meeting-{meeting_id}-deciding"
ABOUT = "meeting-{proposal.meeting_id}-deciding"
ASKED = "meeting-{question.meeting_id}-deciding"


def seal(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("decisions", "ProposalClosing").objects.filter(reasons="[]").update(reasons="")
    for model, field, key in (
        ("Proposal", "words", HERE),
        ("Proposal", "take_to", HERE),
        ("ProposalClosing", "reasons", ABOUT),
        ("Position", "reason", ABOUT),
        ("Position", "rests_on_words", ABOUT),
        ("GroundQuestion", "words", HERE),
        ("Statement", "words", ASKED),
    ):
        seal_standing(apps.get_model("decisions", model), field, key)


def text(model_name: str, name: str) -> migrations.AlterField:
    """Room for a sealed text, plain yet."""
    return migrations.AlterField(model_name, name, models.TextField(blank=True))


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial"), ("confidentiality", "0001_keys")]

    operations = [
        migrations.RemoveConstraint(model_name="proposal", name="not_ours_says_whose"),
        text("position", "rests_on_words"),
        text("proposal", "take_to"),
        text("proposalclosing", "reasons"),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="groundquestion",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(key=HERE),
        ),
        migrations.AlterField(
            model_name="position",
            name="reason",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=ABOUT),
        ),
        migrations.AlterField(
            model_name="position",
            name="rests_on_words",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=ABOUT),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="take_to",
            field=copal.domain.confidentiality.sealing.SealedText(blank=True, key=HERE),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(key=HERE),
        ),
        migrations.AlterField(
            model_name="proposalclosing",
            name="reasons",
            field=copal.domain.confidentiality.sealing.SealedRows(default=list, key=ABOUT),
        ),
        migrations.AlterField(
            model_name="statement",
            name="words",
            field=copal.domain.confidentiality.sealing.SealedText(key=ASKED),
        ),
    ]
