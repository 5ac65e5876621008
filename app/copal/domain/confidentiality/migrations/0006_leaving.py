from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0005_masks")]

    operations = []
