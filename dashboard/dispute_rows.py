"""What is disputed: readings folded where they stand on the same words, versions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, NamedTuple

from dashboard.claim_rows import claim_line
from dashboard.evidence import carried, definition_of, gainsaid
from dashboard.page import narrowed
from dashboard.standing import Saying, Standing
from tracker.ledger import Ledger
from tracker.models import Claim, Party, Reading

Row = dict[str, Any]


class Version(NamedTuple):
    """One of the values at odds, as a page words it, with the claims that carry it."""

    value: str
    saying: Saying
    claims: Sequence[Claim]


@dataclass(frozen=True)
class Dispute:
    """What is disputed in the same words; of several parties it may be several readings.

    Reports often say one thing of both sides, and parties that differ cite each other. The
    versions are those of the lead; `readings` are in the order in which they were given.
    """

    readings: Sequence[Reading]
    lead: Reading
    versions: Sequence[Version]

    @property
    def parties(self) -> list[Party]:
        return [reading.party for reading in self.readings if reading.party]

    @property
    def label(self) -> str:
        """ "Status, North and South"."""
        label = definition_of(self.lead).label
        names = " and ".join(party.name for party in self.parties)
        return f"{label}, {names}" if names else label

    @property
    def anchor(self) -> str:
        """The same on every page and every day, for as long as its nouns keep their names."""
        subject = self.lead.subject
        slug = subject.slug if subject else ""
        noun = "event" if self.lead.event_id else "issue"
        text = "\n".join((noun, slug, self.lead.aspect, *_place(self.lead)))
        return f"dispute-{sha256(text.encode()).hexdigest()[:8]}"

    @property
    def why(self) -> str:
        if self.lead.drift:
            return "Reports of one and the same statement give it differently."
        if self.lead.contested:
            return "These cannot all be so."
        return "Each is its party’s own word."


def _place(reading: Reading) -> tuple[str, str, str, str]:
    """What tells the readings of one aspect of one subject apart."""
    party, series = reading.party, reading.series
    return (
        party.slug if party else "",
        series.slug if series else "",
        reading.said_by,
        reading.item,
    )


def is_disputed(reading: Reading) -> bool:
    return reading.contested or reading.drift or reading.differs


def folded(standing: Standing, readings: Iterable[Reading]) -> list[Dispute]:
    """Disputes in the order of their first readings."""
    together: dict[tuple[object, ...], list[tuple[Reading, list[Version]]]] = {}
    for reading in readings:
        versions = versions_of(standing, reading)
        said = frozenset((v.saying.text, v.saying.says) for v in versions)
        key = reading.event_id, reading.issue_id, reading.aspect, said
        together.setdefault(key, []).append((reading, versions))
    return [_dispute(found) for found in together.values()]


def _dispute(found: Sequence[tuple[Reading, list[Version]]]) -> Dispute:
    lead, versions = min(found, key=lambda pair: _place(pair[0]))
    return Dispute([reading for reading, _ in found], lead, versions)


def versions_of(standing: Standing, reading: Reading) -> list[Version]:
    """What is read, and what is said against it."""
    sayings = [*standing.values(reading), *standing.rivals(reading)]
    said = [*carried(reading), *gainsaid(reading)]
    return [
        Version(value, saying, claims)
        for saying, (value, claims) in zip(sayings, said, strict=True)
    ]


def address_of(dispute: Dispute, ledger: Ledger) -> str:
    """Where the page of disputes shows it, on the day the reader is on."""
    lead = dispute.lead
    noun = "event" if lead.event_id else "issue"
    slug = lead.subject.slug if lead.subject else ""
    chosen = {noun: slug, "aspect": lead.aspect}
    return f"{narrowed(ledger, 'disputes', **chosen)}#{dispute.anchor}"


def dispute_lines(
    standing: Standing, readings: Iterable[Reading], most: int | None = None
) -> list[Row]:
    """What the page of an issue or an event shows of those of its readings that are disputed.

    The newest dispute comes first; with `most`, it is of so many readings.
    """
    disputed = sorted(filter(is_disputed, readings), key=_newest_first)[:most]
    return [
        {
            "label": dispute.label,
            "why": dispute.why,
            "versions": [_with_claims(version, standing.ledger) for version in dispute.versions],
            "url": address_of(dispute, standing.ledger),
        }
        for dispute in folded(standing, disputed)
    ]


def _with_claims(version: Version, ledger: Ledger) -> Saying:
    return replace(version.saying, claims=[claim_line(claim, ledger) for claim in version.claims])


def _newest_first(reading: Reading) -> int:
    return -reading.disputed_since.toordinal() if reading.disputed_since else 0
