"""The two groups of the desk: editors draft; publishers also publish, assess, correct, withdraw."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

DRAFTED = ["actor", "outlet", "issue", "series", "event", "statement", "statementspeaker"]
READ = ["negotiation", "party", "assessment", "formerslug", "reading", "forecastreading"]


def codenames(verbs, models):
    return {f"{verb}_{model}" for verb in verbs for model in models}


EDITOR = (
    codenames(["view", "add", "change"], DRAFTED)
    | codenames(["view", "add", "change", "delete"], ["report", "claim"])
    | codenames(["delete"], ["statementspeaker"])
    | codenames(["view"], READ)
)
PUBLISHER = (
    EDITOR
    | {"publish_report", "publish_assessment"}
    | codenames(["delete"], DRAFTED)
    | codenames(["add", "change", "delete"], ["party", "assessment", "formerslug"])
    | codenames(["add", "change"], ["negotiation"])
)


def make_groups(apps, schema_editor):
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
        group.permissions.set(of_the_record.filter(codename__in=wanted))


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
