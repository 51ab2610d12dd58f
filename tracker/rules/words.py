"""Rules 2 and 4: whose word a claim is on which key, which word stands, and when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker import aspects, dates
from tracker.aspects import EventStatus, Nature, Scope, Subject
from tracker.rules.record import OWN, PRESS, Claim, Hedge, Key, Kind, Voice

WIDE_DAYS = 7

# What is the same in all echoes of a word: the act of speech, what it is on, and the value.
Telling = tuple[str, str, str, str]

# Forecasts and silences are never standing words (rule 2).
UNSPOKEN = (Kind.FORECAST, Kind.SILENCE)

_SAYS_IT_HAPPENED = (Kind.FACT, Kind.STATEMENT, Kind.APPRAISAL)
# Aspects of which a word can say that the event was held (rule 4), beside its status.
HELD_ASPECTS = ("date", "head_of_delegation", "duration", "outcome")
_LOOKS_AHEAD = (Hedge.PLANS, Hedge.EXPECTS, Hedge.HOPES, Hedge.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Word:
    """One voice's word on one key, with the claim it rests on."""

    claim: Claim
    voice: Voice
    key: Key
    value: str
    clock: tuple[date, date]

    @property
    def day(self) -> date:
        """The clock of rule 2 as one day: the latest it can have been."""
        return self.clock[1]

    @property
    def is_wide(self) -> bool:
        """Whether the day of speech is too vague to be the last word (rule 2).

        An undated page is not meant: its own voice overlaps with others, and has no order.
        """
        is_dated_by_speech = bool(self.claim.said) and self.claim.holds_on is None
        return is_dated_by_speech and (self.clock[1] - self.clock[0]).days + 1 > WIDE_DAYS

    @property
    def is_none(self) -> bool:
        return self.value == aspects.NONE

    @property
    def telling(self) -> Telling:
        """What its echoes share with it, whoever of several speakers it is the word of."""
        told = self.claim.statement or self.claim.id
        return told, self.key.aspect, self.key.scope, self.value

    @property
    def origin(self) -> str:
        """The act of speech it goes back to, or the outlet family that speaks for itself."""
        return self.claim.statement or self.voice.key


def precedes(a: Word, b: Word) -> bool:
    """Whether a is surely older than b; overlapping ranges have no order (rule 2)."""
    return a.clock[1] < b.clock[0]


def words_of(claims: Iterable[Claim]) -> list[Word]:
    """Every word the published claims put on record, those derived by rule 4 included."""
    words: list[Word] = []
    for claim in claims:
        if claim.is_published and claim.kind not in UNSPOKEN:
            words += _spoken(claim)
            if says_it_was_held(claim):
                words += [
                    Word(claim, voice, Key("status"), EventStatus.HELD, claim.clock)
                    for voice in claim.voices
                ]
    return words


def _spoken(claim: Claim) -> list[Word]:
    keyed = ((voice, key_of(claim, voice)) for voice in claim.voices)
    return [Word(claim, voice, key, claim.value, claim.clock) for voice, key in keyed if key]


def key_of(claim: Claim, voice: Voice) -> Key | None:
    """The key a claim speaks on in that voice; None where a party is needed and none is known."""
    definition = claim.definition
    item = item_of(claim.value) if definition.nature is Nature.MANY else ""
    if definition.scope is Scope.SERIES:
        return Key(claim.aspect, claim.series)
    if definition.scope is Scope.NONE:
        return Key(claim.aspect, item=item)
    party = claim.about or voice.party
    if not party:
        return None
    said_by = _said_by(voice, party) if definition.is_split_by_word else ""
    return Key(claim.aspect, party, item, said_by)


def item_of(value: str) -> str:
    """The item a many-valued value asserts or negates, for comparing (rule 3)."""
    return aspects.split_negation(value)[1].casefold()


def _said_by(voice: Voice, party: str) -> str:
    if not voice.party:
        return PRESS
    return OWN if voice.party == party else voice.party


def says_it_was_held(claim: Claim) -> bool:
    """Rule 4: a published fact about an event's course or result says that it was held."""
    if claim.subject is not Subject.EVENT or claim.kind not in _SAYS_IT_HAPPENED:
        return False
    if claim.aspect not in HELD_ASPECTS:
        return False
    if claim.value == aspects.NONE or claim.value.startswith(aspects.NOT):
        return False
    if claim.hedge in _LOOKS_AHEAD:
        return False
    if claim.aspect == "date":
        return is_past(claim.value, claim.made_bounds[1])
    return claim.aspect != "head_of_delegation" or claim.kind is Kind.FACT


def is_past(value: str, day: date) -> bool:
    """Whether a date lies wholly before that day."""
    latest = dates.parse(value).latest
    return latest is not None and latest < day


def last(words: Sequence[Word]) -> list[Word]:
    """Those no other word surely follows; a wide one only if there is nothing narrower."""
    narrow = [word for word in words if not word.is_wide] or list(words)
    newest_start = max((word.clock[0] for word in narrow), default=None)
    return [w for w in narrow if newest_start is None or w.clock[1] >= newest_start]
