"""The database itself refuses to change or delete a pack, or what was said of it."""

from django.db import migrations

from copal.base.append_only import only_ever_added_to


class Migration(migrations.Migration):
    dependencies = [("requirements", "0001_initial")]
    operations = [migrations.RunPython(*only_ever_added_to("requirements_addedpack", "requirements_packdecision"))]
