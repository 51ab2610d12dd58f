"""A claim that intake suggests, for an editor to accept, change or reject."""

from __future__ import annotations

from dataclasses import dataclass

from tracker import dates
from tracker.intake.article import Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One claim as it could be entered; the words of the command's JSON (see docs/intake.md).

    `quote` is body[start:end]. `speaker`, `origin`, `according_to`, `issue` and `event` are slugs,
    `statement` the id of the statement it probably relays; "" where nothing can be said. `said`,
    where the text tells it, is EDTF; `window` is a phrase of the table or EDTF. `confidence` is
    from 0 to 1; `uncertain` says what an editor must look at, "" for nothing.
    """

    quote: str
    start: int
    end: int
    speaker: str = ""
    speaker_as_written: str = ""
    office: str = ""
    origin: str = ""
    origin_as_written: str = ""
    according_to: str = ""
    according_to_as_written: str = ""
    form: str = ""
    said: str = ""
    kind: str = ""
    hedge: str = ""
    issue: str = ""
    event: str = ""
    aspect: str = ""
    value: str = ""
    window: str = ""
    statement: str = ""
    confidence: float = 0.0
    uncertain: str = ""
    because: tuple[Because, ...] = ()

    @property
    def content(self) -> tuple[str, ...]:
        """What it says, and on whose word; not in which words."""
        return (
            self.speaker or self.speaker_as_written,
            self.origin,
            self.according_to,
            self.issue,
            self.event,
            self.aspect,
            self.value,
            self.window,
        )

    @property
    def window_in_words(self) -> str:
        """The window as people say it: its phrase, or its dates in words."""
        try:
            return dates.words(self.window)
        except dates.DateError:
            return self.window
