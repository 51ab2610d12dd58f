"""What every row of the record has in common: clean text, a history, protected evidence."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_negotiation,
    make_outlet,
    make_report,
    make_statement,
)
from tracker.models import (
    Actor,
    Claim,
    Correction,
    Event,
    FormerSlug,
    Intake,
    Negotiation,
    Report,
    Statement,
    Suggested,
)
from tracker.models.record import Record

MODELS = [model for model in Record.__subclasses__() if not model._meta.abstract]
for base in [model for model in Record.__subclasses__() if model._meta.abstract]:
    MODELS += [m for m in base.__subclasses__() if not m._meta.abstract]
    for lower in [m for m in base.__subclasses__() if m._meta.abstract]:
        MODELS += lower.__subclasses__()

# Corrections are never changed, and what editors decided of suggestions stands on the suggestion.
WITHOUT_HISTORY = [FormerSlug, Correction, Intake, Suggested]
# The desk's own notes are no evidence: they outlive what was made of them, or go with the article.
# A correction goes with a report that was made a draft again by an import, and deleted then.
ALLOWED_TO_GO = {
    ("Correction", "report"),
    ("StatementSpeaker", "statement"),
    ("Suggested", "intake"),
    ("Suggested", "claim"),
    ("Intake", "report"),
}

DIRTY = " one\x0b\u202e\r\ntwo\ud83d "


def test_the_sweeps_below_see_every_model() -> None:
    assert {model.__name__ for model in MODELS} == {
        "Actor",
        "Assessment",
        "Claim",
        "Correction",
        "Event",
        "FormerSlug",
        "Intake",
        "Issue",
        "Negotiation",
        "Outlet",
        "Party",
        "Report",
        "Ruling",
        "Series",
        "Statement",
        "StatementSpeaker",
        "Succession",
        "Suggested",
    }


@pytest.mark.parametrize("model", MODELS)
def test_every_text_is_cleaned_on_its_way_in(model: type[Record]) -> None:
    row = model()
    texts = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ]
    for field in texts:
        setattr(row, field.attname, DIRTY)
    row.clean_texts()
    for field in texts:
        one_line = isinstance(field, models.CharField)
        expected = "one two\ufffd" if one_line else "one\u202e\ntwo\ufffd"
        assert getattr(row, field.attname) == expected, field.name


@pytest.mark.parametrize("model", [model for model in MODELS if model not in WITHOUT_HISTORY])
def test_every_change_of_the_record_is_kept_in_a_history(model: type[Record]) -> None:
    history = getattr(model, "history", None)
    assert history is not None
    kept = {field.name for field in history.model._meta.get_fields()}
    assert not kept & {*model.derived, "known_from"} - _typed(model)


def _typed(model: type[Record]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields if field.editable}


@pytest.mark.parametrize("model", MODELS)
def test_every_field_that_points_at_evidence_protects_it(model: type[Record]) -> None:
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or field.related_model is User:
            continue
        if (model.__name__, field.name) not in ALLOWED_TO_GO:
            assert field.remote_field.on_delete is models.PROTECT, field.name


@pytest.mark.parametrize("model", MODELS)
def test_every_check_has_a_message_of_its_own(model: type[Record]) -> None:
    for constraint in model._meta.constraints:
        message = str(constraint.violation_error_message)
        assert message != models.CheckConstraint.default_violation_error_message
        assert constraint.name not in message


@pytest.mark.django_db
def test_lists_of_texts_are_clean_and_hold_nothing_twice() -> None:
    actor = make_actor(aliases=["  Jane\nDoe", "", "Jane Doe", "\u202eДоу"])
    assert actor.aliases == ["Jane Doe", "Доу"]


@pytest.mark.django_db
def test_a_list_of_something_else_is_refused_at_its_field() -> None:
    actor = make_actor()
    actor.aliases = [1]
    with pytest.raises(ValidationError) as refused:
        actor.clean_fields()
    assert "aliases" in refused.value.message_dict


def test_aliases_are_typed_one_on_a_line() -> None:
    field = Actor._meta.get_field("aliases").formfield()
    assert field is not None
    assert field.clean("Jane Doe\r\n\r\n J. Doe ") == ["Jane Doe", "J. Doe"]
    assert field.prepare_value(["Jane Doe", "J. Doe"]) == "Jane Doe\nJ. Doe"
    assert not field.has_changed(["Jane Doe"], "Jane Doe\r\n")
    assert field.has_changed(["Jane Doe"], "Jane Roe")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "kept"),
    [("HTTPS://Example.org/A", "https://Example.org/A"), ("Http://x.org", "http://x.org")],
)
def test_the_scheme_of_an_address_is_kept_in_small_letters(typed: str, kept: str) -> None:
    assert make_outlet(homepage=typed).homepage == kept


@pytest.mark.django_db
def test_storing_some_columns_stores_what_follows_from_them() -> None:
    report = make_report(published="2025-06-10", entered=date(2025, 7, 1))
    report.published = "2025-06-12"
    report.save(update_fields=["published"])
    stored = Report.objects.get()
    assert (stored.published_latest, stored.known_from) == (date(2025, 6, 12),) * 2


@pytest.mark.django_db
def test_rows_made_fit_by_hand_can_be_stored_in_bulk() -> None:
    model = make_claim()
    claims = [
        Claim(report=model.report, statement=model.statement, issue=model.issue, aspect="count",
              value="0" + number, summary=number, order=int(number))
        for number in ("6", "7")
    ]  # fmt: skip
    for claim in claims:
        claim.prepare()
    Claim.objects.bulk_create(claims)
    assert list(Claim.objects.filter(aspect="count").values_list("value", flat=True)) == ["6", "7"]


@pytest.mark.django_db
def test_saving_a_row_read_earlier_takes_back_nothing_that_was_rebuilt_since() -> None:
    event, talks, statement = make_event(), make_negotiation(), make_statement()
    Event.objects.update(known_from=date(2025, 6, 10))
    Statement.objects.update(known_from=date(2025, 6, 10))
    Negotiation.objects.raise_version()
    for row in (event, talks, statement):
        row.save()
    days = {Event.objects.get().known_from, Statement.objects.get().known_from}
    assert days == {date(2025, 6, 10)}
    assert Negotiation.objects.get().version == 1
