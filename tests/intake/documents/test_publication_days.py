"""Which of the days that a page gives is that of its publication."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.documents.datelines import Dateline
from tracker.intake.documents.declared import Word
from tracker.intake.documents.publication_days import publication

TODAY = date(2026, 11, 27)
MARKUP = (Word("2025-06-10T06:23:00+03:00", "JSON-LD datePublished"),)
LINES = (Dateline(date(2025, 6, 11), "June 11, 2025"),)
ADDRESS = "https://paper.example/2025/06/12/talks"


def test_markup_is_believed_before_the_text_and_the_text_before_the_address() -> None:
    assert publication(MARKUP, LINES, ADDRESS, "", TODAY).published == "2025-06-10"
    assert publication((), LINES, ADDRESS, "", TODAY).published == "2025-06-11"
    assert publication((), (), ADDRESS, "", TODAY).published == "2025-06-12"


def test_where_the_day_stands_is_said_with_its_words() -> None:
    found = publication((), LINES, "", "", TODAY)
    assert (found.basis, found.note) == ("stated", "")
    assert (found.because.reason, found.because.words) == ("Stated in the text.", "June 11, 2025")


def test_a_day_to_come_is_passed_over() -> None:
    found = publication(MARKUP, LINES, ADDRESS, "They met in 2020.", date(2025, 6, 1))
    assert (found.published, found.basis) == ("[2020..]", "inferred")


def test_the_day_after_may_have_begun_elsewhere() -> None:
    assert publication(MARKUP, (), "", "", date(2025, 6, 9)).published == "2025-06-10"


def test_without_any_evidence_the_day_is_left_open_and_the_note_says_so() -> None:
    found = publication((), (), "", "They met.", TODAY)
    assert (found.published, found.basis) == ("", "")
    assert "bears no date" in found.note


@pytest.mark.parametrize(
    "path",
    [
        "/2025/06/12/talks",
        "/2025/6/12/talks",
        "/a/2025-06-12-talks",
        "/2025/jun/12/talks",
        "/20250612/1",
    ],
)
def test_addresses_spell_the_day_in_several_ways(path: str) -> None:
    assert publication((), (), f"https://paper.example{path}", "", TODAY).published == "2025-06-12"


@pytest.mark.parametrize(
    "path", ["/2025/13/12/", "/2025/06/", "/a20250612", "/1109412201/talks", ""]
)
def test_numbers_of_other_kinds_are_no_days(path: str) -> None:
    assert publication((), (), f"https://paper.example{path}", "", TODAY).published == ""
