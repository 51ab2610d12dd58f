"""Tests of tracker/intake/manner.py."""

import pytest

from tracker.intake.manner import hedge_of, kind_of
from tracker.rules.record import Hedge, Kind


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
