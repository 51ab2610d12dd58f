"""Every list of the desk as a file: its rows as narrowed, and harmless."""

import io
from typing import Any

import openpyxl
import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.at_the_desk import at_the_desk, make_user
from tests.bulk.tables import told
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_report,
    make_statement,
)
from tests.test_admin_pages import ROWS, make_rows, queries
from tracker.bulk.columns import NOUNS, TableKind
from tracker.bulk.drafting import draft
from tracker.desk_tables import exporting
from tracker.models import Claim
from tracker.sheets.reading import read
from tracker.sheets.table import Table

pytestmark = pytest.mark.django_db


def address(label: str, ending: str = "csv") -> str:
    return reverse("admin:export_list", args=[*label.split("."), ending])


def exported(client: Client, label: str, ending: str = "csv", **asked: str) -> Table:
    response = client.get(address(label, ending), asked)
    assert response.status_code == 200
    return read(response.content)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("label", sorted(ROWS))
def test_every_list_of_the_desk_can_be_had_as_a_file(label: str, ending: str) -> None:
    make_negotiation()
    make_rows(label, range(3))
    client = at_the_desk()
    response = client.get(address(label, ending))
    table = read(response.content)
    model = next(m for m in admin.site._registry if m._meta.label_lower == label)
    shown = client.get(reverse(f"admin:{label.replace('.', '_')}_changelist")).context["cl"]
    assert len(table.rows) == shown.queryset.count() > 0
    assert len(table.headings) >= 1
    assert "action_checkbox" not in table.headings
    assert f"{model._meta.verbose_name_plural} 20" in response["Content-Disposition"]


@pytest.mark.parametrize("label", sorted(ROWS))
def test_no_file_asks_the_database_per_row(label: str) -> None:
    make_negotiation()
    client = at_the_desk()
    make_rows(label, range(10))
    few = queries(client, address(label))
    make_rows(label, range(10, 40))
    assert queries(client, address(label)) <= few


def test_a_file_holds_what_the_list_is_narrowed_to_in_its_order() -> None:
    for name, kind in (("Bravo", "agency"), ("Alpha", "agency"), ("Charlie", "website")):
        make_outlet(name=name, kind=kind)
    client = at_the_desk("editor")
    names = [row.cells[1] for row in exported(client, "tracker.outlet", kind__exact="agency").rows]
    assert names == ["Alpha", "Bravo"]
    found = exported(client, "tracker.outlet", q="char").rows
    assert [row.cells[1] for row in found] == ["Charlie"]
    turned = exported(client, "tracker.outlet", o="-0").rows
    assert [row.cells[1] for row in turned] == ["Charlie", "Bravo", "Alpha"]


def test_the_list_links_to_its_files_as_it_is_narrowed() -> None:
    make_outlet(kind="agency")
    client = at_the_desk("editor")
    text = client.get(reverse("admin:tracker_outlet_changelist"), {"q": "x & y"}).content.decode()
    assert f'<a href="{address("tracker.outlet")}?q=x+%26+y">CSV</a>' in text
    assert f'<a href="{reverse("admin:import_table", args=["outlet"])}">Import…</a>' in text
    popup = client.get(reverse("admin:tracker_outlet_changelist"), {"_popup": "1"})
    assert ">CSV<" not in popup.content.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["=1+1", "+7 495", "-1", "@SUM(1)", "＝1+1", "=cmd|'/C calc'!A0"])
def test_no_name_of_the_record_becomes_a_formula(name: str, ending: str) -> None:
    make_actor("evil", name=name)
    make_issue(title=name)
    client = at_the_desk("editor")
    for label in ("tracker.actor", "tracker.issue"):
        data = client.get(address(label, ending)).content
        if ending == "csv":
            assert f"'{name}" in data.decode("utf-8-sig")
        else:
            cells = [c for row in openpyxl.load_workbook(io.BytesIO(data)).active for c in row]
            assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
            assert [cell.value for cell in cells if cell.quotePrefix] == [name]
        assert any(name in row.cells for row in exported(client, label, ending).rows)


