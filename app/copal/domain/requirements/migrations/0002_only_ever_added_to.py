"""The database itself refuses to change or delete a pack, or what was said of it."""

from django.db import migrations

from copal.base.append_only import allowing, forbidding

TABLES = ("requirements_addedpack", "requirements_packdecision")


def forbid(apps, schema_editor):
    for table in TABLES:
        for statement in forbidding(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def allow(apps, schema_editor):
    for table in TABLES:
        for statement in allowing(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("requirements", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
