import django.db.models.deletion

import copal.domain.confidentiality.sealing
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0001_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("story", copal.domain.confidentiality.sealing.SealedText(key="person-{author_id}-aliases")),
                ("name", copal.domain.confidentiality.sealing.SealedText(key="person-{author_id}-aliases")),
                ("pseudonym", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("ended_at", None)), fields=["author"], name="alias_book_of_author")],
            },
        ),
        migrations.CreateModel(
            name="FineWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("community_ref", models.BigIntegerField()),
                ("words", models.CharField(max_length=120)),
                ("folded", models.CharField(max_length=120)),
                ("why", models.CharField(choices=[("author", "An author or a title"), ("made_up", "A made-up name"), ("fine", "Fine to say")], max_length=8)),
                ("at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("taken_back_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(condition=models.Q(("taken_back_at", None)), fields=("community_ref", "folded"), name="said_to_be_fine_once")],
            },
        ),
    ]
