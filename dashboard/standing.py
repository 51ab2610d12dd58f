"""What is read of events and issues, as pages show it: values, whose word they are, and rivals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

from django.db.models import QuerySet

from dashboard import wording
from dashboard.claim_rows import address, claim_line, sign, voice_party
from dashboard.evidence import (
    A_VALUE,
    NAMED,
    Shown,
    all_cited,
    behind,
    carried,
    carries,
    claims_of,
    clock_text,
    definition_of,
    gainsaid,
    lead_of,
    says_who,
    voice_name,
    voices,
    with_evidence,
)
from dashboard.page import narrowed
from tracker import aspects, dates
from tracker.aspects import Subject
from tracker.ledger import Ledger
from tracker.models import Claim, Event, Issue, Party, Reading
from tracker.rules.record import DESK, OWN, PRESS, Support

# A word this fresh needs no date in a sentence about the day; rule 5 takes it for the same matter.
FRESH_DAYS = 7
NOTHING = "nothing on record"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What a reader must know before taking a value at its word; see _marks.html."""

    contested: bool = False
    needs_review: bool = False
    hearsay: bool = False
    drift: bool = False
    differs: bool = False
    different_count: bool = False


@dataclass(frozen=True, kw_only=True)
class Saying(Marked):
    """One value and whose word it is, as _value.html, _word.html and _versions.html take it."""

    text: str
    status: str = ""
    url: str = ""
    says: str = ""
    when: str = ""
    sign: str = "other"
    support: str = ""
    support_label: str = ""
    claims: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, kw_only=True)
class PartyWord(Marked):
    """A party's own word on something, and what others say of it, as _word.html takes it.

    `more` says how many voices are left out, and `more_url` leads to them.
    """

    party: str
    sign: str
    url: str
    values: Sequence[Saying] = ()
    since: str = ""
    support: str = ""
    support_label: str = ""
    others: Sequence[Saying] = ()
    more: str = ""
    more_url: str = ""

    @property
    def when(self) -> str:
        return wording.when(self.since)

    def sentence(self, day: date) -> str:
        """ "Russia: under discussion (10 June 2025)." A word of the last days bears no date."""
        own = " or ".join(value.text for value in self.values) or NOTHING
        remarks = [self.when] if self.since and not _is_fresh(self.since, day) else []
        remarks += ["contested"] if self.values and self.contested else []
        own += f" ({', '.join(remarks)})" if remarks else ""
        told = [f"{o.text}, {o.says}" + (f" ({o.when})" if o.when else "") for o in self.others]
        return f"{self.party}: {'; '.join([own, *told])}."


@dataclass(frozen=True, kw_only=True)
class Line(Marked):
    """What is read of one aspect, with its evidence and its rivals, as _reading.html takes it."""

    label: str
    values: Sequence[Saying] = ()
    says: str = ""
    when: str = ""
    note: str = ""
    support: str = ""
    support_label: str = ""
    rivals: Sequence[Saying] = ()
    rivals_label: str = ""
    claims: Sequence[dict[str, Any]] = ()
    claims_label: str = ""
    claims_url: str = ""


