"""What would settle a dispute: a sentence by rule, from what is disputed and whose words clash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.aspects import Aspect, Nature, Scope
from tracker.models import Medium
from tracker.rules.relations import are_opposite
from tracker.rules.words import Word


@dataclass(frozen=True, kw_only=True)
class Clash:
    """What is disputed, and the words that clash in it.

    `fixed` says that there is one true value (rule 6). `medium` is that of the statement whose
    reports differ, `party` the side the value is of, in words.
    """

    definition: Aspect
    words: Sequence[Word]
    principals: Sequence[str] = ()
    fixed: bool = False
    drift: bool = False
    differs: bool = False
    decided: bool = False
    needs_review: bool = False
    tied: bool = False
    medium: str = Medium.UNKNOWN
    party: str = ""

    @cached_property
    def spoken(self) -> list[Word]:
        return [word for word in self.words if not word.voice.is_outlet]

    @property
    def outlets_alone(self) -> bool:
        return not self.spoken

    @property
    def outlets_against_speakers(self) -> bool:
        """Whether the speakers agree among themselves, and only outlets say otherwise."""
        return len(self.spoken) < len(self.words) and all(
            self.definition.compatible(a.value, b.value) for a in self.spoken for b in self.spoken
        )

    @property
    def opposite(self) -> bool:
        pairs = ((a, b) for a in self.spoken for b in self.spoken)
        return any(
            are_opposite(a, b, self.principals) and not self.definition.compatible(a.value, b.value)
            for a, b in pairs
        )

    @property
    def one_side(self) -> bool:
        return len({word.voice.side for word in self.spoken}) == 1


@dataclass(frozen=True)
class Way:
    """One row of the table: when it fits, in words and as a test, and what would settle it."""

    when: str
    settled_by: str
    fits: Callable[[Clash], bool]


ORIGINAL_WORDING = "The original wording: {original}."

# The first that fits is shown. {original} and {party} are filled in from the dispute.
WAYS: tuple[Way, ...] = (
    Way(
        "The desk has decided, and newer claims disagree",
        "A new verdict of the desk, which has yet to weigh the newer claims.",
        lambda clash: clash.decided and clash.needs_review,
    ),
    Way(
        "The desk has decided",
        "The desk has decided; only newer claims would open it again.",
        lambda clash: clash.decided,
    ),
    Way(
        "Reports of one statement differ",
        ORIGINAL_WORDING,
        lambda clash: clash.drift,
    ),
    Way(
        "Only outlets say so, in their own voice, of a party",
        "A word from {party} itself, or a primary document.",
        lambda clash: clash.outlets_alone and clash.definition.scope is Scope.PARTY,
    ),
    Way(
        "Only outlets say so, in their own voice",
        "A speaker’s word, or a primary document.",
        lambda clash: clash.outlets_alone,
    ),
    Way(
        "Speakers say one thing, and only outlets another",
        "A primary document, or the source of the outlets that say otherwise.",
        lambda clash: clash.outlets_against_speakers and not clash.differs,
    ),
    Way(
        "Speakers assert an item and deny it",
        "A primary document, or a word by which one of them takes it back.",
        lambda clash: clash.definition.nature is Nature.MANY,
    ),
    Way(
        "Opposite sides differ on what may change",
        "A later word of either side, or a document both signed.",
        lambda clash: (clash.opposite or clash.differs) and not clash.fixed,
    ),
    Way(
        "Speakers of one side differ on what may change",
        "A later word of that side, or a primary document.",
        lambda clash: clash.one_side and not clash.fixed,
    ),
    Way(
        "Speakers differ on what may change",
        "A later word of one of them, or a primary document.",
        lambda clash: not clash.fixed,
    ),
    Way(
        "As many speakers say one thing as another, and only one can be true",
        "One more speaker, or a verdict of the desk.",
        lambda clash: clash.tied,
    ),
    Way(
        "Fewer speakers contradict what most say, and only one can be true",
        "A primary document, or a verdict of the desk.",
        lambda clash: True,
    ),
)

# What would show the original words of a statement, by how it was made.
ORIGINALS: Mapping[Medium, str] = {
    Medium.INTERVIEW: "a recording or transcript of the interview",
    Medium.REMARKS: "a recording or transcript of the remarks",
    Medium.REMARKS_TO_REPORTERS: "a recording or transcript of the remarks",
    Medium.STATEMENT: "the text of the statement, or a recording of it",
    Medium.CALL: "a record or transcript of the call",
    Medium.DOCUMENT: "the text of the document itself",
    Medium.SOCIAL_MEDIA: "the post itself",
    Medium.QUESTION: "a recording or transcript of the exchange",
    Medium.UNKNOWN: "a recording or transcript of what was said",
}
# What stands in the table on /method/, where there is no one statement and no one party.
ANY_ORIGINAL = "a recording, a transcript or the text itself"
ANY_PARTY = "the party"


def what_would_settle(clash: Clash) -> str:
    """The sentence of the first way that fits."""
    way = next(way for way in WAYS if way.fits(clash))
    original = ORIGINALS[Medium(clash.medium)]
    return way.settled_by.format(original=original, party=clash.party or ANY_PARTY)


def table() -> list[tuple[str, str]]:
    """Every way in words: when it fits, and what would settle it."""
    words = {"original": ANY_ORIGINAL, "party": ANY_PARTY}
    return [(way.when, way.settled_by.format(**words)) for way in WAYS]
