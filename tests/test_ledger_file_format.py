"""The format, its document and the models say the same; the database's checks are decided alike."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger_files import full, take_in
from tracker.ledger_file.conditions import checks_of, fields_of, holds
from tracker.ledger_file.format import LISTS, SECTIONS, TOP, Key, Type
from tracker.ledger_file.order import merged
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Correction,
    Event,
    FormerSlug,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Report,
    Ruling,
    Series,
    Statement,
    StatementSpeaker,
    Succession,
)

DOCUMENT = Path(__file__).parents[1] / "docs" / "ledger-format.md"
RECORD = [
    *(Negotiation, Party, Actor, Outlet, Series, Issue, Event, Statement, StatementSpeaker),
    *(Report, Claim, Assessment, Succession, Ruling, Correction, FormerSlug),
]

# Fields of the record that are in no file, and why.
NOT_IN_A_FILE = {
    "id": "primary keys are the database's own",
    "changed_at": "the moment of a change is not the record",
    "principal": "negotiation.principals says it",
    "order": "the place in the list says it",
    "statement": "speakers stand inside their statement",
    "report": "claims stand inside their report",
    "leading_claim": "the first of the claims an assessment cites",
    "author": "users are not in the file",
    "edition": "it tells two editors at work apart",
    "was_public": "the file's withdrawn reports tell",
}


def tables() -> dict[str, list[list[str]]]:
    """The rows of the last table under each heading of the document, split into cells."""
    found: dict[str, list[list[str]]] = {}
    for part in DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        lines = [line for line in text.split("\n") if line.startswith("|")][2:]
        found[heading] = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return found


def type_of(key: Key) -> str:
    if key.to and key.type is not Type.ROWS:
        return f"{key.type} to `{key.to}`"
    has_limit = key.limit and key.type in (Type.LINE, Type.TEXT)
    return f"{key.type}, at most {key.limit}" if has_limit else str(key.type)


def left_out(key: Key) -> str:
    if key.is_required or key.is_kept:
        return "never" if key.is_required else "stays as stored"
    if key.default is False:
        return "`false`"
    return "empty" if key.default in ("", None, []) else f"`{key.default}`"


@pytest.mark.parametrize("name", SECTIONS)
def test_the_document_has_every_key_of_the_format_in_order_and_no_other(name: str) -> None:
    documented = [cells[:3] for cells in tables()[name]]
    keys = SECTIONS[name].keys
    assert documented == [[f"`{key.name}`", type_of(key), left_out(key)] for key in keys]


@pytest.mark.parametrize("name", SECTIONS)
def test_the_document_has_every_word_of_a_vocabulary_and_no_other(name: str) -> None:
    for key, cells in zip(SECTIONS[name].keys, tables()[name], strict=True):
        if key.words:
            listed = cells[3].rpartition("One of ")[2]
            assert re.findall(r"`([^`]+)`", listed) == list(key.words), key.name


def test_the_document_has_every_list_of_the_file() -> None:
    assert [cells[0] for cells in tables()["The file"]] == [f"`{name}`" for name in TOP]


def test_every_type_is_explained() -> None:
    explained = {cells[0] for cells in tables()["The form"]}
    types = {type_.value for type_ in Type if not type_.value.startswith("list of")}
    assert explained == types | {"list of …"}


@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_every_field_of_the_record_is_in_the_file_or_is_not_for_a_reason(
    model: type[models.Model],
) -> None:
    (section,) = (section for section in SECTIONS.values() if section.model is model)
    derived = {*getattr(model, "derived", ())}
    if not any(key.name == "known_from" for key in section.keys):
        derived.add("known_from")
    written = {key.column for key in section.column_keys}
    fields = {field.name for field in model._meta.concrete_fields} - derived
    assert fields - written <= NOT_IN_A_FILE.keys()
    assert written <= fields


def test_every_model_of_the_record_is_in_the_file() -> None:
    derived = {
        "Reading", "ReadingClaim", "ForecastReading", "DayOfMovement", "LedgerVersion", "Revision",
    }  # fmt: skip
    # What the desk works with: it says nothing that the claims made of it do not say.
    desks_own = {"Intake", "Suggested"}
    kept = {
        model
        for model in apps.get_app_config("tracker").get_models()
        if not model.__name__.startswith("Historical") and model.__name__ not in derived | desks_own
    }
    assert kept == set(RECORD)


def test_every_list_has_a_name_for_its_rows() -> None:
    for section in LISTS.values():
        assert all(key.is_required for key in section.identity)


# Checks, decided without the database.

ALL_CHECKS = [(model, check) for model in RECORD for check in checks_of(model)]
WORDS = ["", "status", "ordinal", "held", "not: held", "agreed", "published", "withdrawn", "draft"]
TEXTS = [*WORDS, "3", "03", "x", "7kq2xw9d", "https://a.example", "javascript:1", "forecast"]
TEXTS += ["silence", "fact", "inferred", "stated", "a-b", "a--b", "reprint", "issue", "demand"]


def values_for(field: "models.Field[Any, Any]") -> st.SearchStrategy[Any]:
    if isinstance(field, models.ForeignKey):
        return st.sampled_from([None, 1, 2])
    if isinstance(field, models.DateField):
        return st.one_of(st.none(), st.dates())
    if isinstance(field, models.BooleanField):
        return st.booleans()
    if isinstance(field, models.IntegerField):
        return st.integers(0, 3)
    return st.sampled_from([*TEXTS, *(str(word) for word, _ in field.choices or ())])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "check"), ALL_CHECKS, ids=[check.name for _, check in ALL_CHECKS]
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_check_is_decided_as_the_database_decides_it(
    model: type[models.Model], check: models.CheckConstraint, data: st.DataObject
) -> None:
    row = model()
    for name in sorted(fields_of(check)):
        field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
        setattr(row, field.attname, data.draw(values_for(field), label=name))
    try:
        check.validate(model, row)  # type: ignore[attr-defined]
    except ValidationError:
        assert not holds(check, row)
    else:
        assert holds(check, row)


def test_a_check_that_cannot_be_decided_is_not_passed_over_in_silence() -> None:
    row = Issue(slug="a")
    unknown = models.CheckConstraint(condition=Q(slug__icontains="b"), name="a")
    expression = models.CheckConstraint(
        condition=Q(models.lookups.Exact(Value(1), Value(1))), name="b"
    )
    for check in (unknown, expression):
        with pytest.raises(NotImplementedError, match="cannot be decided without a database"):
            holds(check, row)
    assert fields_of(unknown) == {"slug"}


def test_a_row_that_is_not_stored_yet_can_be_pointed_at() -> None:
    report = Report(public_id="33333333")
    (check,) = (c for c in checks_of(Report) if c.name == "report_republishes_another")
    report.republication_of = Report(public_id="3333333b")
    assert holds(check, report)
    report.republication_of = report
    assert not holds(check, report)


# Order.


@pytest.mark.parametrize(
    ("stored", "named", "order"),
    [
        ("", "abc", "abc"),
        ("abc", "", "abc"),
        ("abc", "abc", "abc"),
        ("abc", "cab", "cab"),
        ("abc", "ca", "cba"),
        ("abc", "x", "abcx"),
        ("abc", "bx", "abxc"),
        ("abc", "xb", "axbc"),
        ("abc", "xcya", "xcyba"),
        ("abc", "aa", "abc"),
    ],
)
def test_new_rows_come_behind_their_neighbour_and_unnamed_ones_stay(
    stored: str, named: str, order: str
) -> None:
    assert "".join(merged(stored, named)) == order


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 14), unique=True))
def test_merging_loses_nothing_and_merging_again_changes_nothing(
    stored: list[int], named: list[int]
) -> None:
    once = merged(stored, named)
    assert sorted(once) == sorted({*stored, *named})
    assert [item for item in once if item in named] == named
    assert merged(once, named) == once


@pytest.mark.django_db
def test_the_full_file_is_valid() -> None:
    take_in(full())
    assert Claim.objects.count() == 10