def test_a_file_is_for_those_who_may_see_the_list() -> None:
    assert Client().get(address("tracker.outlet")).status_code == 302
    client = Client()
    client.force_login(make_user("nobody", username="nobody", is_superuser=False))
    assert client.get(address("tracker.outlet")).status_code == 403
    editor = at_the_desk("editor")
    assert editor.get(address("auth.user")).status_code == 403
    assert editor.get(address("tracker.party")).status_code == 200


@pytest.mark.parametrize("label", ["tracker.nothing", "nothing.outlet", "tracker.statementspeaker"])
def test_there_is_no_file_of_what_is_no_list(label: str) -> None:
    assert at_the_desk().get(address(label)).status_code == 404


def test_a_parameter_that_makes_no_sense_leads_back_to_the_list() -> None:
    client = at_the_desk("editor")
    answer = client.get(address("tracker.outlet"), {"nothing": "x"}, follow=True)
    assert answer.status_code == 200
    assert answer.context["cl"]
    assert client.get(address("tracker.outlet"), {"e": "1"}).status_code == 200


@pytest.mark.parametrize("label", ["tracker.report", "tracker.claim"])
def test_no_article_is_read_for_a_file_that_has_none_in_it(label: str) -> None:
    report = make_report(body="A long text.", republication_of=make_report(body="Another."),
                         republication_kind="reprint")  # fmt: skip
    make_claim(report=report)
    client = at_the_desk("editor")
    with CaptureQueriesContext(connection) as captured:
        client.get(address(label))
    rows = f'SELECT "{label.replace(".", "_")}"."id"'
    (asked,) = [q["sql"] for q in captured if rows in q["sql"]]
    assert '"body"' not in asked


def test_a_list_too_long_for_one_file_is_refused_in_a_sentence_and_never_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", 2)
    for name in ("Northern Times", "Northern Post", "The Wire"):
        make_outlet(name=name)
    client = at_the_desk("editor")
    answer = client.get(address("tracker.outlet"), {"o": "1"}, follow=True)
    assert answer.redirect_chain == [(reverse("admin:tracker_outlet_changelist") + "?o=1", 302)]
    told = "This list has 3 rows, and a file takes 2 at most: narrow it first."
    assert told in answer.content.decode()
    assert len(exported(client, "tracker.outlet", q="Northern").rows) == 2


def some_record() -> None:
    north = make_actor("jane-doe", name="Jane Doe", aliases=["Джейн Доу", "-J."])
    make_outlet("wire", name="The Wire", domains=["a.example", "b.example"], state_controlled=True)
    report = make_report(status="draft", note="=1+1", body="we talk about it, he said")
    statement = make_statement(north, make_actor(), office="Minister", according_to=make_actor())
    make_claim(report=report, statement=statement, quote="- talk about it", holds_on="2025-06-01")
    make_claim(report=report, event=make_event(), aspect="date", value="2025-07", statement=None)
    make_claim(
        report=report,
        event=make_event(),
        aspect="status",
        value="held",
        kind="forecast",
        window_words="very soon",
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", TableKind)
def test_an_exported_table_can_be_imported_again_and_changes_nothing(
    kind: TableKind, ending: str
) -> None:
    some_record()
    noun = NOUNS[kind]
    table = exported(at_the_desk("editor"), f"tracker.{kind}", ending)
    columns = noun.guess(table.headings)
    assert "" not in columns
    outcome = draft(kind, table, columns, dry_run=False)
    assert told(outcome) == []
    assert str(outcome) == f"{len(table.rows)} same"


def test_an_exported_table_that_was_changed_changes_the_drafts() -> None:
    some_record()
    table: Any = exported(at_the_desk("editor"), "tracker.claim")
    at = table.headings.index("summary")
    rows = [
        row.__class__(row.number, (*row.cells[:at], "Anew.", *row.cells[at + 1 :]))
        for row in table.rows
    ]
    table = Table(table.headings, tuple(rows))
    noun = NOUNS[TableKind.CLAIM]
    outcome = draft(TableKind.CLAIM, table, noun.guess(table.headings), dry_run=False)
    assert str(outcome) == "3 changed"
    assert {claim.summary for claim in Claim.objects.all()} == {"Anew."}
