"""Rule 9: how well a reading is supported, counted by speaker and origin, not by outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.rules.record import Support
from tracker.rules.words import Word


class Counts(NamedTuple):
    """What stands behind a value; `outlets` counts the voices that speak for no party."""

    support: Support
    speakers: int
    origins: int
    reports: int
    outlets: int
    is_hearsay: bool


def count(words: Sequence[Word], principals: Sequence[str]) -> Counts:
    """The support of the words that carry one value."""
    spoken = [word for word in words if word.voice.party]
    return Counts(
        support=_rung(words, spoken, principals),
        speakers=len({word.voice for word in spoken}),
        origins=len({word.origin for word in words}),
        reports=len({word.claim.report for word in words}),
        outlets=len({word.voice for word in words if not word.voice.party}),
        is_hearsay=bool(spoken) and all(word.claim.is_hearsay for word in spoken),
    )


def _rung(words: Sequence[Word], spoken: Sequence[Word], principals: Sequence[str]) -> Support:
    if any(word.claim.is_on_paper for word in words):
        return Support.ON_PAPER
    if not spoken:
        return Support.UNATTRIBUTED
    parties = {word.voice.party for word in spoken}
    if len(parties & set(principals)) > 1:
        return Support.BOTH_SIDES
    if any(len({w.voice for w in spoken if w.voice.party == party}) > 1 for party in parties):
        return Support.REPEATED
    return Support.ONE_VOICE
