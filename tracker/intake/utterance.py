"""What is said in an article, by whom and through whom, before it is set against the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.intake.article import Because


class Form(StrEnum):
    """How words are given: whole, in part, as a turn of an interview, or in other words."""

    DIRECT = "direct"
    PARTIAL = "partial"
    ANSWER = "answer"
    QUESTION = "question"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words in the body with their speaker; `quote` is body[start:end], without quotation marks.

    `speaker`, `origin` and `according_to` are slugs of what the ledger knows, "" where it is left
    open or unknown; `..._as_written` is how the text has it. `origin` is the outlet it was said
    to, `according_to` the actor through whom alone it is known (hearsay). `said` is EDTF where the
    text tells the day. `sentence` are the offsets of the sentence around it. `uncertain` says what
    is doubtful about the speaker, "" for nothing: a doubtful speaker is never given plainly.
    """

    quote: str
    start: int
    end: int
    form: Form
    sentence: tuple[int, int]
    speaker: str = ""
    speaker_as_written: str = ""
    office: str = ""
    origin: str = ""
    origin_as_written: str = ""
    according_to: str = ""
    according_to_as_written: str = ""
    is_anonymous: bool = False
    verb: str = ""
    said: str = ""
    uncertain: str = ""
    because: tuple[Because, ...] = ()
