import copal.domain.confidentiality.sealing
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BreachReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('row_ref', models.BigIntegerField()),
                ('community_ref', models.BigIntegerField(db_index=True, null=True)),
                ('meeting_ref', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, choices=[('hidden', 'Hidden for good'), ('shown', 'Shown again'), ('taken_back', 'Taken back')], max_length=10)),
                ('decided_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('decided_at', None)), fields=['at'], name='reports_open')],
            },
        ),
        migrations.CreateModel(
            name='FineWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_ref', models.BigIntegerField()),
                ('words', models.CharField(max_length=120)),
                ('folded', models.CharField(max_length=120)),
                ('why', models.CharField(choices=[('author', 'An author or a title'), ('made_up', 'A made-up name'), ('fine', 'Fine to say')], max_length=8)),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('community_ref', 'folded'), name='said_to_be_fine_once')],
            },
        ),
        migrations.CreateModel(
            name='GlassRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting_ref', models.BigIntegerField()),
                ('community_ref', models.BigIntegerField(db_index=True)),
                ('why', models.CharField(choices=[('safety', 'Somebody may be in danger'), ('complaint', 'A complaint is being looked into'), ('law', 'A court or an authority asks'), ('repair', 'Something has to be put right')], max_length=9)),
                ('reason', models.TextField()),
                ('hours', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='GlassEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='confidentiality.glassrequest')),
            ],
        ),
        migrations.CreateModel(
            name='GlassAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='confidentiality.glassrequest')),
            ],
        ),
        migrations.CreateModel(
            name='KeptName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('legal_name', models.CharField(max_length=150)),
                ('until', models.DateField()),
                ('at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Key',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('meeting_ref', models.BigIntegerField(db_index=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('due', models.DateTimeField(null=True)),
                ('destroyed_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('destroyed_at', None)), fields=['due'], name='keys_due')],
            },
        ),
        migrations.CreateModel(
            name='Leaving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None), ('undone_at', None)), fields=['due_at'], name='leavings_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None), ('undone_at', None)), fields=('person',), name='one_leaving_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Mask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_ref', models.BigIntegerField()),
                ('name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community_ref', 'person'), name='one_mask_each'), models.UniqueConstraint(models.F('community_ref'), django.db.models.functions.text.Lower('name'), name='one_wearer_per_mask')],
            },
        ),
        migrations.CreateModel(
            name='MaskSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_ref', models.BigIntegerField(db_index=True)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('community_ref',), name='masks_allowed_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chair', models.CharField(choices=[('facilitator', 'Facilitator'), ('network', 'Network')], max_length=11)),
                ('hides', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='confidentiality.breachreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'chair'), name='one_answer_per_chair'), models.UniqueConstraint(fields=('report', 'by'), name='nobody_sits_on_two_chairs')],
            },
        ),
        migrations.CreateModel(
            name='TakenOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('row_ref', models.BigIntegerField()),
                ('place', models.CharField(blank=True, max_length=80)),
                ('words', copal.domain.confidentiality.sealing.SealedText(key='report-{report_id}')),
                ('instead', models.CharField(max_length=200)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken', to='confidentiality.breachreport')),
            ],
        ),
        migrations.CreateModel(
            name='UnmaskRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('approved', models.BooleanField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='confidentiality.mask')),
            ],
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', copal.domain.confidentiality.sealing.SealedText(key='person-{author_id}-aliases')),
                ('name', copal.domain.confidentiality.sealing.SealedText(key='person-{author_id}-aliases')),
                ('pseudonym', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['author'], name='alias_book_of_author')],
            },
        ),
    ]
