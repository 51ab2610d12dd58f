"""All that intake proposes for one article: its report, what it repeats, and its claims."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from tracker.intake.article import Article, Because
from tracker.intake.suggestion import Suggestion


class Likeness(StrEnum):
    """How an article stands to a report that the ledger holds."""

    DUPLICATE = "duplicate"
    UPDATE = "update"
    REPUBLICATION = "republication"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Likening:
    """A report of the ledger that the article may be, or carry: its id, how, and why."""

    report: str
    likeness: Likeness
    because: Because


@dataclass(frozen=True, slots=True)
class Proposal:
    """What intake makes of an article; nothing of it is in the ledger yet."""

    article: Article
    duplicate_of: tuple[Likening, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """What `manage.py intake --json` prints: dicts, lists, texts and numbers."""
        return {
            **asdict(self.article),
            "duplicate_of": [asdict(likening) for likening in self.duplicate_of],
            "suggestions": [asdict(suggestion) for suggestion in self.suggestions],
        }
