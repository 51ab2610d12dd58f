"""Tests of tracker/intake/manner.py."""

from datetime import date

import pytest

from tracker.intake.manner import hedge_of, kind_of, windows
from tracker.rules import forecasts
from tracker.rules.record import Hedge, Kind


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It will be held very soon in Oslo.", "very soon"),
        ("It will be held soon.", "soon"),
        ("It will be held in the near future.", "in the near future"),
        ("It will be held in the very near future.", "in the very near future"),
        ("They meet in the coming days.", "in the coming days"),
        ("They meet within the next few weeks.", "in the coming weeks"),
        ("all this before the end of the summer", "before the end of the summer"),
        ("by the end of this year", "by the end of this year"),
        ("Встреча пройдёт в ближайшее время.", "in the near future"),
        ("Надеюсь, это будет очень скоро.", "very soon"),
        ("Состоится в ближайшие дни.", "in the coming days"),
        ("Всё решится до конца лета.", "before the end of the summer"),
        ("Пройдёт в самое ближайшее время", "in the very near future"),
    ],
)
def test_a_vague_promise_is_a_phrase_that_the_rules_count(text: str, phrase: str) -> None:
    (window,) = windows(text)
    assert window.meaning == phrase
    assert forecasts.days_of(window.meaning, date(2025, 6, 10)) is not None


@pytest.mark.parametrize(
    "text",
    ["as soon as possible", "not anytime soon", "too soon to say", "a sooner date", "the future"],
)
def test_not_every_soon_is_a_promise(text: str) -> None:
    assert list(windows(text)) == []


def test_every_phrase_of_the_table_is_known() -> None:
    found = {phrase: [window.meaning for window in windows(phrase)] for phrase in forecasts.PHRASES}
    assert found == {phrase: [phrase] for phrase in forecasts.PHRASES}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("I can confirm that it will take place.", Hedge.CONFIRMS),
        ("I hope they will meet.", Hedge.HOPES),
        ("In my opinion it should be held.", Hedge.EXPECTS),
        ("They plan to meet.", Hedge.PLANS),
        ("They will meet if the bridge opens.", Hedge.CONDITIONAL),
        ("Officials apparently said so.", Hedge.APPARENTLY),
        ("Посол подтвердил, что встреча будет.", Hedge.CONFIRMS),
        ("Надеюсь, что встреча будет.", Hedge.HOPES),
        ("Они намерены встретиться.", Hedge.PLANS),
    ],
)
def test_how_strongly_it_is_said(text: str, hedge: Hedge) -> None:
    cue = hedge_of(text)
    assert cue is not None
    assert cue.meaning == hedge


def test_what_is_said_plainly_has_no_hedge_and_no_kind_of_its_own() -> None:
    assert hedge_of("They meet in Oslo.") is None
    assert kind_of("They meet in Oslo.") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Berg denied that they had met.", Kind.DENIAL),
        ("We insist on the return of the ship.", Kind.DEMAND),
        ("It would be contingent on a truce.", Kind.LINKAGE),
        ("They pledged to open it.", Kind.COMMITMENT),
        ("There has been no progress.", Kind.APPRAISAL),
        ("We believe that it is theirs.", Kind.POSITION),
        ("Мы требуем возвращения судна.", Kind.DEMAND),
        ("Он опроверг эти сообщения.", Kind.DENIAL),
    ],
)
def test_what_is_done_with_the_words(text: str, kind: Kind) -> None:
    cue = kind_of(text)
    assert cue is not None
    assert cue.meaning == kind
