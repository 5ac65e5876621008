from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0002_the_check")]

    operations = []
