"""The small dataclasses the rules work on: voices, claims, verdicts, and what is read from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker import aspects, dates
from tracker.aspects import Aspect, Subject

OWN = "own"
PRESS = "press"
DESK = "desk"


class Kind(StrEnum):
    """What a claim does; forecasts and silences are never standing words (rule 2)."""

    FACT = "fact"
    STATEMENT = "statement"
    POSITION = "position"
    DEMAND = "demand"
    LINKAGE = "linkage"
    APPRAISAL = "appraisal"
    FORECAST = "forecast"
    COMMITMENT = "commitment"
    DENIAL = "denial"
    SILENCE = "silence"


class Hedge(StrEnum):
    """How strongly a claim is made; blank is plain."""

    PLAIN = ""
    CONFIRMS = "confirms"
    PLANS = "plans"
    EXPECTS = "expects"
    HOPES = "hopes"
    CONDITIONAL = "conditional"
    APPARENTLY = "apparently"


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Whose word a claim is (rule 2).

    `key` is "actor:<slug>" or, for an outlet's own voice, "outlet:<family>"; `party` is "" for
    a speaker of no party and for every outlet.
    """

    key: str
    party: str = ""

    @property
    def is_outlet(self) -> bool:
        return self.key.startswith("outlet:")

    @property
    def side(self) -> str:
        """The party, or the voice itself where it has none."""
        return self.party or self.key


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as the rules see it. `said` and `published` are EDTF; see design section 3."""

    id: str
    subject: Subject
    aspect: str
    value: str
    kind: Kind
    voices: tuple[Voice, ...]
    known: date
    published: str
    report: str
    statement: str = ""
    said: str = ""
    holds_on: date | None = None
    about: str = ""
    series: str = ""
    hedge: Hedge = Hedge.PLAIN
    is_hearsay: bool = False
    is_on_paper: bool = False
    is_published: bool = True
    is_original_language: bool = False
    window: tuple[date | None, date | None] | None = None
    is_scorable: bool = True

    @property
    def definition(self) -> Aspect:
        return aspects.aspect(self.subject, self.aspect)

    @property
    def made(self) -> str:
        """The EDTF of the day the words were said, or printed where nobody is quoted."""
        return self.said or self.published

    @property
    def made_bounds(self) -> tuple[date, date]:
        """Earliest and latest day of `made`; what is open is closed by the day it was known."""
        span = dates.parse(self.made) if self.made else None
        latest = (span and span.latest) or self.known
        earliest = (span and span.earliest) or (date.min if span else latest)
        return min(earliest, latest), latest

    @property
    def clock(self) -> tuple[date, date]:
        """The range rule 2 orders words by: `holds_on`, else `made`."""
        return (self.holds_on, self.holds_on) if self.holds_on else self.made_bounds

    @property
    def clock_text(self) -> str:
        """The clock as EDTF, to be shown behind a reading."""
        return self.holds_on.isoformat() if self.holds_on else (self.made or self.known.isoformat())


@dataclass(frozen=True, slots=True)
class Verdict:
    """The desk's own assessment of one aspect of the subject (rule 10)."""

    id: str
    aspect: str
    value: str
    known: date
    party: str = ""
    series: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """The desk's word, from a day on, that two claims do not dispute each other.

    It holds for the two tellings, and so for every echo of both. A relation that the desk
    confirms changes nothing in the readings, and is none of these.
    """

    claim: str
    other: str
    known: date


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What one reading is of. `said_by` is "" unless words are read side by side:
    then "own", a party's slug, "press" (outlets and speakers of no party) or "desk".
    `item` is what a many-valued aspect asserts or negates: items add up, each with its support.
    """

    aspect: str
    scope: str = ""
    item: str = ""
    said_by: str = ""


class Support(StrEnum):
    """The ladder of rule 9, counted by speaker, and what stands off it."""

    ON_PAPER = "on_paper"
    BOTH_SIDES = "both_sides"
    REPEATED = "repeated"
    ONE_VOICE = "one_voice"
    UNATTRIBUTED = "unattributed"
    DESK = "desk"


class Role(StrEnum):
    """Why a reading cites a claim."""

    SUPPORTS = "supports"
    UNATTRIBUTED = "unattributed"
    RIVAL = "rival"
    DRIFT = "drift"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class State:
    """The reading of one key on one day. `since` is the EDTF of the latest supporting word;
    `cited` holds (claim id, role), sorted."""

    values: tuple[str, ...]
    since: str
    support: Support
    speakers: int = 0
    origins: int = 0
    reports: int = 0
    outlets: int = 0
    is_hearsay: bool = False
    is_contested: bool = False
    has_drift: bool = False
    parties_differ: bool = False
    needs_review: bool = False
    assessment: str = ""
    cited: tuple[tuple[str, Role], ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether it is contradicted, drifted from, or each party says otherwise of itself."""
        return self.is_contested or self.has_drift or self.parties_differ


@dataclass(frozen=True, slots=True)
class Interval:
    """A state over [known_from, known_to); no known_to means it still stands.

    `moved` says whether other values are read than before, and not only with other support;
    `disputed_since` is the day from which it has been disputed without a break.
    """

    key: Key
    known_from: date
    known_to: date | None
    state: State
    moved: bool
    disputed_since: date | None


class Outcome(StrEnum):
    """What became of a forecast (rule 12)."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    CALLED_OFF = "called_off"
    OVERDUE = "overdue"
    UNREPORTED = "unreported"
    NOT_DECIDABLE = "not_decidable"
    NOT_SCORABLE = "not_scorable"
    AWAITS_VERDICT = "awaits_verdict"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be said of one forecast on one day. `claim` represents its echoes;
    `drifted` are the echoes that word the window otherwise."""

    claim: str
    voice: Voice
    outcome: Outcome
    window: tuple[date | None, date | None] | None
    days_late: int | None = None
    settled_on: date | None = None
    echoes: tuple[str, ...] = ()
    drifted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlookInterval:
    """An outlook over [known_from, known_to). `forecast` is the same for all its intervals."""

    forecast: tuple[str, ...]
    known_from: date
    known_to: date | None
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Fold:
    """All that is read of one subject."""

    readings: tuple[Interval, ...] = field(default_factory=tuple)
    outlooks: tuple[OutlookInterval, ...] = field(default_factory=tuple)