class Standing:
    """Readings ready to be worded, fetched in a number of queries that does not grow with them.

    `most` claims are fetched for each value, and no more than `shown` calls for.
    """

    def __init__(
        self,
        ledger: Ledger,
        readings: QuerySet[Reading],
        most: int = A_VALUE,
        shown: Shown = Shown.CLAIMS,
    ) -> None:
        self.ledger = ledger
        self.shown = shown
        self.alike: Mapping[int, int] = {}
        self.readings = sorted(with_evidence(readings, ledger, most, shown), key=_order)
        values = {(r.aspect, value) for r in self.readings for value in r.values}
        cited = {(c.aspect, c.value) for r in self.readings for c in claims_of(r)}
        self.names = wording.actor_names(ledger, values | cited)

    @classmethod
    def of_some(
        cls,
        ledger: Ledger,
        alike: Mapping[int, int],
        most: int = A_VALUE,
        shown: Shown = Shown.CLAIMS,
    ) -> Self:
        """Of some readings of each kind: `alike` holds their primary keys, and how many there are
        of the kind of each."""
        some = cls(ledger, ledger.readings().filter(pk__in=alike), most, shown)
        some.alike = alike
        return some

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {party.slug: party for party in self.ledger.parties()}

    def of(self, subject: Event | Issue, *wanted: str, party: Party | None = None) -> list[Reading]:
        """The readings of a subject, of some aspects, and of one party if that is asked."""
        return [
            reading
            for reading in self.readings
            if reading.subject == subject
            and (not wanted or reading.aspect in wanted)
            and (party is None or reading.party == party)
        ]

    # One reading.

    def line(self, reading: Reading, *, label: str | None = None) -> Line:
        """A reading as a line of a list."""
        values = self.values(reading)
        rivals = self.rivals(reading) if self.shown >= Shown.RIVALS else []
        claims, url = self._listed(reading)
        undecided = values if len(values) > 1 else []
        return Line(
            label=label_of(reading) if label is None else label,
            values=values,
            says=self.says(reading, behind(reading)),
            when=wording.when(reading.since),
            note=note_on(reading),
            support=reading.support,
            support_label=wording.support(reading.support, reading.outlets),
            rivals=[*undecided, *rivals],
            rivals_label=_rivals_label(reading, bool(undecided)),
            # One claim alone is where the value leads to.
            claims=[claim_line(c, self.ledger) for c in claims] if len(claims) > 1 else [],
            claims_label=_claims_label(claims, all_cited(reading)) if claims or url else "",
            claims_url=url,
            **marks_of(reading),
        )

    def _listed(self, reading: Reading) -> tuple[list[Claim], str]:
        """The claims that are listed below a reading, or where to find them if there are many."""
        if self.shown < Shown.FEW:
            return [], ""
        claims = claims_of(reading)
        if self.shown is Shown.FEW and len(claims) < all_cited(reading):
            return [], self._claims_on(reading.aspect, [reading])
        return claims, ""

    def values(self, reading: Reading) -> list[Saying]:
        """Each value that is read, with the claims that carry it."""
        alone = len(reading.values) == 1
        return [
            self._saying(reading, value, claims, when=reading.since if alone else "")
            for value, claims in carried(reading)
        ]

    def rivals(self, reading: Reading) -> list[Saying]:
        """Each value that is cited against what is read, with who says so."""
        return [self._saying(reading, value, claims) for value, claims in gainsaid(reading)]

    def _saying(
        self, reading: Reading, value: str, claims: Sequence[Claim], when: str = ""
    ) -> Saying:
        lead = lead_of(reading, claims or claims_of(reading), value)
        sides = {voice_party(claim) for claim in claims}
        return Saying(
            text=self.text(reading, value),
            status=value if reading.aspect == "status" and not is_negated(value) else "",
            url=address(lead, self.ledger) if lead else "",
            says=self.says(reading, claims),
            when=wording.when(when or (clock_text(lead) if lead else "")),
            sign=sign(sides.pop(), self.ledger) if len(sides) == 1 else "other",
        )

    def text(self, reading: Reading, value: str) -> str:
        kind = Subject.EVENT if reading.event else Subject.ISSUE
        return wording.value(kind, reading.aspect, value, self.names, reading.event)

    def says(self, reading: Reading, claims: Sequence[Claim]) -> str:
        """Whose word it is: "says Russia", "say TRT World and MENAFN", "in the desk's verdict"."""
        if reading.said_by == DESK or (reading.assessment and not claims):
            return "in the desk’s verdict"
        if reading.said_by in self.parties:
            return f"says {self.parties[reading.said_by].name}"
        # Who speaks comes before the outlets that speak for themselves.
        ranked = sorted(claims, key=lambda claim: claim.statement is None)
        names = {voice_name(claim): None for claim in ranked}
        # Only of one value alone is it known how many voices there are beside those fetched.
        is_part = len(claims_of(reading)) < all_cited(reading) and len(reading.values) == 1
        unnamed = is_part and claims and carries(reading, claims[0], reading.values[0])
        named = {voice for claim in claims for voice in voices(claim)}
        heard = reading.speakers + reading.outlets
        return says_who(names, among_others=bool(unnamed) and heard > len(named))

    def items(self, subject: Event | Issue, wanted: Sequence[str]) -> list[dict[str, Any]]:
        """The many-valued aspects among those of which something is read, for _items.html."""
        lists = []
        for slug in wanted:
            if readings := self.of(subject, slug):
                lines = [self.line(r, label=r.party.name if r.party else "") for r in readings]
                label = definition_of(readings[0]).label
                lists.append({"label": label, "items": lines, "more": self.left_out(readings)})
        return lists

    def left_out(self, readings: Collection[Reading]) -> list[dict[str, str]]:
        """For each aspect how many newest_items() left out beside these, and where they are."""
        together: dict[tuple[str, int | None], list[Reading]] = {}
        for reading in readings:
            together.setdefault((reading.aspect, reading.party_id), []).append(reading)
        left: Counter[str] = Counter()
        for (aspect, _), shown in together.items():
            left[aspect] += max(0, self._alike(shown) - len(shown))
        return [
            {"text": _more(number, aspect, readings), "url": self._claims_on(aspect, readings)}
            for aspect, number in left.items()
            if number
        ]

    def _alike(self, readings: Sequence[Reading]) -> int:
        """How many there are of one aspect of one party, if only the first of them are here."""
        return self.alike.get(readings[0].pk, 0) if readings else 0

    def _claims_on(self, aspect: str, readings: Iterable[Reading]) -> str:
        """The table of the claims on an aspect of what the readings are of."""
        reading = next(reading for reading in readings if reading.aspect == aspect)
        noun = "event" if reading.event_id else "issue"
        slug = reading.subject.slug if reading.subject else ""
        return narrowed(self.ledger, "claims", **{noun: slug, "aspect": aspect})

    # One party's word.

    def word(self, subject: Issue, party: Party, aspect: str = "status") -> PartyWord:
        """A party's own word on an aspect, and beside it what others say of that party."""
        readings = self.of(subject, aspect, party=party)
        own = next((reading for reading in readings if reading.said_by == OWN), None)
        others = sorted((r for r in readings if r is not own), key=self._order_of_others)
        head: dict[str, Any] = {}
        if (more := self._alike(readings) - len(readings)) > 0:
            head = {"more": f"and {more} more", "more_url": address(subject, self.ledger)}
        if own:
            head |= {
                "values": self.values(own),
                "since": own.since,
                "support": own.support,
                "support_label": wording.support(own.support, own.outlets),
                **marks_of(own),
            }
        return PartyWord(
            party=party.name,
            sign=sign(party, self.ledger),
            url=address(party, self.ledger),
            others=[saying for reading in others for saying in self.others(reading)],
            **head,
        )

    def others(self, reading: Reading) -> list[Saying]:
        """What others say of a party, a row each value."""
        return [
            replace(saying, **_support_of(reading, claims), **marks_of(reading))
            for saying, (_, claims) in zip(self.values(reading), carried(reading), strict=True)
        ]

    def _order_of_others(self, reading: Reading) -> tuple[int, str]:
        """The desk first, then parties in the ledger's order, the press last."""
        order = in_order(self.parties)
        place = order.index(reading.said_by) if reading.said_by in order else len(order)
        return place, reading.said_by


