"""Which heading is taken for which column."""

import pytest

from tracker.bulk.columns import NOUNS, TableKind
from tracker.models import Statement


@pytest.mark.parametrize("kind", TableKind)
def test_every_column_is_a_field_or_is_known_to_be_none(kind: TableKind) -> None:
    noun = NOUNS[kind]
    fields = {field.name for field in noun.model._meta.get_fields()}
    if kind is TableKind.CLAIM:
        fields |= {field.name for field in Statement._meta.get_fields()}
        fields |= {"subject", "speaker", "office"}
    assert {column.name for column in noun.columns} - {"id"} <= fields
    assert str(kind) == noun.model._meta.model_name


@pytest.mark.parametrize("kind", TableKind)
def test_no_heading_means_two_columns(kind: TableKind) -> None:
    columns = NOUNS[kind].columns
    headings = [name for column in columns for name in (column.name, *column.other_headings)]
    assert len(headings) == len({*headings})


def test_tables_of_claims_and_reports_as_analysts_head_them_are_understood() -> None:
    claims = "id,report,statement,kind,quote,subject,aspect,value,about,hedge,window,holds_on,note"
    assert NOUNS[TableKind.CLAIM].guess(claims.split(",")) == claims.split(",")
    reports = "id,outlet,headline,published,basis,file,note,url"
    assert NOUNS[TableKind.REPORT].guess(reports.split(",")) == [
        "id", "outlet", "headline", "published", "published_basis", "", "note", "url"]  # fmt: skip


def test_headings_are_understood_in_any_case_and_the_first_of_two_is_taken() -> None:
    assert NOUNS[TableKind.OUTLET].guess(["NAME", "State controlled", "outlet", "What"]) == [
        "name", "state_controlled", "", ""]  # fmt: skip
