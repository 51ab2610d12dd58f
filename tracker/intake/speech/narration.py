"""What is said in running text, sentence by sentence: quotations and indirect speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.intake.article import Because
from tracker.intake.speech.attribution import NOT_PEOPLE, Attribution, Source
from tracker.intake.speech.cast import Cast, Speaker
from tracker.intake.speech.channels import Way
from tracker.intake.speech.heads import Role
from tracker.intake.speech.marks import Quoted, trimmed
from tracker.intake.speech.origins import NOWHERE, Origins
from tracker.intake.speech.passages import Passage, introduce
from tracker.intake.speech.reports import Report, Side
from tracker.intake.speech.verbs import RECIPIENTS, SUBORDINATORS, THAT, VERBS
from tracker.intake.speech.words import Item, Kind
from tracker.intake.utterance import Form, Utterance

ENDS = ".!?…,"
BEFORE_SPEECH = frozenset({":", ",", "—", "–", "-"})
# The lead ends with this paragraph, counted from 0, at the latest.
LAST_OF_LEAD = 3
MOST_OF_LEAD = 20
NOBODY = "Nobody is said to have said these words."
SECOND_HAND = "The words quoted may be another's, which this one tells: then name who said them."
UNCLOSED = "The closing quotation mark is missing."


@dataclass(slots=True)
class Pending:
    """An utterance whose speaker the next sentence may still tell."""

    index: int
    passage: int


class Narration:
    """Reads passages in their order; what it found so far is in `found`."""

    def __init__(self, body: str, whole: Cast, published: date | None) -> None:
        self._body = body
        self._whole = whole
        self._published = published
        self.cast = Cast()
        self.origins = Origins()
        self.found: list[Utterance] = []
        self._pending: list[Pending] = []
        self._unclosed: int | None = None
        self._last: tuple[int, int, Source] | None = None
        self._before: Passage | None = None
        self._quoted: Source | None = None

    def read(self, passage: Passage) -> None:
        """Take one more sentence in."""
        introduce(passage, self.cast, self._whole)
        attribution = Attribution(passage, self.origins, self._published)
        self._tell_back(passage, attribution)
        self._pending = []
        direct = self._quotations(passage, attribution)
        self._clauses(passage, attribution, direct)
        self._interview(passage, attribution)
        if source := _closing(attribution):
            self._last = (passage.number, passage.sentence.paragraph, source)
        self._before = passage

    def _interview(self, passage: Passage, attribution: Attribution) -> None:
        """An interview named right behind the lead is what the lead tells of, too."""
        if passage.sentence.paragraph > LAST_OF_LEAD:
            return
        if not any(channel.way is Way.INTERVIEW for channel in passage.channels):
            return
        for source in attribution.sources:
            for at in range(max(0, len(self.found) - MOST_OF_LEAD), len(self.found)):
                one = self.found[at]
                if _is_of_lead(one, passage, source):
                    reason = f"Said in an interview with {source.origin.as_written}, named next."
                    self.found[at] = replace(
                        one,
                        origin=source.origin.slug,
                        origin_as_written=source.origin.as_written,
                        because=(*one.because, Because("origin", reason, source.origin.as_written)),
                    )

    # Quotations.

    def _quotations(self, passage: Passage, attribution: Attribution) -> set[int]:
        """Adds the quotations of a sentence; the items of those that are whole."""
        direct: set[int] = set()
        for at, item in enumerate(passage.pieces):
            if (quoted := item.quoted) is None:
                continue
            source = attribution.governing(at)
            if quoted.is_parted and source is not None:
                source = self._of_tag(source)
            is_whole = quoted.is_carried or self._is_whole(passage, at, quoted, source, direct)
            if is_whole:
                direct.add(at)
            self._quote(passage, quoted, source, Form.DIRECT if is_whole else Form.PARTIAL)
        return direct

    def _is_whole(
        self, passage: Passage, at: int, quoted: Quoted, source: Source | None, direct: set[int]
    ) -> bool:
        """Whether a quotation is a sentence of its own, not words fitted into another's."""
        pieces = passage.pieces
        if passage.is_bare:
            return True
        before = pieces[at - 1] if at else None
        opens = before is None or before.text in BEFORE_SPEECH or at in passage.frames
        if source is None or not opens:
            return False
        text = self._body[quoted.start : quoted.end].strip()
        starts = next((letter for letter in text if letter.isalnum()), "").isupper()
        is_continued = bool(direct) and before is not None
        is_long = len(text.split(None, 1)) > 1 or text[-1:] in ENDS
        is_announced = before is not None and before.text == ":"
        return (starts or is_continued) and (is_long or is_announced)

    def _quote(self, passage: Passage, quoted: Quoted, source: Source | None, form: Form) -> None:
        span = trimmed(self._body, quoted.start, quoted.end)
        if span is None:
            return
        doubt = "" if quoted.is_closed else UNCLOSED
        if quoted.is_carried:
            self._join(source)
        self._unclosed = None if quoted.is_closed else len(self.found)
        if source is None:
            self._pending.append(Pending(len(self.found), passage.number))
            source = self._carried(passage, quoted.is_carried) if form is Form.DIRECT else None
        self._quoted = source
        self._add(passage, span, form, source, doubt)

    def _of_tag(self, source: Source) -> Source:
        """The source of what a tag parts: whoever passes the whole on is not the one who spoke."""
        told = self._quoted
        if told is None or not told.speaker.slug or source.speaker.role is not Role.OUTLET:
            return source
        return replace(told, origin=source.origin) if told.origin is NOWHERE else told

    def _join(self, source: Source | None) -> None:
        """A quotation that the next paragraph opens again is one with it."""
        if self._unclosed is None:
            return
        one = replace(self.found[self._unclosed], uncertain="")
        if source is not None and not one.speaker_as_written:
            one = self._told(one, source)
        elif not one.speaker_as_written:
            one = replace(one, uncertain=NOBODY)
        self.found[self._unclosed] = one

    def _carried(self, passage: Passage, is_carried: bool) -> Source | None:
        """The source of a quotation with no reporting of its own: that of the one before it."""
        if self._last is None:
            return None
        number, paragraph, source = self._last
        near = number == passage.number - 1 and passage.sentence.paragraph - paragraph <= 1
        if not near and not is_carried:
            doubt = f"No speaker is named; “{source.speaker.as_written}” spoke last."
            return Source(Speaker(None, "", doubt=doubt))
        self._last = (passage.number, passage.sentence.paragraph, source)
        return replace(source, verb="", words=source.words)

    # Indirect speech.

    def _clauses(self, passage: Passage, attribution: Attribution, direct: set[int]) -> None:
        for at, report in enumerate(passage.reports):
            if not attribution.is_own(at) or report.is_naming:
                continue
            if report.side is not Side.SENTENCE_BEFORE and not _is_parenthesis(passage, at):
                start, end = self._clause(passage, attribution, at)
                self._clause_said(passage, start, end, direct, attribution.sources[at])
        if attribution.alone is not None:
            start, end = _around(passage)
            self._clause_said(passage, start, end, direct, attribution.alone)

    def _clause(self, passage: Passage, attribution: Attribution, at: int) -> tuple[int, int]:
        report = passage.reports[at]
        if report.side is Side.BEFORE:
            start = passage.reports[at - 1].end if at else 0
            lead = next((one.end for one in passage.according if one.start == start), start)
            return max(start, lead), report.start
        following = attribution.next_own(at)
        end = passage.reports[following].start if following is not None else len(passage.pieces)
        tail = [one.start for one in passage.according if report.end < one.start < end]
        return report.end, min([end, *tail])

    def _clause_said(
        self, passage: Passage, start: int, end: int, direct: set[int], source: Source
    ) -> None:
        pieces = passage.pieces
        end = min([end, *(at for at in direct if at >= start)])
        while start < end and _is_loose(pieces[start]) and pieces[start].kind is not Kind.QUOTE:
            start += 1
        while end > start and _is_loose(pieces[end - 1]):
            end -= 1
        words = sum(item.kind in {Kind.WORD, Kind.NAME} for item in pieces[start:end])
        if words >= 2:
            span = (pieces[start].start, pieces[end - 1].end)
            self._add(passage, span, Form.INDIRECT, source, _doubt_of_telling(pieces[start:end]))

    def _tell_back(self, passage: Passage, attribution: Attribution) -> None:
        """ "This was stated by ...": gives the sentence before its speaker."""
        before = self._before
        at = next(
            (at for at, report in enumerate(passage.reports) if _is_back(passage, report)), None
        )
        if at is None or before is None or before.sentence.paragraph != passage.sentence.paragraph:
            return
        source = attribution.sources[at]
        for pending in self._pending:
            if pending.passage == before.number:
                self.found[pending.index] = self._told(self.found[pending.index], source)
        if not before.reports and not before.according:
            direct = {at for at, item in enumerate(before.pieces) if item.quoted and before.is_bare}
            self._clause_said(before, 0, len(before.pieces), direct, source)

    # Utterances.

    def _add(
        self, passage: Passage, span: tuple[int, int], form: Form, source: Source | None, doubt: str
    ) -> None:
        bare = Utterance(
            quote=self._body[span[0] : span[1]],
            start=span[0],
            end=span[1],
            form=form,
            sentence=(passage.sentence.start, passage.sentence.end),
            uncertain=doubt or ("" if source else NOBODY),
        )
        self.found.append(bare if source is None else self._told(bare, source, doubt))

    def _told(self, bare: Utterance, source: Source, doubt: str = "") -> Utterance:
        speaker, according = source.speaker, source.according
        doubts = [doubt, speaker.doubt, according.doubt if according else ""]
        words = " ".join(self._body[slice(*source.words)].split()) if source.words else ""
        because = [Because("speaker", "The words of reporting.", words)] if words else []
        if source.origin.reason:
            because.append(Because("origin", source.origin.reason, source.origin.as_written))
        return replace(
            bare,
            speaker=speaker.slug,
            speaker_as_written=speaker.as_written,
            office=speaker.office,
            origin=source.origin.slug,
            origin_as_written=source.origin.as_written,
            according_to=according.slug if according else "",
            according_to_as_written=according.as_written if according else "",
            is_anonymous=speaker.is_anonymous,
            verb=source.verb,
            said=source.said,
            uncertain=" ".join(dict.fromkeys(one for one in doubts if one)),
            because=tuple(because),
        )


