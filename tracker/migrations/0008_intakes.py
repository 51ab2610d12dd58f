"""Articles the desk takes in; whoever may draft may take them in, review them and delete them."""

import django.db.models.deletion
import django.utils.timezone
import tracker.models.columns
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

ALLOWED = {
    f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in ("intake", "suggested")
}


def widen_groups(apps, schema_editor):
    # Permissions are otherwise made after the last migration, and the groups need them now.
    create_permissions(
        installed.get_app_config("tracker"), verbosity=0, apps=apps, using=schema_editor.connection.alias
    )
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    of_the_record = Permission.objects.using(schema_editor.connection.alias).filter(
        content_type__app_label="tracker"
    )
    for name in ("editor", "publisher"):
        group, _ = Group.objects.using(schema_editor.connection.alias).get_or_create(name=name)
        group.permissions.add(*of_the_record.filter(codename__in=ALLOWED))


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0007_log_of_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', tracker.models.columns.AddressField(blank=True, help_text='Where the article stands, if the editor said so.', max_length=2000, verbose_name='address')),
                ('file_name', models.CharField(blank=True, help_text='The name of the file that was uploaded.', max_length=200, verbose_name='file')),
                ('headline', models.CharField(blank=True, max_length=300)),
                ('article', models.TextField(help_text='What was read, what was cut, and what was found in it.')),
                ('likenings', models.TextField(default='[]', help_text='Reports of the ledger that it may be, or carry.')),
                ('state', models.CharField(choices=[('open', 'To review'), ('finished', 'Reviewed'), ('set aside', 'Set aside')], default='open', max_length=10)),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='intakes', to='tracker.report')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'article taken in',
                'verbose_name_plural': 'articles taken in',
                'ordering': ['-taken_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Suggested',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('kind', models.CharField(blank=True, choices=[('fact', 'Fact'), ('statement', 'Statement'), ('position', 'Position'), ('demand', 'Demand'), ('linkage', 'Linkage'), ('appraisal', 'Appraisal'), ('forecast', 'Forecast'), ('commitment', 'Commitment'), ('denial', 'Denial'), ('silence', 'Silence')], max_length=20)),
                ('proposed', models.TextField()),
                ('decision', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('changed', 'Accepted with changes'), ('rejected', 'Rejected')], default='open', max_length=10)),
                ('final', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('claim', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggested', to='tracker.claim')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggested', to='tracker.intake')),
            ],
            options={
                'verbose_name': 'suggestion',
                'ordering': ['intake_id', 'order'],
            },
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'https://'), ('url__startswith', 'http://'), _connector='OR'), name='intake_url_http', violation_error_message='An address begins with https:// or http://; for example https://example.org/news'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'finished', 'set aside'])), name='intake_state_known', violation_error_message='Choose a state from the list: open, finished, set aside.'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(('article', ''), _negated=True), name='intake_with_article', violation_error_message='Nothing was read.'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'set aside'), _negated=True), ('report__isnull', True), _connector='OR'), name='intake_set_aside_without_report', violation_error_message='A draft was made of it: delete the draft before you set it aside.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.UniqueConstraint(fields=('intake', 'order'), name='suggested_once_in_order', violation_error_message='Another suggestion of this article has that place.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['', 'fact', 'statement', 'position', 'demand', 'linkage', 'appraisal', 'forecast', 'commitment', 'denial', 'silence'])), name='suggested_kind_known', violation_error_message='Choose a kind of claim from the list: fact, statement, position, demand, linkage, appraisal, forecast, commitment, denial, silence.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['open', 'accepted', 'changed', 'rejected'])), name='suggested_decision_known', violation_error_message='Choose a decision from the list: open, accepted, changed, rejected.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', 'open')), models.Q(models.Q(('decision', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='suggested_decided_some_day', violation_error_message='A decision has its day, and what is open has none.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ('accepted', 'changed')), models.Q(('final', ''), _negated=True)), models.Q(models.Q(('decision__in', ('accepted', 'changed')), _negated=True), ('final', '')), _connector='OR'), name='suggested_final_if_taken', violation_error_message='What was accepted is kept as it was accepted, and nothing else is.'),
        ),
        migrations.AddConstraint(
            model_name='suggested',
            constraint=models.CheckConstraint(condition=models.Q(('claim__isnull', True), ('decision__in', ('accepted', 'changed')), _connector='OR'), name='suggested_claim_if_taken', violation_error_message='Only an accepted suggestion is a claim.'),
        ),
        migrations.RunPython(widen_groups, migrations.RunPython.noop),
    ]
