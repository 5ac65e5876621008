"""Every entry has its place now; entries, keys and closed days are only ever added to."""

from django.db import migrations, models

from copal.base.append_only import allowing, forbidding

TABLES = ("hours_ledgerentry", "hours_signingkey", "hours_dayroot")


def forbid(apps, schema_editor):
    for table in TABLES:
        for statement in forbidding(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def allow(apps, schema_editor):
    for table in TABLES:
        for statement in allowing(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('hours', '0004_chain_what_is_there'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='ledgerentry',
            name='reason',
        ),
        migrations.AlterField(
            model_name='ledgerentry',
            name='number',
            field=models.PositiveIntegerField(),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.UniqueConstraint(fields=('person', 'number'), name='one_chain_each'),
        ),
        migrations.RunPython(forbid, allow),
    ]