def _doubt_of_telling(clause: Sequence[Item]) -> str:
    """Where somebody tells that another "had offered to “participate”": whose words are quoted."""
    quote = next((at for at, item in enumerate(clause) if item.kind is Kind.QUOTE), 0)
    telling = (item for item in clause[1:quote] if item.key in VERBS and not item.is_capital)
    return SECOND_HAND if any(telling) else ""


def _is_of_lead(one: Utterance, passage: Passage, source: Source) -> bool:
    """Whether an earlier utterance may be from the interview that a sentence names."""
    return (
        one.end <= passage.sentence.start
        and one.speaker != ""
        and one.speaker == source.speaker.slug
        and not one.origin_as_written
        and not one.according_to_as_written
        and one.said in {"", source.said}
        and not RECIPIENTS & {word for because in one.because for word in because.words.split()}
    )


def _is_parenthesis(passage: Passage, at: int) -> bool:
    """Whether a report breaks into its own words, or closes those that another began."""
    report, pieces = passage.reports[at], passage.pieces
    if report.side is not Side.BEFORE:
        return False
    if at and passage.reports[at - 1].side is Side.BEHIND:
        return True
    if report.end >= len(pieces):
        return False
    behind = next((item for item in pieces[report.end + 1 :] if item.kind is not Kind.MARK), None)
    starts = {one.start for one in passage.reports} | {one.start for one in passage.according}
    follows = report.end + 1 < len(pieces) and report.end + 1 not in starts
    return pieces[report.end].text == "," and behind is not None and follows


