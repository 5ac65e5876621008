"""Every entry has its place now; entries, keys and closed days are only ever added to."""

from django.db import migrations, models

from copal.base.append_only import only_ever_added_to


class Migration(migrations.Migration):

    dependencies = [
        ('hours', '0004_chain_what_is_there'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='ledgerentry',
            name='reason',
        ),
        migrations.AlterField(
            model_name='ledgerentry',
            name='number',
            field=models.PositiveIntegerField(),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.UniqueConstraint(fields=('person', 'number'), name='one_chain_each'),
        ),
        migrations.RunPython(*only_ever_added_to("hours_ledgerentry", "hours_signingkey", "hours_dayroot")),
    ]
