"""The groups of the desk: who may draft, and who may change what the public sees."""

import pytest
from django.contrib.auth.models import Group, User

pytestmark = pytest.mark.django_db


def member(group: str) -> User:
    user = User.objects.create(username=group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


DRAFTING = [
    "add_report",
    "change_report",
    "delete_report",
    "add_claim",
    "delete_claim",
    "add_statement",
    "add_statementspeaker",
    "delete_statementspeaker",
    "add_event",
    "change_issue",
    "add_actor",
    "add_outlet",
    "add_series",
    "add_intake",
    "change_intake",
    "delete_intake",
    "change_suggested",
    "view_assessment",
    "view_succession",
    "view_ruling",
    "view_party",
    "view_reading",
]
PUBLISHING = [
    "publish_report",
    "publish_assessment",
    "add_assessment",
    "change_assessment",
    "publish_succession",
    "add_succession",
    "delete_succession",
    "publish_ruling",
    "change_ruling",
    "delete_ruling",
    "change_negotiation",
    "change_party",
    "delete_actor",
    "delete_statement",
    "delete_event",
    "delete_outlet",
    "add_formerslug",
]


@pytest.mark.parametrize("permission", DRAFTING)
def test_an_editor_and_a_publisher_may_draft(permission: str) -> None:
    assert member("editor").has_perm(f"tracker.{permission}")
    assert member("publisher").has_perm(f"tracker.{permission}")


@pytest.mark.parametrize("permission", PUBLISHING)
def test_only_a_publisher_may_change_what_is_public(permission: str) -> None:
    assert not member("editor").has_perm(f"tracker.{permission}")
    assert member("publisher").has_perm(f"tracker.{permission}")


@pytest.mark.parametrize("group", ["editor", "publisher"])
def test_nobody_at_the_desk_manages_users_or_writes_what_is_derived(group: str) -> None:
    allowed = member(group).get_all_permissions()
    assert not {name for name in allowed if not name.startswith("tracker.")}
    derived = ("_reading", "_readingclaim", "_forecastreading")
    assert not {n for n in allowed if n.endswith(derived) and not n.startswith("tracker.view_")}
