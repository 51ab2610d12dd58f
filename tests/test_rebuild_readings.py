"""`manage.py rebuild_readings`: normally it changes nothing, and says what it changed."""

import io

import pytest
from django.core.management import CommandError, call_command

from tracker.models import DayOfMovement, Issue, Negotiation, Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


def rebuilt(*options: str) -> str:
    out = io.StringIO()
    call_command("rebuild_readings", *options, stdout=out)
    return out.getvalue()


def version() -> int:
    return Negotiation.objects.current().version


def test_normally_it_changes_nothing_and_says_nothing() -> None:
    before = list(Reading.objects.order_by("pk").values())
    assert rebuilt("--check") == ""
    assert rebuilt() == ""
    assert list(Reading.objects.order_by("pk").values()) == before
    assert version() == 1


def test_it_prints_what_it_mends_and_the_version_rises() -> None:
    reading = Reading.objects.filter(issue__slug="property", aspect="status").earliest("pk")
    Reading.objects.filter(pk=reading.pk).update(values=["agreed"])
    printed = rebuilt()
    assert len(printed.splitlines()) == 1
    assert printed.startswith(str(reading.issue))
    assert "agreed" in printed.partition("→")[0]
    assert rebuilt() == ""
    assert version() == 2


def test_the_day_a_noun_became_known_is_mended_too() -> None:
    Issue.objects.filter(slug="property").update(known_from=None)
    with pytest.raises(CommandError):
        rebuilt("--check")
    assert "not those of the record" in rebuilt()
    assert rebuilt("--check") == ""
    assert version() == 2


def test_the_days_of_movement_are_mended_too() -> None:
    DayOfMovement.objects.filter(day__year=2025).delete()
    with pytest.raises(CommandError):
        rebuilt("--check")
    assert "not those of the record" in rebuilt()
    assert rebuilt("--check") == ""
    assert version() == 2


def test_a_check_changes_nothing_and_ends_with_1_if_anything_would_change() -> None:
    Reading.objects.filter(issue__slug="property").delete()
    left = Reading.objects.count()
    out = io.StringIO()
    with pytest.raises(CommandError, match="run rebuild_readings") as refused:
        call_command("rebuild_readings", "--check", stdout=out)
    assert refused.value.returncode == 1
    assert "nothing → " in out.getvalue()
    assert Reading.objects.count() == left
    assert version() == 1
