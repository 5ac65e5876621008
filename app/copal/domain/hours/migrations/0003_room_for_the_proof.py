"""Room for the proof: a number and digests for each entry, words apart from it, closed days, keys and checks.

The triggers are lifted here and stand again after 0005, when what is there has its place in the chains.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import copal.domain.hours.models
from copal.base.append_only import only_ever_added_to


class Migration(migrations.Migration):

    dependencies = [
        ('hours', '0002_only_ever_added_to'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(*reversed(only_ever_added_to("hours_ledgerentry"))),
        migrations.CreateModel(
            name='EntryWords',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='words', serialize=False, to='hours.ledgerentry')),
                ('reason', models.CharField(max_length=300)),
                ('salt', models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('key', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('public', models.CharField(max_length=64)),
                ('since', models.DateTimeField()),
                ('vouched_by', models.CharField(max_length=16)),
                ('signature', models.CharField(max_length=128)),
            ],
        ),
        migrations.CreateModel(
            name='DayRoot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('first', models.BigIntegerField()),
                ('last', models.BigIntegerField(unique=True)),
                ('count', models.PositiveIntegerField()),
                ('root', models.CharField(max_length=64)),
                ('previous', models.CharField(max_length=64)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hours.signingkey')),
                ('at', models.DateTimeField()),
                ('signature', models.CharField(max_length=128)),
            ],
        ),
        migrations.CreateModel(
            name='RecordCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True)),
                ('entries', models.PositiveIntegerField()),
                ('days', models.PositiveIntegerField()),
                ('what', models.CharField(blank=True, max_length=20)),
                ('entry_ref', models.BigIntegerField(null=True)),
                ('person_ref', models.BigIntegerField(null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('day', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='KeptStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=80)),
                ('edition', models.CharField(max_length=40)),
                ('on', models.DateField()),
                ('status', models.CharField(max_length=20)),
                ('likely', models.CharField(blank=True, max_length=20)),
                ('counted_minutes', models.PositiveIntegerField()),
                ('required_minutes', models.PositiveIntegerField(null=True)),
                ('still_needed_minutes', models.PositiveIntegerField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['rule', 'status', 'ends_on'], name='standings_by_status')],
                'constraints': [models.UniqueConstraint(fields=('person', 'rule'), name='one_kept_standing_each')],
            },
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='number',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='words_digest',
            field=models.CharField(blank=True, max_length=64, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='digest',
            field=models.CharField(max_length=64, default=''),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='ledgerentry',
            name='why',
            field=models.JSONField(encoder=copal.domain.hours.models.Canonical),
        ),
    ]
