import copal.domain.confidentiality.sealing
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0003_trainings_on_agendas'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ParkedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sphere', models.CharField(choices=[('ours', 'Ours'), ('influence', 'Ours to influence'), ('not_ours', 'Not ours')], max_length=10)),
                ('back_on', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='parked_once')],
            },
        ),
        migrations.CreateModel(
            name='ParkedPlaced',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('segment_ref', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='facilitation.parkeditem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('jpeg', 'JPEG'), ('png', 'PNG'), ('webp', 'WebP')], max_length=4)),
                ('image', copal.domain.confidentiality.sealing.SealedBytes(key='meeting-{meeting_id}-talk')),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Words',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeping', models.CharField(choices=[('talk', 'Talk'), ('off', 'Off the record'), ('kept', 'Kept after the meeting')], default='talk', max_length=4)),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='meeting-{meeting_id}-{keeping}')),
                ('at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='ParkedNews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='news', to='facilitation.parkeditem')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilitation.words')),
            ],
        ),
        migrations.AddField(
            model_name='parkeditem',
            name='whom',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilitation.words'),
        ),
        migrations.AddField(
            model_name='parkeditem',
            name='words',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilitation.words'),
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='acknowledged_once_a_meeting')],
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=30)),
                ('about', models.JSONField(default=dict)),
                ('client_key', models.CharField(blank=True, max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='room_log_numbered'), models.UniqueConstraint(condition=models.Q(('client_key', ''), _negated=True), fields=('meeting', 'client_key'), name='room_act_done_once')],
            },
        ),
    ]
