import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from copal.base.append_only import only_ever_added_to


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Exchange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('rows', models.PositiveIntegerField()),
                ('minutes', models.IntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('looked_up_to', models.BigIntegerField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ExchangedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_ref', models.BigIntegerField(unique=True)),
                ('leaves', models.BooleanField()),
                ('exchange', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='registry.exchange')),
            ],
        ),
        migrations.RunPython(*only_ever_added_to("registry_exchange", "registry_exchangedentry")),
    ]
