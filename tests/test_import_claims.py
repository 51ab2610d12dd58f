"""`manage.py import_claims`: what it reads, prints and refuses."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.bulk.tables import claim_row
from tests.factories import make_actor, make_issue, make_outlet, make_report
from tests.sheets.workbook import workbook
from tracker.models import Claim, Outlet, Report

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("import_claims", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """A workbook with one claim, two of whose columns are headed in words of its own."""
    make_actor("jane-doe", name="Jane Doe")
    report = make_report(status="draft", body="Well, we talk about it.")
    cells = {**claim_row(report, make_issue()), "colour": "red"}
    cells["in short"] = cells.pop("summary")
    path = tmp_path / "claims.xlsx"
    path.write_bytes(workbook([*cells], [*cells.values()]))
    return str(path)


def test_headings_in_other_words_are_mapped_and_the_rest_is_named(claims: str) -> None:
    with pytest.raises(CommandError, match="Row 2, column “summary”: This field cannot be blank"):
        run(claims)
    mapped = (claims, "--map", "in short=summary")
    assert run(*mapped, "--dry-run").splitlines() == [
        "A dry run: this is what would be done, and nothing was.",
        "Columns that were not used: colour.",
        "1 new.",
    ]
    assert not Claim.objects.exists()
    assert run(*mapped).splitlines()[-1] == "1 new."
    assert Claim.objects.get().summary == "It is talked about."
    assert run(*mapped, "quote=").splitlines()[-2:] == [
        "Columns that were not used: quote, colour.",
        "1 new.",
    ]
    assert [claim.quote for claim in Claim.objects.order_by("order")] == ["we talk about it", ""]


def test_other_nouns_come_in_tables_too(tmp_path: Path) -> None:
    outlets, reports = tmp_path / "outlets.csv", tmp_path / "reports.csv"
    outlets.write_text("name,kind\nNorthern Times,newspaper\n", encoding="utf-8")
    reports.write_text(
        "outlet,headline,published,url\nNorthern Times,Talks,2025-06-10,https://example.org/1\n",
        encoding="utf-8",
    )
    assert run(str(outlets), "--of", "outlet") == "1 new.\n"
    assert run(str(reports), "--of", "report") == "1 new.\n"
    assert Report.objects.get().outlet == Outlet.objects.get()


def test_all_that_is_wrong_is_listed_and_the_command_fails(tmp_path: Path) -> None:
    make_outlet("north")
    path = tmp_path / "outlets.csv"
    path.write_text("slug,kind,homepage\nnorth,paper,\nsouth,other,ftp://x\n", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        run(str(path), "--of", "outlet")
    lines = str(refused.value).splitlines()
    assert lines[0] == "Nothing was imported:"
    assert lines[1].startswith("Row 2, column “kind”: “paper” is not one of: newspaper")
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "Row 3, column “name”", "Row 3, column “homepage”"]  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("summery=summary", "no column headed “summery”"),
        ("in short=sumary", "“sumary” is not one of: id, report"),
        ("in short", "no column headed “”"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(claims: str, pair: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        run(claims, "--map", pair)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(path))
    path.write_bytes("имя\nДарчиев\n".encode("cp1251"))
    with pytest.raises(CommandError, match="claims.csv: The file is not written in UTF-8"):
        run(str(path))
