from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0001_keys")]

    operations = []
