"""Checks that speak beside their field, in forms and in migrations."""

import pytest
from django.db import IntegrityError, models, transaction
from django.forms import modelform_factory

from tests.factories import make_outlet, make_report
from tracker.models import Claim, Outlet, Report
from tracker.models.constraints import FieldCheck

pytestmark = pytest.mark.django_db


def test_a_form_says_what_is_wrong_beside_the_field() -> None:
    form = modelform_factory(Report, fields=["published_basis", "published_note"])(
        {"published_basis": "inferred", "published_note": ""}, instance=make_report()
    )
    assert list(form.errors) == ["published_note"]


def test_a_form_without_a_field_is_not_asked_for_it() -> None:
    """A check that needs a field the form has not got is left to the database."""
    form = modelform_factory(Report, fields=["published_basis"])(
        {"published_basis": "inferred"}, instance=make_report()
    )
    assert form.is_valid()
    with pytest.raises(IntegrityError), transaction.atomic():
        form.save()


def test_an_address_typed_without_its_scheme_is_taken_for_https() -> None:
    form = modelform_factory(Outlet, fields=["homepage"])(
        {"homepage": "example.org"}, instance=make_outlet()
    )
    assert form.is_valid()
    assert form.cleaned_data["homepage"] == "https://example.org"


@pytest.mark.parametrize("model", [Claim, Report])
def test_migrations_need_no_class_of_ours(model: type[models.Model]) -> None:
    checks = [c for c in model._meta.constraints if isinstance(c, FieldCheck)]
    assert checks
    for check in checks:
        path, _, kwargs = check.deconstruct()
        assert path == "django.db.models.CheckConstraint"
        assert models.CheckConstraint(**kwargs) == check
