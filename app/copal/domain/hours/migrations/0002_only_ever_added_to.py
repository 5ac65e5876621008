"""The database itself refuses to change or delete a row of hours_ledgerentry."""

from django.db import migrations

from copal.base.append_only import only_ever_added_to


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_initial")]
    operations = [migrations.RunPython(*only_ever_added_to("hours_ledgerentry"))]
