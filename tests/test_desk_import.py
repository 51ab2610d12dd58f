"""Importing a table at the desk: it is shown first, and stored only as it was shown."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.at_the_desk import at_the_desk, make_user
from tests.factories import known, make_issue, make_outlet, make_party, make_report
from tests.sheets.workbook import workbook
from tests.test_admin_pages import is_strict
from tracker.bulk.columns import TableKind
from tracker.bulk.drafting import draft
from tracker.desk_tables import importing
from tracker.models import Outlet, Report
from tracker.sheets.table import MOST_BYTES

pytestmark = pytest.mark.django_db

TABLE = "name,kind,Called\nNorthern Times,newspaper,NT\nThe Wire,agency,TW\n"


def address(kind: str = "outlet") -> str:
    return reverse("admin:import_table", args=[kind])


def look(client: Client, content: str | bytes, kind: str = "outlet") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(address(kind), {"file": SimpleUploadedFile("table.csv", data)})


def brought(response: Any, **changed: str) -> dict[str, str]:
    """What the form of a preview sends."""
    preview = response.context["preview"]
    columns = {f"column-{number}": column for number, _, column in preview.headings}
    return {"table": preview.packed, "seal": preview.outcome.seal, **columns, **changed}


@pytest.mark.parametrize("kind", TableKind)
def test_the_page_asks_for_a_file_and_tells_the_columns(kind: str) -> None:
    response = at_the_desk("editor").get(address(kind))
    assert response.status_code == 200
    is_strict(response)
    for column in response.context["noun"].columns:
        assert f"<code>{column.name}</code>" in response.content.decode()


def test_nothing_is_stored_before_it_is_confirmed() -> None:
    client = at_the_desk("editor")
    preview = look(client, TABLE)
    is_strict(preview)
    text = preview.content.decode()
    assert "2 new. Nothing is stored yet." in text
    assert "Northern Times" in text
    assert not Outlet.objects.exists()
    done = client.post(address(), brought(preview, confirm="Import"), follow=True)
    assert "Imported as drafts: 2 new." in done.content.decode()
    assert [outlet.kind for outlet in Outlet.objects.order_by("name")] == ["newspaper", "agency"]
    version = Outlet.objects.first().history.get()
    assert version.history_user.username == "editor"


def test_a_heading_can_be_taken_for_another_column_and_looked_at_again() -> None:
    client = at_the_desk("editor")
    preview = look(client, TABLE)
    again = client.post(address(), brought(preview, **{"column-2": "country"}))
    assert "country: <ins>NT</ins>" in again.content.decode()
    client.post(address(), brought(again, confirm="Import"))
    assert {outlet.country for outlet in Outlet.objects.all()} == {"NT", "TW"}
    twice = client.post(address(), brought(preview, **{"column-2": "name"}))
    assert "Two headings were given one meaning: name." in twice.content.decode()


def test_what_is_left_aside_is_said_before_anything_is_stored() -> None:
    client = at_the_desk("editor")
    assert "Left aside: “Called”." in look(client, TABLE).content.decode()
    assert "Left aside" not in look(client, "name,kind,\nThe Wire,agency,\n").content.decode()


def test_what_is_wrong_is_listed_by_row_and_column_and_cannot_be_confirmed() -> None:
    client = at_the_desk("editor")
    wrong = look(client, TABLE + "Third,<script>alert(1)</script>,\n,other,\n")
    is_strict(wrong)
    text = wrong.content.decode()
    assert "Nothing can be imported yet: 3 problems." in text
    assert "&lt;script&gt;alert(1)" in text
    assert 'name="confirm"' not in text
    client.post(address(), brought(wrong, confirm="Import"))
    assert not Outlet.objects.exists()


def test_what_the_public_sees_is_refused_in_a_sentence() -> None:
    known(make_outlet("northern-times", name="Northern Times", kind="website"))
    wrong = look(at_the_desk("publisher"), TABLE)
    assert "The public sees it already, and an import makes drafts only" in wrong.content.decode()
    assert Outlet.objects.count() == 1


def test_a_record_that_changed_since_the_preview_is_looked_at_again() -> None:
    client = at_the_desk("editor")
    outlet = make_outlet("northern-times", name="Northern Times", kind="website")
    preview = look(client, TABLE)
    outlet.kind = "journal"
    outlet.save()
    answer = client.post(address(), brought(preview, confirm="Import"))
    text = answer.content.decode()
    assert "The record has changed meanwhile" in text
    assert "<del>journal</del>" in text
    assert Outlet.objects.get().kind == "journal"
    client.post(address(), brought(answer, confirm="Import"))
    assert Outlet.objects.get(slug="northern-times").kind == "newspaper"


def test_a_record_that_changes_while_it_is_imported_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = at_the_desk("editor")
    outlet = make_outlet("northern-times", name="Northern Times", kind="website")
    preview = look(client, TABLE)

    def published_before_it_is_stored(*given: Any, dry_run: bool) -> Any:
        if not dry_run:
            known(outlet)
        return draft(*given, dry_run=dry_run)

    monkeypatch.setattr(importing, "draft", published_before_it_is_stored)
    text = client.post(address(), brought(preview, confirm="Import")).content.decode()
    assert "The record has changed meanwhile" in text
    assert "Imported" not in text
    assert Outlet.objects.get().kind == "website"


def test_whoever_has_the_draft_open_is_told_of_the_import() -> None:
    client = at_the_desk("editor")
    report = make_report(status="draft", outlet=make_outlet("north"), headline="Old")
    form = reverse("admin:tracker_report_change", args=[report.pk])
    opened = client.get(form).context["adminform"].form.initial["opened"]
    table = f"id,outlet,headline\n{report.public_id},north,New\n"
    client.post(address("report"), brought(look(client, table, "report"), confirm="Import"))
    assert Report.objects.get().headline == "New"
    changed = client.get(form).context["adminform"].form.initial["opened"]
    assert changed != opened

    table = (
        f"report,subject,aspect,value,about,summary\n"
        f"{report.public_id},{make_issue().slug},status,agreed,{make_party().slug},Agreed.\n"
    )
    client.post(address("claim"), brought(look(client, table, "claim"), confirm="Import"))
    assert Report.objects.get().claims.count() == 1
    assert client.get(form).context["adminform"].form.initial["opened"] != changed


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no rows"),
        ("имя\nДарчиев\n".encode("cp1251"), "not written in UTF-8"),
        (b"PK\x03\x04", "The workbook is broken"),
        (workbook(["name"], ["=1+1"]), "holds a formula"),
        (b"x" * (MOST_BYTES + 1), "larger than 2 MB"),
        (b"name\n", "no rows"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    response = look(at_the_desk("editor"), content)
    assert response.status_code == 200
    assert reason in response.content.decode()


def test_a_form_without_a_file_says_so() -> None:
    assert "Choose a file first" in at_the_desk("editor").post(address()).content.decode()


@pytest.mark.parametrize(
    "table",
    [
        "",
        "[",
        "[]",
        "{}",
        "1",
        "null",
        '["a"]',
        '[["name"],[[2]]]',
        '[["name"],[[2,"a","b"]]]',
        '[["name"],[["2","a"]]]',
        '[["name"],[[true,"a"]]]',
        '[["name"],[[2,null]]]',
        '[[1],[[2,"a"]]]',
        '["name",[[2,"a"]]]',
        "[" * 100_000,
        '[["name"],' + "[" + ",".join(['[2,"a"]'] * 1001) + "]]",
    ],
)
def test_a_table_that_was_tampered_with_on_the_way_is_refused(table: str) -> None:
    sent = {"table": table, "column-0": "name", "confirm": "Import", "seal": "x"}
    response = at_the_desk("editor").post(address(), sent)
    assert response.status_code == 200
    assert response.context["preview"] is None
    assert not Outlet.objects.exists()


def test_texts_that_come_with_the_form_are_cleaned_like_any_other() -> None:
    client = at_the_desk("editor")
    preview = look(client, "name\nNorth\n")
    table = '[["name"],[[2,"Nor\\u0000th\\u202e \\ud800Times"]]]'
    again = client.post(address(), brought(preview, table=table))
    client.post(address(), brought(again, confirm="Import"))
    assert Outlet.objects.get().name == "North �Times"


def test_importing_is_for_those_who_may_draft() -> None:
    assert Client().get(address()).status_code == 302
    client = Client()
    client.force_login(make_user(username="nobody", is_superuser=False))
    assert client.get(address()).status_code == 403
    assert client.post(address(), {"table": "x"}).status_code == 403
    assert "Import…" not in client.get(reverse("admin:index")).content.decode()
    for kind in TableKind:
        assert (
            at_the_desk("editor", username=f"editor-{kind}").get(address(kind)).status_code == 200
        )


def test_there_is_no_import_of_anything_else() -> None:
    assert at_the_desk().get("/admin/tracker/party/import/").status_code in {302, 404}
