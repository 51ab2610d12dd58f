"""Reading a whole article: every utterance in it with its speaker, origin and hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker import dates
from tracker.intake.names import Names
from tracker.intake.speech.cast import Cast
from tracker.intake.speech.interviews import Opening, interview, spoken
from tracker.intake.speech.narration import Narration
from tracker.intake.speech.passages import Passage, introduce, passage
from tracker.intake.speech.spans import Sentence, Span, paragraphs, sentences
from tracker.intake.speech.spellings import Spellings
from tracker.intake.speech.turns import turns
from tracker.intake.utterance import Utterance

OPENING = '“„«"'
READ = frozenset({"en", "ru", ""})


def utterances(
    body: str, names: Names, language: str = "en", published: str = "", headline: str = ""
) -> list[Utterance]:
    """What is said in an article, in the order of the text.

    The words of an indirect clause may hold partial quotations, which are utterances of their own;
    apart from that none overlaps another. `published` is EDTF: days are told relative to it. A
    `headline` that is no part of the body may tell who is interviewed. Of languages other than
    English and Russian only the quotation marks are read.
    """
    spellings = Spellings(names if language[:2] in READ else Names())
    spans = paragraphs(body)
    taken = turns(body, spans, spellings)
    numbers = {turn.line.number for turn in taken}
    passages = [
        passage(body, number, sentence, spellings)
        for number, sentence in enumerate(_sentences(body, spans, numbers))
    ]
    whole = Cast()
    for one in passages:
        introduce(one, whole)
    narration = Narration(body, whole, _day_of(published))
    for one in passages:
        narration.read(one)
    found = narration.found
    if taken:
        introduction = [one for one in passages if one.sentence.paragraph < min(numbers)]
        above = Opening(headline, _headline(headline, spellings))
        talk = interview(above, Opening(body, introduction), whole, names)
        for turn in taken:
            found.extend(spoken(body, turn, talk, whole))
    return sorted(found, key=lambda one: (one.start, -one.end))


def _headline(headline: str, spellings: Spellings) -> list[Passage]:
    """The sentences of a headline, read like those of the body."""
    return [
        passage(headline, number, sentence, spellings)
        for number, sentence in enumerate(_sentences(headline, paragraphs(headline), set()))
    ]


def _day_of(published: str) -> date | None:
    """The day an article was published on, None where that is no single day."""
    edtf = dates.parse(published) if published else None
    return edtf.earliest if edtf and edtf.earliest == edtf.latest else None


def _sentences(body: str, spans: list[Span], taken: set[int]) -> Iterator[Sentence]:
    """The sentences of all paragraphs that are no turns of an interview."""
    is_open = False
    for number, span in enumerate(spans):
        if number in taken:
            continue
        carried = is_open and body[span.start] in OPENING
        found = sentences(body, span, number, carried)
        yield from found
        last = found[-1].quoted[-1:] if found else ()
        is_open = bool(last) and not last[0].is_closed