def _is_loose(item: Item) -> bool:
    """Whether an item at a clause's edge ties it to something else."""
    if item.kind is Kind.MARK:
        return item.text not in "$€£%°()"
    return item.kind is Kind.WORD and (item.key in SUBORDINATORS or item.key in THAT)


def _is_back(passage: Passage, report: Report) -> bool:
    if report.side is Side.SENTENCE_BEFORE:
        return True
    rest = passage.pieces[max(report.end, report.verb + 1) :]
    return (
        report.side is Side.BEHIND
        and report.start == 0
        and all(item.kind is Kind.MARK and item.text != ":" for item in rest)
    )


def _around(passage: Passage) -> tuple[int, int]:
    """The clause that "according to ..." goes with: behind it, or else in front of it."""
    first = passage.according[0]
    if first.start <= 1:
        return first.end, len(passage.pieces)
    return 0, first.start


def _closing(attribution: Attribution) -> Source | None:
    """The last source of a sentence, for a quotation that follows without one."""
    people = [source for source in attribution.sources if source.speaker.role not in NOT_PEOPLE]
    if people:
        keys = {source.speaker.key or source.speaker.as_written for source in people}
        if len(keys) == 1:
            return people[-1]
        doubt = f"No speaker is named; “{people[-1].speaker.as_written}” spoke last."
        return replace(people[-1], speaker=replace(people[-1].speaker, doubt=doubt))
    return (
        attribution.alone
        if attribution.alone and attribution.alone.speaker.role is not Role.PAPER
        else None
    )
