"""What an interview's turns say: whose the answers are, and to which outlet they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.intake.article import Because
from tracker.intake.names import Named, Names
from tracker.intake.speech.cast import Cast, Speaker
from tracker.intake.speech.channels import Way
from tracker.intake.speech.heads import BOTH, Phrase, Role
from tracker.intake.speech.marks import trimmed
from tracker.intake.speech.origins import NOWHERE, Origin, origin_of
from tracker.intake.speech.passages import Passage
from tracker.intake.speech.phrases import phrase_behind
from tracker.intake.speech.spans import Span, sentences
from tracker.intake.speech.turns import Turn
from tracker.intake.speech.words import Item
from tracker.intake.utterance import Form, Utterance

INTERVIEW = frozenset({"interview", "интервью"})
WITH = frozenset({"with", "of", "с", "со"})
UNKNOWN = "Who is interviewed, the text does not say."
ONLY_IN_HEADLINE = "Only the headline says that this one speaks, and it may be about somebody else."
INTERVIEWER = "interviewer"


@dataclass(frozen=True, slots=True)
class Interview:
    """Who is interviewed, by which outlet, and who asks."""

    answers: Speaker
    origin: Origin
    interviewer: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before an interview, a headline or an introduction: its text and sentences."""

    text: str
    passages: Sequence[Passage]


def interview(headline: Opening, introduction: Opening, cast: Cast, names: Names) -> Interview:
    """What the headline and the introduction tell of the interview behind them."""
    origin = _origin(introduction.passages)
    answers = _interviewee(headline, introduction, cast)
    return Interview(answers, origin, _interviewer(origin, names))


def _origin(introduction: Sequence[Passage]) -> Origin:
    told = [one.outlet for passage in introduction for one in passage.channels
            if one.way in {Way.INTERVIEW, Way.TOLD}]  # fmt: skip
    slugs = {outlet.named[0].slug or outlet.text for outlet in told}
    return origin_of(told[0], "Named in the introduction.") if len(slugs) == 1 else NOWHERE


def _interviewee(headline: Opening, introduction: Opening, cast: Cast) -> Speaker:
    """The one with whom the interview is, who speaks before it, or else the only one named.

    Whom a headline merely names may be its subject, so only the introduction's names count.
    """
    both = (headline, introduction)
    for candidates in (
        [phrase for part in both for one in part.passages for phrase in _interviewed(one, part)],
        [report.subject for part in both for one in part.passages for report in one.reports],
        [phrase for one in introduction.passages for phrase in one.named],
    ):
        people = [phrase for phrase in candidates if phrase.role is Role.PERSON]
        members = {member.key: member for phrase in people if (member := cast.member_of(phrase))}
        if len(members) == 1:
            member = next(iter(members.values()))
            doubt = people[-1].doubt or _doubt_of_headline(people, headline)
            return Speaker(member, people[-1].text, member.office, doubt)
        if members:
            break
    return Speaker(None, "", doubt=UNKNOWN)


def _doubt_of_headline(told: Sequence[Phrase], headline: Opening) -> str:
    """Whoever speaks in a headline alone, and not before a colon, may be its subject."""
    speaks = [report.subject for one in headline.passages for report in one.reports]
    before, colon, _ = headline.text.partition(":")
    is_guest = colon and before.rstrip().endswith(told[-1].text)
    return "" if is_guest or any(phrase not in speaks for phrase in told) else ONLY_IN_HEADLINE


def _interviewed(passage: Passage, part: Opening) -> Iterator[Phrase]:
    """Those behind "interview with", and those who speak in a sentence about an interview."""
    pieces = passage.pieces
    about = [at for at, item in enumerate(pieces) if item.key in INTERVIEW]
    for at in about:
        if at + 2 < len(pieces) and pieces[at + 1].key in WITH:
            phrase = phrase_behind(pieces, at + 2, part.text)
            while phrase is not None:
                yield phrase
                phrase = _next_to(phrase, pieces, part.text)
    if about:
        yield from (report.subject for report in passage.reports)


def _next_to(phrase: Phrase, pieces: Sequence[Item], text: str) -> Phrase | None:
    """Whoever is joined to a guest by "and": of two guests neither has all the answers."""
    if phrase.end >= len(pieces) or pieces[phrase.end].key not in BOTH:
        return None
    return phrase_behind(pieces, phrase.end + 1, text)


def _interviewer(origin: Origin, names: Names) -> str:
    """The ledger's actor for those who ask for an outlet: "Izvestia's interviewer"."""
    outlet: Named | None = next((one for one in names.outlets if one.slug == origin.slug), None)
    if outlet is None:
        return ""
    return next(
        (
            actor.slug
            for actor in names.actors
            if actor.kind == "anonymous" and INTERVIEWER in actor.name.casefold()
            and outlet.name.casefold() in actor.name.casefold()
        ),
        "",
    )  # fmt: skip


def spoken(body: str, turn: Turn, interview: Interview, cast: Cast) -> Iterator[Utterance]:
    """The utterances of a turn: a question is one, an answer as many as it has sentences."""
    span = turn.line.span
    if turn.form is Form.QUESTION:
        yield _asked(body, span, turn, interview)
        return
    speaker = _answering(turn, interview, cast)
    inner = Span(span.start + 1, span.end - 1) if turn.form is Form.DIRECT else span
    if turn.form is Form.DIRECT:
        spans = [inner]
    else:
        spans = [
            Span(one.start, one.end) for one in sentences(body, inner, turn.line.number, False)
        ]
    for one in spans:
        yield from _answered(body, one, turn, speaker, interview.origin)


def _answering(turn: Turn, interview: Interview, cast: Cast) -> Speaker:
    """Whose an answer is: the label's, if it names anybody."""
    line = turn.line
    if not line.named or line.is_outlet:
        return interview.answers
    key = line.label.split()[-1].casefold()
    phrase = Phrase(Role.PERSON, 0, 1, line.label, key, named=line.named)
    return cast.speaker(phrase, line.number)


def _asked(body: str, span: Span, turn: Turn, interview: Interview) -> Utterance:
    return Utterance(
        quote=body[span.start : span.end],
        start=span.start,
        end=span.end,
        form=Form.QUESTION,
        sentence=(span.start, span.end),
        speaker=interview.interviewer,
        speaker_as_written=INTERVIEWER,
        origin=interview.origin.slug,
        origin_as_written=interview.origin.as_written,
        uncertain=turn.doubt,
        because=(Because("speaker", "A question of the interview.", turn.line.label),),
    )


def _answered(
    body: str, span: Span, turn: Turn, speaker: Speaker, origin: Origin
) -> Iterator[Utterance]:
    inner = trimmed(body, span.start, span.end)
    if inner is None:
        return
    is_heading = turn.form is Form.DIRECT
    reason = (
        "A heading: it repeats words of an answer." if is_heading else "An answer of the interview."
    )
    yield Utterance(
        quote=body[slice(*inner)],
        start=inner[0],
        end=inner[1],
        form=turn.form,
        sentence=(span.start, span.end),
        speaker="" if turn.doubt else speaker.slug,
        speaker_as_written=speaker.as_written,
        office=speaker.office,
        origin=origin.slug,
        origin_as_written=origin.as_written,
        uncertain=" ".join(one for one in (turn.doubt, speaker.doubt) if one),
        because=(Because("speaker", reason, turn.line.label),),
    )
