"""Tests of tracker/intake/foretelling.py: what is promised of events and issues, and by when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.intake.talks import CALL, KNOWN, NEAR, PUBLISHED, uttered
from tracker.intake.article import Article
from tracker.intake.suggesting import suggestions
from tracker.intake.suggestion import Suggestion
from tracker.intake.utterance import Form

FORMS = pytest.mark.parametrize("form", [Form.DIRECT, Form.INDIRECT])


CALL_IN_JUNE = replace(CALL, slug="call-in-june", dates=("2025-06-04",))
THIS_YEAR, BY_JULY = "2025-06-10/2025-12-31", "2025-06-10/2025-07-31"


def said(
    words: str, form: Form = Form.INDIRECT, published: str = "2025-06-10", **fields: str
) -> list[Suggestion]:
    """What is suggested where Berg says these words."""
    body = f"{words}, Berg said."
    article = Article(body=body, published=published, language="en")
    return list(
        suggestions(article, [uttered(body, words, form, **fields)], KNOWN, NEAR, PUBLISHED)
    )


def forecasts(found: list[Suggestion]) -> list[tuple[str, str, str]]:
    return [
        (each.event or each.issue, each.value, each.window)
        for each in found
        if each.kind == "forecast"
    ]


@FORMS
@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("The next round will be held in August", "2025-08"),
        ("The next round is planned for the autumn", "2025-23"),
        ("The next round will take place by the end of July", "2025-06-10/2025-07-31"),
        ("The next round should take place before the end of the year", "2025-06-10/2025-12-31"),
        ("Envoys will meet for a new round next month", "2025-07"),
        ("Следующий раунд состоится в августе", "2025-08"),
        ("Следующий раунд запланирован на осень", "2025-23"),
        ("Следующий раунд переговоров пройдёт до конца июля", "2025-06-10/2025-07-31"),
        ("Новый раунд состоится до конца 2025 года", "2025-06-10/2025-12-31"),
    ],
)
def test_a_round_that_is_to_be_by_a_time_is_forecast(words: str, window: str, form: Form) -> None:
    assert forecasts(said(words, form)) == [("summer-round", "held", window)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Envoys met in Lund in April", "2025-04"),
        ("The last round was held in April", "2025-04"),
        ("The next round will be held in August", "2025-08"),
        ("Прошлый раунд состоялся в апреле", "2025-04"),
    ],
)
def test_a_month_is_the_date_of_what_was_held_or_is_to_be(words: str, value: str) -> None:
    assert [each.value for each in said(words) if each.aspect == "date"] == [value]


@FORMS
@pytest.mark.parametrize(
    ("words", "value", "window"),
    [
        ("Direct flights will resume before the end of 2025", "implemented", THIS_YEAR),
        ("Direct flights are expected to resume in August", "implemented", "2025-08"),
        ("By the end of July, direct flights could be restored", "implemented", BY_JULY),
        ("Direct flights will be resumed very soon", "implemented", "very soon"),
        ("Both sides will sign a deal on direct flights this autumn", "agreed", "2025-23"),
    ],
)  # fmt: skip
def test_what_is_to_become_of_an_issue_is_forecast(
    words: str, value: str, window: str, form: Form
) -> None:
    assert forecasts(said(words, form)) == [("flights", value, window)]


def test_a_hope_is_a_forecast_with_its_strength() -> None:
    (found,) = said("We hope that direct flights will resume before the end of 2025", speaker="")
    assert (found.kind, found.hedge, found.issue) == ("forecast", "hopes", "flights")
    assert (found.aspect, found.window) == ("status", "2025-06-10/2025-12-31")
    (opinion,) = said("In my opinion, direct flights could resume in August", Form.DIRECT)
    assert (opinion.kind, opinion.hedge) == ("forecast", "expects")


def test_what_is_to_be_restored_is_not_restored_yet() -> None:
    (found,) = said("Direct flights will be fully restored by the end of July")
    assert (found.kind, found.value) == ("forecast", "implemented")


def test_an_if_in_front_makes_it_conditional() -> None:
    body = "If the truce holds, direct flights could resume in August, Berg said."
    told = uttered(body, "the truce holds, direct flights could resume in August", Form.INDIRECT)
    article = Article(body=body, published="2025-06-10", language="en")
    (found,) = suggestions(article, [told], KNOWN, NEAR, PUBLISHED)
    assert (found.kind, found.hedge, found.window) == ("forecast", "conditional", "2025-08")


def test_a_month_is_that_of_the_round_it_is_said_of() -> None:
    known = replace(KNOWN, events=(*KNOWN.events, CALL_IN_JUNE))
    body = "The next round will be held in June, Berg said."
    told = uttered(body, "The next round will be held in June", Form.INDIRECT)
    article = Article(body=body, published="2025-06-10", language="en")
    found = suggestions(article, [told], known, NEAR, PUBLISHED)
    assert {each.event for each in found} == {"summer-round"}


@pytest.mark.parametrize(
    "words",
    [
        "Direct flights will not resume before the end of the year",
        "Direct flights are unlikely to resume in August",
        "The next round will not be held before August",
        "A proposal to resume direct flights by the end of the year was rejected",
        "Direct flights were restored in March",
        "Direct flights, in August",
        "Раунд не состоится до конца года",
    ],
)
def test_denials_demands_and_the_past_are_no_forecasts(words: str) -> None:
    assert forecasts(said(words)) == []


def test_whoever_asks_promises_nothing() -> None:
    words = "Will direct flights resume and a new round be held by the end of the year"
    assert forecasts(said(words, Form.QUESTION)) == []


def test_a_forecast_without_a_value_still_has_its_window() -> None:
    (found,) = said("Ships of all kinds will sail again by August", Form.DIRECT)
    assert (found.kind, found.value, found.window) == ("forecast", "", "2025-06-10/2025-08-31")
    assert "by August" in found.uncertain


def test_a_year_that_rests_on_an_inferred_day_is_marked() -> None:
    inferred = said("The next round will be held in August", published="[2025-06-01..2025-06-10]")
    assert [each.aspect for each in inferred] == ["status", "date"]
    assert all("inferred" in each.uncertain for each in inferred)
    assert "inferred" not in said("The next round will be held in August")[-1].uncertain
