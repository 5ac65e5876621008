import copal.domain.confidentiality.sealing
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0002_where_to_report'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NextStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting_ref', models.BigIntegerField(db_index=True)),
                ('kind', models.CharField(choices=[('step', 'Next step'), ('trial', 'To try out')], max_length=5)),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='meeting-{meeting_ref}-kept')),
                ('due', models.DateField(null=True)),
                ('stage', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('dropped', 'Dropped')], default='open', max_length=7)),
                ('closed_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'stage'], name='steps_of_community')],
            },
        ),
        migrations.CreateModel(
            name='StepNews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('done', 'Done'), ('dropped', 'Dropped'), ('again', 'Taken up again'), ('told', 'Told how it went')], max_length=7)),
                ('words', copal.domain.confidentiality.sealing.SealedText(blank=True, key='meeting-{step.meeting_ref}-kept')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='news', to='practice.nextstep')),
            ],
        ),
    ]
