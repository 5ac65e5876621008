import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import copal.domain.confidentiality.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0002_the_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BreachReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("row_ref", models.BigIntegerField()),
                ("community_ref", models.BigIntegerField(db_index=True, null=True)),
                ("meeting_ref", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hidden", "Hidden for good"),
                            ("shown", "Shown again"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "chair",
                    models.CharField(
                        choices=[("facilitator", "Facilitator"), ("network", "Network")], max_length=11
                    ),
                ),
                ("hides", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="confidentiality.breachreport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TakenOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("row_ref", models.BigIntegerField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("words", copal.domain.confidentiality.sealing.SealedText(key="report-{report_id}")),
                ("instead", models.CharField(max_length=200)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="confidentiality.breachreport",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="breachreport",
            index=models.Index(condition=models.Q(("decided_at", None)), fields=["at"], name="reports_open"),
        ),
        migrations.AddConstraint(
            model_name="reportanswer",
            constraint=models.UniqueConstraint(fields=("report", "chair"), name="one_answer_per_chair"),
        ),
        migrations.AddConstraint(
            model_name="reportanswer",
            constraint=models.UniqueConstraint(fields=("report", "by"), name="nobody_sits_on_two_chairs"),
        ),
    ]
