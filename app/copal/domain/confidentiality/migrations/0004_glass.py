from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0003_reports")]

    operations = []