def _support_of(reading: Reading, claims: Sequence[Claim]) -> dict[str, Any]:
    """The support of one of the values of a reading; that of a verdict goes without saying."""
    if reading.support == Support.DESK:
        return {}
    named = reading.support == Support.UNATTRIBUTED and len(claims) <= NAMED
    return {
        "support": reading.support,
        # Where the outlets are named, they need not be counted.
        "support_label": wording.support(reading.support, 0 if named else reading.outlets),
    }


def in_order(parties: Iterable[str]) -> list[str]:
    """Who says where a party stands: itself, the desk, the parties in their order, the press."""
    return [OWN, DESK, *parties, PRESS]


# What a reading is called, and where it comes in a list.


def _order(reading: Reading) -> tuple[date, str, str, str]:
    """The same however the rows came to be stored."""
    scope = reading.party or reading.series
    return reading.known_from, scope.slug if scope else "", reading.said_by, reading.item


def label_of(reading: Reading) -> str:
    """The aspect, and whose: "Head of delegation, Russia"."""
    label = definition_of(reading).label
    return f"{label}, {reading.party.name}" if reading.party else label


def note_on(reading: Reading) -> str:
    """What must be added to the value: the series it is counted in, the desk's reasons."""
    notes = []
    if reading.aspect == "ordinal":
        counted_in = f"“{reading.series.title}”" if reading.series else "a series it does not name"
        notes.append(f"Counted in {counted_in}.")
    if reading.assessment:
        notes.append(reading.assessment.rationale)
    return " ".join(notes)


def _more(number: int, aspect: str, readings: Iterable[Reading]) -> str:
    """ "and 12 more, among the claims"; of several aspects it says of which."""
    definitions = {reading.aspect: definition_of(reading) for reading in readings}
    of = f" ({definitions[aspect].label.lower()})" if len(definitions) > 1 else ""
    return f"and {number} more{of}, among the claims"


def marks_of(reading: Reading) -> dict[str, Any]:
    return {
        "contested": reading.contested,
        "needs_review": reading.needs_review,
        "hearsay": reading.hearsay,
        "drift": reading.drift,
        "differs": reading.differs,
    }


def is_negated(value: str) -> bool:
    return aspects.split_negation(value)[0]


def _is_fresh(since: str, day: date) -> bool:
    latest = dates.parse(since).latest
    return latest is not None and latest >= day - timedelta(days=FRESH_DAYS)


def _claims_label(claims: Sequence[Claim], cited: int) -> str:
    """ "3 claims in 3 reports, 1 origin": outlets that relay one act of speech are one origin.

    "The newest 24 of 340 claims" where not all are here, "340 claims" where none is.
    """
    if not claims:
        return wording.counted(cited, "claim")
    if cited > len(claims):
        return f"The newest {len(claims)} of {wording.counted(cited, 'claim')}"
    reports = len({claim.report_id for claim in claims})
    origins = len({claim.statement_id or claim.report.outlet.voice for claim in claims})
    counts = (len(claims), "claim"), (reports, "report"), (origins, "origin")
    said, carried, begun = (wording.counted(*count) for count in counts)
    return f"{said} in {carried}, {begun}"


def _rivals_label(reading: Reading, undecided: bool) -> str:
    if reading.drift:
        return "The reports of one statement differ:"
    if undecided:
        return "Nothing decides between them:"
    return "The parties’ own words differ:" if reading.differs else "Others say otherwise:"
