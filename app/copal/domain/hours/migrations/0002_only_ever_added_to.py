"""The database itself refuses to change or delete a row of hours_ledgerentry."""

from django.db import migrations

from copal.base.append_only import allowing, forbidding

TABLE = "hours_ledgerentry"


def forbid(apps, schema_editor):
    for statement in forbidding(TABLE, schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def allow(apps, schema_editor):
    for statement in allowing(TABLE, schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
