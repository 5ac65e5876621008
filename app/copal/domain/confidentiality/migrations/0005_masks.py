from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0004_glass")]

    operations = []
