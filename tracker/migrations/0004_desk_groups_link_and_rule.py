"""What the groups of the desk may do with successions and rulings: editors read, publishers all."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = ["succession", "ruling"]


def codenames(verbs):
    return {f"{verb}_{model}" for verb in verbs for model in MODELS}


EDITOR = codenames(["view"])
PUBLISHER = codenames(["view", "add", "change", "delete", "publish"])


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
    for name, wanted in (("editor", EDITOR), ("publisher", PUBLISHER)):
        group, _ = Group.objects.using(schema_editor.connection.alias).get_or_create(name=name)
        group.permissions.add(*of_the_record.filter(codename__in=wanted))


class Migration(migrations.Migration):
    dependencies = [("tracker", "0003_successions_and_rulings")]

    operations = [migrations.RunPython(widen_groups, migrations.RunPython.noop)]
