import copal.domain.confidentiality.sealing
import copal.domain.decisions.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0002_where_to_report'),
        ('meetings', '0003_trainings_on_agendas'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BallotBox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salt', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigIntegerField(default=copal.domain.decisions.models.by_chance, editable=False, primary_key=True, serialize=False)),
                ('locked', models.BinaryField()),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='decisions.ballotbox')),
            ],
        ),
        migrations.CreateModel(
            name='GroundQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='meeting-{meeting_id}-deciding')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('segment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.segment')),
            ],
        ),
        migrations.CreateModel(
            name='GroundClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('policy', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='decisions.groundquestion')),
            ],
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='meeting-{meeting_id}-deciding')),
                ('scale', models.CharField(max_length=20)),
                ('scale_edition', models.CharField(max_length=10)),
                ('anonymous', models.BooleanField()),
                ('hidden', models.CharField(max_length=8)),
                ('control', models.CharField(choices=[('ours', 'Ours to decide'), ('influence', 'Ours to influence'), ('not_ours', 'Not ours')], default='ours', max_length=9)),
                ('take_to', copal.domain.confidentiality.sealing.SealedText(blank=True, key='meeting-{meeting_id}-deciding')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('amends', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='decisions.proposal')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='meetings.meeting')),
                ('segment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.segment')),
            ],
            options={
                'indexes': [models.Index(fields=['meeting', 'at'], name='proposals_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('anonymous', False), ('hidden', 'closed'), _connector='OR'), name='anonymous_stays_hidden_until_closed')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('option', models.CharField(max_length=20)),
                ('reason', copal.domain.confidentiality.sealing.SealedText(blank=True, key='meeting-{proposal.meeting_id}-deciding')),
                ('rests_on_version', models.PositiveIntegerField(null=True)),
                ('rests_on_line', models.PositiveSmallIntegerField(null=True)),
                ('rests_on_words', copal.domain.confidentiality.sealing.SealedText(blank=True, key='meeting-{proposal.meeting_id}-deciding')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'person'), name='one_position_each')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('outcome', models.CharField(max_length=16)),
                ('review_date', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='communities.community')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='meetings.meeting')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('segment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.segment')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='decisions.proposal')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'at'], name='decisions_by_time'), models.Index(fields=['review_date'], name='decisions_to_review')],
            },
        ),
        migrations.CreateModel(
            name='Cast',
            fields=[
                ('id', models.BigIntegerField(default=copal.domain.decisions.models.by_chance, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='casts', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'person'), name='cast_once')],
            },
        ),
        migrations.AddField(
            model_name='ballotbox',
            name='proposal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='box', to='decisions.proposal'),
        ),
        migrations.CreateModel(
            name='ProposalClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=16)),
                ('present', models.PositiveIntegerField()),
                ('answered', models.PositiveIntegerField()),
                ('policy', models.CharField(max_length=10)),
                ('reasons', copal.domain.confidentiality.sealing.SealedRows(default=list, key='meeting-{proposal.meeting_id}-deciding')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='decisions.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='PutAway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(max_length=9)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='put_away', to='decisions.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='decisions.decision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('decision',), name='reopened_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('review_date', models.DateField(null=True)),
                ('next_date', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='decisions.decision')),
            ],
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='meeting-{question.meeting_id}-deciding')),
                ('ground', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='decisions.groundquestion')),
            ],
        ),
        migrations.CreateModel(
            name='StatementAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('agree', 'Agree'), ('pass', 'Pass'), ('disagree', 'Disagree')], max_length=8)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='decisions.statement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('statement', 'person'), name='one_answer_per_statement')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('option', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField()),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='decisions.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'option'), name='one_tally_per_option')],
            },
        ),
    ]
