"""Tests of `manage.py intake`."""

import io
import json
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from tests.at_the_desk import make_user
from tests.factories import make_actor, make_intake, make_outlet, make_report
from tests.intake.articles import TICKER
from tracker import dates
from tracker.intake.article import Source
from tracker.intake.keeping import as_text
from tracker.intake.taking import take
from tracker.models import Claim, Intake, Outlet, Report

pytestmark = pytest.mark.django_db

TEXT = """Envoys of both countries to meet again

June 10, 2025

Envoys of North and South want to meet again, although many questions between them are still open.

“The next round will be held in Oslo,” Ann Berg said on Tuesday after a long day of work.

The weather in the North was fine, and nobody at the ministry wished to say anything more about it.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    make_actor("ann-berg", name="Ann Berg")
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def told(*arguments: str) -> str:
    output = io.StringIO()
    call_command("intake", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_it_says_in_words_what_an_article_is_and_says(article: Path) -> None:
    lines = told(str(article)).splitlines()
    assert "Published: 2025-06-10 (stated)" in lines
    assert "   “The next round will be held in Oslo”" in lines
    assert any("statement by ann-berg: ?, place = Oslo, Norway" in line for line in lines)
    assert not Intake.objects.exists()


def test_as_json_it_says_all_of_it(article: Path) -> None:
    data = json.loads(told(str(article), "--json", "--url", "https://north.example/news"))
    assert (data["published"], data["published_basis"]) == ("2025-06-10", "stated")
    place = next(each for each in data["suggestions"] if each["aspect"] == "place")
    assert (place["speaker"], place["value"]) == ("ann-berg", "Oslo, Norway")
    assert data["body"][place["start"] : place["end"]] == place["quote"]


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(TICKER.pasted.encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert json.loads(told("-", "--json"))["suggestions"]


def test_it_says_which_report_it_may_be(article: Path) -> None:
    report = make_report(url="https://north.example/news", published="2025-06-10")
    output = told(str(article), "--url", "https://www.north.example/news/?utm_source=x")
    assert f"It may be: duplicate of report {report.public_id}." in output


AT = ("--url", "https://north.example/news")


def test_create_makes_the_draft_without_claims_and_says_where_its_review_is(article: Path) -> None:
    output = told(str(article), "--create", *AT)
    intake, report = Intake.objects.get(), Report.objects.get()
    assert intake.report == report
    assert intake.suggested.open().count() == 3
    assert report.status == "draft"
    assert (report.headline, report.published, report.published_basis, report.url) == (
        "Envoys of both countries to meet again", "2025-06-10", "stated",
        "https://north.example/news",
    )  # fmt: skip
    assert report.outlet.domains == ["north.example"]
    assert report.body.startswith("Envoys of North and South")
    assert not Claim.objects.exists()
    desk = f"{settings.PUBLIC_BASE_URL}/admin/tracker"
    assert f"The draft: {desk}/report/{report.pk}/change/" in output
    assert f"To review: {desk}/intake/{intake.pk}/change/" in output


def test_the_draft_is_of_the_ledgers_outlet_where_it_has_it(article: Path) -> None:
    outlet = make_outlet("north-news", domains=["north.example"])
    told(str(article), "--create", *AT)
    assert Report.objects.get().outlet == outlet


def test_what_cannot_be_a_draft_is_refused_with_the_reason_and_nothing_is_made(
    article: Path,
) -> None:
    with pytest.raises(CommandError, match="who published it: say where it stands, with --url"):
        told(str(article), "--create")
    without_headline = TEXT.split("\n\n", 2)[2]
    article.write_text(without_headline, encoding="utf-8")
    with pytest.raises(CommandError, match=r"No draft can be made of it\. headline: "):
        told(str(article), "--create", *AT)
    for model in (Intake, Report, Outlet, Claim):
        assert not model._default_manager.exists()


def test_nothing_is_made_of_what_the_ledger_holds_until_somebody_has_looked(article: Path) -> None:
    report = make_report(url=AT[1], published="2025-06-10")
    with pytest.raises(
        CommandError, match=f"It seems to be report {report.public_id}: .*--another"
    ):
        told(str(article), "--create", *AT)
    assert not Intake.objects.exists()
    told(str(article), "--create", "--another", *AT)
    assert Report.objects.count() == 2


def test_what_the_desk_has_taken_in_already_is_told_and_not_taken_in_twice(article: Path) -> None:
    first = make_intake(
        article=as_text(asdict(take(Source(content=TEXT)).article)),
        taken_by=make_user("editor", username="jane"),
        taken_at=timezone.now() - timedelta(days=2),
    )
    address = f"{settings.PUBLIC_BASE_URL}/admin/tracker/intake/{first.pk}/change/"
    day = dates.words(timezone.localtime(first.taken_at).date().isoformat())
    assert f"Taken in:  already, by jane on {day}: {address}" in told(str(article))
    with pytest.raises(CommandError, match=f"It was taken in already, by jane on {day}"):
        told(str(article), "--create", *AT)
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Name a file"),
        (["nowhere.txt"], "nowhere.txt cannot be read: No such file or directory."),
        (["bad\x00name"], "cannot be read"),
        (["{empty}"], r"\.$"),
        (["{large}"], "is larger than 5 MB"),
        (["{empty}", "--url", "javascript:alert(1)"], "is no address"),
        (["--url", "https://north.example/news"], "switched off"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    arguments: list[str], message: str, tmp_path: Path, settings: Settings
) -> None:
    settings.FETCH_ARTICLES = False
    empty, large = tmp_path / "empty.txt", tmp_path / "large.txt"
    empty.write_bytes(b" \n")
    large.write_bytes(b"a" * (5 * 1024 * 1024 + 1))
    filled = [argument.format(empty=empty, large=large) for argument in arguments]
    with pytest.raises(CommandError, match=message):
        told(*filled, "--create")
    assert not Intake.objects.exists()
