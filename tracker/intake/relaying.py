"""Which statement of the ledger words relay: so that echoes are linked, not entered twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker import dates
from tracker.dates import Edtf
from tracker.intake.article import Because
from tracker.intake.known import KnownStatement
from tracker.intake.stems import stems
from tracker.intake.utterance import Utterance

# Each is what the likeness is worth; two translations of one sentence may share no word at all.
SAME_DAY, SAME_ORIGIN, SAME_TELLER, SAME_WORDS, ONLY_ONE = 0.3, 0.3, 0.2, 0.35, 0.1
LEAST, SURE = 0.35, 0.6
FEWEST_SHARED = 2
# A statement without a day of its own lies anywhere before its report.
WIDEST = 14


@dataclass(frozen=True, slots=True)
class Relayed:
    """The statement that is probably relayed, how sure that is, and why."""

    statement: KnownStatement
    confidence: float
    because: Because


class Relaying:
    """The statements of the days around an article."""

    def __init__(self, statements: Iterable[KnownStatement], said: Edtf | None) -> None:
        self._said = said
        self._of_speaker: dict[str, list[KnownStatement]] = {}
        for statement in statements:
            for speaker in statement.speakers:
                self._of_speaker.setdefault(speaker, []).append(statement)
        self._words = {
            statement.id: frozenset(
                stem for claim in statement.claims for stem in stems(claim.words)
            )
            for found in self._of_speaker.values()
            for statement in found
        }

    def relayed(self, utterance: Utterance, words: frozenset[str]) -> Relayed | None:
        """The statement that the utterance is likeliest to relay; None if none is likely."""
        candidates = [
            statement
            for statement in self._of_speaker.get(utterance.speaker, ())
            if self._is_possible(statement, utterance)
        ]
        weighed = [
            self._weighed(statement, utterance, words, is_only=len(candidates) == 1)
            for statement in candidates
        ]
        best = max(weighed, key=lambda found: (found.confidence, found.statement.id), default=None)
        return best if best and best.confidence >= LEAST else None

    def _is_possible(self, statement: KnownStatement, utterance: Utterance) -> bool:
        """Another origin, another teller or another day is another act of speech."""
        if utterance.according_to != statement.according_to:
            return False
        if utterance.origin and statement.origin and utterance.origin != statement.origin:
            return False
        said = self._day_of(utterance)
        return said is None or not dates.disjoint(said, dates.parse(statement.said))

    def _day_of(self, utterance: Utterance) -> Edtf | None:
        return dates.parse(utterance.said) if utterance.said else self._said

    def _weighed(
        self,
        statement: KnownStatement,
        utterance: Utterance,
        words: frozenset[str],
        *,
        is_only: bool,
    ) -> Relayed:
        shared = sorted(words & self._words[statement.id])
        width = dates.width(dates.parse(statement.said))
        is_dated = width is not None and width <= WIDEST
        reasons: Sequence[tuple[float, str]] = [
            (SAME_DAY if is_dated else 0, "the same days"),
            (
                SAME_ORIGIN if statement.origin and statement.origin == utterance.origin else 0,
                "the same origin",
            ),
            (SAME_TELLER if statement.according_to else 0, "the same one tells of it"),
            (
                SAME_WORDS * min(1.0, len(shared) / 5) if len(shared) >= FEWEST_SHARED else 0,
                "similar words",
            ),
            (ONLY_ONE if is_only else 0, "no other that is known of those days"),
        ]
        fitting = [reason for weight, reason in reasons if weight]
        confidence = min(0.95, sum(weight for weight, _ in reasons))
        text = f"The same speaker; {', '.join(fitting)}." if fitting else "The same speaker."
        return Relayed(statement, confidence, Because("statement", text, ", ".join(shared[:6])))
