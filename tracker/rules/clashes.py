"""Which standing words contradict each other; every pair is weighed once, when it first meets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tracker.aspects import Aspect
from tracker.rules.relations import Pair, contradict, is_rejected
from tracker.rules.words import Word


class Clashes:
    """The contradictions among the words that stand on one matter, whoever speaks.

    A word is known by its identity: within a fold each is made once.
    """

    def __init__(self, definition: Aspect, principals: Sequence[str], *, fixed: bool) -> None:
        self._definition = definition
        self._principals = principals
        self.fixed = fixed
        self._words: dict[int, Word] = {}
        # By a word, those that it stands against.
        self._against: dict[int, dict[int, Word]] = {}

    def keep(self, standing: Iterable[Word]) -> None:
        """Take in the words that stand now: new ones meet the others, passed ones are forgotten."""
        now = {id(word): word for word in standing}
        for passed in self._words.keys() - now.keys():
            for opponent in self._against.pop(passed):
                self._against.get(opponent, {}).pop(passed, None)
            del self._words[passed]
        for name, word in now.items():
            if name not in self._words:
                self._meet(name, word)

    def _meet(self, name: int, word: Word) -> None:
        against: dict[int, Word] = {}
        for met, other in self._words.items():
            if self._definition.compatible(word.value, other.value):
                continue
            # Of two words of one day the order in which they are asked about can decide.
            if self._contradict(other, word):
                against[met] = other
            if self._contradict(word, other):
                self._against[met][name] = word
        self._words[name], self._against[name] = word, against

    def _contradict(self, a: Word, b: Word) -> bool:
        return contradict(a, b, self._definition, self._principals, fixed=self.fixed)

    def with_any(
        self, disputed: Sequence[Word], others: Iterable[Word], rejected: Collection[Pair]
    ) -> list[Word]:
        """Of the others those that contradict one of the disputed, unless the pair is rejected."""
        asked = {id(word) for word in disputed}
        return [
            other
            for other in others
            if any(
                name in asked and not is_rejected(word, other, rejected)
                for name, word in self._against[id(other)].items()
            )
        ]
