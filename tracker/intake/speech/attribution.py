"""Which reporting a quotation hangs on, and what chain leads from its speaker to the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.intake.speech.cast import Speaker
from tracker.intake.speech.channels import Channel, Way
from tracker.intake.speech.heads import Role
from tracker.intake.speech.origins import NOWHERE, Origin, Origins
from tracker.intake.speech.passages import Passage, day_told
from tracker.intake.speech.reports import Report, Side
from tracker.intake.speech.subjects import RELATIVES
from tracker.intake.speech.verbs import SUBORDINATORS, THAT
from tracker.intake.speech.words import Item, Kind

# Within so many items of the verb it is said who was told.
REACH = 5
NOT_PEOPLE = frozenset({Role.OUTLET, Role.PLACE, Role.PAPER})


@dataclass(frozen=True, slots=True)
class Source:
    """The chain behind words: who said them, to whom, and through whom alone it is known."""

    speaker: Speaker
    origin: Origin = NOWHERE
    according: Speaker | None = None
    verb: str = ""
    said: str = ""
    words: tuple[int, int] | None = None


class Attribution:
    """The reporting of one sentence, and what hangs on each report of it."""

    def __init__(self, passage: Passage, origins: Origins, published: date | None) -> None:
        self.passage = passage
        self._published = published
        self._verbs = [report.verb for report in passage.reports]
        self._outer: list[int | None] = []
        for at in range(len(passage.reports)):
            self._outer.append(self._outer_of(at))
        self._late = [at for at, one in enumerate(passage.reports) if one.side is Side.BEFORE]
        self._citing = next(
            (at for at, one in enumerate(passage.according)
             if one.is_citing and one.phrase.role not in NOT_PEOPLE),
            None,
        )  # fmt: skip
        self._plain = next(
            (at for at, one in enumerate(passage.according)
             if not one.is_citing and one.phrase.role not in NOT_PEOPLE),
            None,
        )  # fmt: skip
        self.sources = [self._source(at, origins) for at in range(len(passage.reports))]
        self.alone = None if passage.reports else self._source_alone(origins)

    # Reports within reports.

    def _outer_of(self, at: int) -> int | None:
        """The report in whose words another stands: "Trump said that Putin had told him"."""
        reports = self.passage.reports
        report = reports[at]
        if at == 0 or report.side is not Side.BEHIND or report.is_noun:
            return None
        before = reports[at - 1]
        if report.subject is before.subject:
            return self._outer[at - 1]
        if before.side is not Side.BEHIND or report.start < before.end:
            return None
        return at - 1 if self._runs_on(before, report) else None

    def _runs_on(self, before: Report, report: Report) -> bool:
        pieces = self.passage.pieces
        if any(item.key in RELATIVES for item in pieces[report.subject.end : report.verb]):
            return False
        joint = pieces[report.start - 1]
        if report.start == before.end or joint.key in THAT:
            return True
        return joint.text not in {",", ";", "—", "–"} and joint.key not in SUBORDINATORS

    def _late_behind(self, at: int) -> int | None:
        """The report that closes the sentence behind this one: ", Interfax reported"."""
        reports = self.passage.reports
        if reports[at].side is not Side.BEHIND:
            outlets = (late for late in self._late if reports[late].subject.role is Role.OUTLET)
            return next((late for late in outlets if late > at), None)
        return next((late for late in self._late if late > at), None)

    # Sources.

    def _source(self, at: int, origins: Origins) -> Source:
        passage, report = self.passage, self.passage.reports[at]
        speaker = passage.speakers[at]
        according: Speaker | None = None
        for outer in (self._outer[at], self._late_behind(at)):
            other = passage.speakers[outer] if outer is not None else None
            if other is not None and other.role not in NOT_PEOPLE and not _same(other, speaker):
                according = other
        if speaker.role in NOT_PEOPLE or report.subject.role is Role.PRONOUN:
            speaker = self._cited(speaker)
        elif self._plain is not None and not _same(passage.sources[self._plain], speaker):
            according = passage.sources[self._plain]
        frame = self._frame(report)
        behind = passage.pieces[report.verb : report.verb + REACH]
        origin = origins.told(speaker.key, self._channel(at), behind)
        return Source(
            speaker,
            origin,
            according,
            _verb(passage.pieces[report.verb]),
            day_told(passage, at, self._published),
            (frame[0].start, frame[-1].end) if frame else None,
        )

    def _frame(self, report: Report) -> Sequence[Item]:
        """The words of reporting: "he told reporters"."""
        pieces, end = self.passage.pieces, report.end
        if report.side is Side.BEFORE:
            limit = min(len(pieces), report.end + REACH)
            while end < limit and pieces[end].kind in {Kind.WORD, Kind.NAME}:
                end += 1
        return pieces[report.start : end]

    def _cited(self, speaker: Speaker) -> Speaker:
        """Whom an outlet cites, or on whose word a capital is said to speak."""
        passage = self.passage
        for at in (self._citing, self._plain):
            if at is not None:
                return passage.sources[at] if speaker.role in NOT_PEOPLE else speaker
        return speaker

    def _source_alone(self, origins: Origins) -> Source | None:
        """The chain of a sentence with no verb of reporting: "According to Darchiev, ..."."""
        at = self._citing if self._citing is not None else self._plain
        passage = self.passage
        if at is None:
            if not passage.according:
                return None
            at = 0
        one = passage.according[at]
        frame = passage.pieces[one.start : one.end]
        channel = passage.channels[0] if passage.channels else None
        speaker = passage.sources[at]
        return Source(
            speaker,
            origins.told(speaker.key, channel, []),
            verb=frame[0].text.lower(),
            words=(frame[0].start, frame[-1].end),
        )

    def _channel(self, at: int) -> Channel | None:
        """The outlet that belongs to a report: behind its verb, or for the whole sentence."""
        reports, channels = self.passage.reports, self.passage.channels
        start = reports[at - 1].verb if at else -1
        limit = reports[at + 1].start if at + 1 < len(reports) else len(self.passage.pieces)
        own = [one for one in channels if start < one.at < limit]
        if own:
            return own[0]
        whole = [one for one in channels if one.way is Way.ONCE]
        return whole[-1] if whole else None

    def is_own(self, at: int) -> bool:
        """Whether a report stands on its own, not within another's words."""
        return self._outer[at] is None

    def next_own(self, at: int) -> int | None:
        """The next report that begins a clause of its own."""
        following = at + 1
        while following < len(self._outer) and not self.is_own(following):
            following += 1
        return following if following < len(self._outer) else None

    # What a quotation hangs on.

    def governing(self, quote: int) -> Source | None:
        """The chain behind the quotation at an item, None where nobody is said to have said it."""
        at = self._governing(quote)
        if at is None:
            return self.alone
        while self.passage.speakers[at].role in NOT_PEOPLE:
            outer = self._outer[at]
            if outer is None:
                break
            at = outer
        return self.sources[at]

    def _governing(self, quote: int) -> int | None:
        """The report right behind a quotation, the last in front of it, or else the next behind."""
        reports = self.passage.reports
        following = bisect_left(self._verbs, quote)
        behind = self._nearest_before(following)
        late = next((at for at in range(following, len(reports))
                     if reports[at].side is Side.BEFORE), None)  # fmt: skip
        if late is not None and (behind is None or self._is_next(quote, reports[late])):
            return late
        return behind

    def _nearest_before(self, following: int) -> int | None:
        reports = self.passage.reports
        return next((at for at in range(following - 1, -1, -1)
                     if reports[at].side is not Side.SENTENCE_BEFORE), None)  # fmt: skip

    def _is_next(self, quote: int, report: Report) -> bool:
        gap = self.passage.pieces[quote + 1 : min(report.start, report.verb)]
        return all(item.kind is Kind.MARK for item in gap)


def _same(a: Speaker, b: Speaker) -> bool:
    return a.member is not None and a.member is b.member


def _verb(item: Item) -> str:
    """The verb as written, "" where a colon or a dash stands for it."""
    return "" if item.kind is Kind.MARK else item.text.lower()
