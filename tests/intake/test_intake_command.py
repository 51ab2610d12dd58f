"""Tests of `manage.py intake`."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.factories import make_actor, make_report
from tests.intake.articles import TICKER
from tracker.models import Claim, Intake, Report

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


def test_create_keeps_it_for_the_desk_and_says_where(article: Path) -> None:
    output = told(str(article), "--create")
    intake = Intake.objects.get()
    assert intake.suggested.count() == 3
    assert (
        f"To review: {settings.PUBLIC_BASE_URL}/admin/tracker/intake/{intake.pk}/change/" in output
    )
    assert not Report.objects.exists()
    assert not Claim.objects.exists()


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
