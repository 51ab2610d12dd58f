"""Tests of tracker/intake/dating.py: undated articles, and the events they speak of."""

from dataclasses import replace

import pytest

from tests.intake.talks import KNOWN, SPRING, WINTER
from tracker.intake.article import Article
from tracker.intake.dating import dated_by_events
from tracker.intake.known import Known

ANNOUNCED = (
    "A new round will be held in Lund in the coming days. Envoys last met on February 27.\n\n"
    "The embassies have had no accounts since the quarrel began."
)


def article(body: str, published: str = "", basis: str = "", note: str = "") -> Article:
    return Article(body=body, published=published, published_basis=basis, published_note=note)


def test_an_undated_article_lies_between_the_events_it_tells_of_and_announces() -> None:
    dated = dated_by_events(article(ANNOUNCED), KNOWN)
    assert (dated.published, dated.published_basis) == ("[2025-02-27..2025-04-10]", "inferred")
    assert "Lund talks, winter 2025" in dated.published_note
    assert "Lund round, spring 2025" in dated.published_note
    (because,) = dated.because
    assert because.words == "February 27 … in Lund"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("Envoys met on February 27 and spoke of ships.", "[2025-02-27..]"),
        ("Envoys met on Feb. 27 and on April 10 in Lund.", "[2025-04-10..]"),
        ("They met on February 27. A round will be held in Oslo.", "[2025-02-27..]"),
        ("They met on February 27. Nobody knows what is next in Lund.", "[2025-02-27..]"),
        ("They will meet on April 10.", ""),
        ("They met on March 3.", ""),
        ("Envoys met on 27 February 2019.", ""),
        ("Nothing is said of any day.", ""),
        ("", ""),
    ],
)
def test_only_days_of_events_that_are_told_as_past_bound_it(body: str, published: str) -> None:
    assert dated_by_events(article(body), KNOWN).published == published


def test_a_stated_date_stays() -> None:
    stated = article(ANNOUNCED, published="2026-01-05", basis="stated")
    assert dated_by_events(stated, KNOWN) is stated


def test_closer_bounds_of_the_text_itself_stay() -> None:
    inferred = article(ANNOUNCED, published="[2025-03-30..]", basis="inferred")
    assert dated_by_events(inferred, KNOWN) is inferred


def test_wider_bounds_are_drawn_closer_and_keep_their_note() -> None:
    wide = article(
        ANNOUNCED,
        published="[2022..2025-03-20]",
        basis="inferred",
        note="The text bears no date.",
    )
    dated = dated_by_events(wide, KNOWN)
    assert dated.published == "[2025-02-27..2025-03-20]"
    assert dated.published_note.startswith("The text bears no date. It speaks of")


def test_a_day_that_events_of_two_years_share_bounds_nothing() -> None:
    again = replace(WINTER, slug="a-year-on", dates=("2026-02-27",))
    known = Known(events=(WINTER, again, SPRING))
    assert dated_by_events(article(ANNOUNCED), known).published == ""


def test_an_event_of_uncertain_date_bounds_nothing() -> None:
    known = Known(events=(replace(WINTER, dates=("2025-02",)),))
    assert dated_by_events(article(ANNOUNCED), known).published == ""


def test_the_day_of_a_call_is_nobodys_meeting_place() -> None:
    call = replace(SPRING, is_meeting=False)
    known = Known(events=(WINTER, call))
    assert dated_by_events(article(ANNOUNCED), known).published == "[2025-02-27..]"
