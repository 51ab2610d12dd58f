"""The status of an issue over time: a band for each party's own word and for what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Prefetch, When, Window
from django.db.models.functions import RowNumber

from dashboard import wording
from dashboard.charts.arrangement import LETTER, WIDTH, Axis
from dashboard.claim_rows import sign
from dashboard.evidence import links_of
from dashboard.page import day_query
from tracker import dates
from tracker.aspects import NOT, Subject
from tracker.ledger import Ledger
from tracker.models import Issue, Party, Reading
from tracker.models.readings import ReadingQuerySet
from tracker.rules.record import DESK, OWN, PRESS, Role

# Longer histories are drawn from a later day on; the table of claims has all of them.
INTERVALS = 8
HEADER = 22
LANE = 62
LEAST_WIDTH = 6
BEHIND = (Role.SUPPORTS, Role.UNATTRIBUTED)
CAPTION = (
    "Each party's status by its own word, from the day it was published, and what others say of "
    "that party. A band leads to the claim behind it. The same is listed below."
)
NOTHING = "nothing"
# Where nothing decides between the words that stand.
SEVERAL = "several"
_FLAGS = ("contested", "needs_review", "hearsay", "drift", "differs")

Row = dict[str, Any]
Whose = tuple[Party, str]


def ribbon(ledger: Ledger, issue: Issue) -> Row:
    """What dashboard/_figure.html takes, with the list that stands under it as `occasions`.

    Every principal party has a band, be it empty. Three queries, however long the history is.
    """
    history = ledger.reading_history().about_issue(issue).of("status")
    cut = _cut(history)
    told = _told(history, cut, ledger)
    bands = _bands(ledger, told)
    begun = cut or min((reading.known_from for reading in told), default=ledger.day)
    air = timedelta(days=max(7, (ledger.day - begun).days // 40))
    axis = Axis(begun if cut else begun - air, ledger.day + air)
    shown = _Band(ledger, issue, axis, _names(bands))
    lanes = [shown.lane(place, *whose, bands[whose]) for place, whose in enumerate(bands)]
    return {
        "id": "ribbon",
        "title": f"{issue.title}: status by party over time",
        "caption": f"{CAPTION} {_from(cut)}" if cut else CAPTION,
        "template": "dashboard/_ribbon.html",
        "legend": [],
        "figure": None,
        "figure_id": "",
        "nothing": "" if told else "No party's status is on record by this day.",
        "occasions": [row for whose, rows in bands.items() for row in shown.rows(*whose, rows)],
        "width": WIDTH,
        "height": HEADER + LANE * len(lanes),
        "ticks": [{"x": shown.axis.x(day), "label": label} for day, label in shown.axis.ticks()],
        "today_x": shown.axis.x(ledger.day),
        "lanes": lanes,
    }


def _cut(history: ReadingQuerySet) -> date | None:
    """The day from which a long history is drawn; None where all of it is."""
    newest = history.order_by("-known_from").values_list("known_from", flat=True)
    return newest[INTERVALS:].first()


def _told(history: ReadingQuerySet, cut: date | None, ledger: Ledger) -> list[Reading]:
    """What still stood on the first day drawn and all since, each with one claim behind it."""
    shown = history.standing_after(cut) if cut else history
    rank = Case(When(role__in=BEHIND, then=0), default=1)
    first = Window(RowNumber(), partition_by=F("reading"), order_by=[rank, F("pk")])
    claims = ledger.citations().select_related("claim").annotate(place=first).filter(place=1)
    with_claim = shown.select_related("party").prefetch_related(
        Prefetch("readingclaim_set", claims, to_attr="links")
    )
    return [reading for reading in with_claim if reading.party]


def _from(cut: date) -> str:
    return f"It begins on {dates.words(cut.isoformat())}; the claims go further back."


def _bands(ledger: Ledger, told: Iterable[Reading]) -> Mapping[Whose, list[Reading]]:
    """The readings by (party, who says it): principals first, each one's own word first."""
    bands: dict[Whose, list[Reading]] = {(party, OWN): [] for party in ledger.principals}
    for reading in told:
        if reading.party:
            bands.setdefault((reading.party, reading.said_by), []).append(reading)
    return {whose: bands[whose] for whose in sorted(bands, key=_rank)}


def _rank(whose: Whose) -> tuple[bool, int, str, bool, str]:
    party, said_by = whose
    return not party.principal, party.order, party.slug, said_by != OWN, said_by


def _names(bands: Iterable[Whose]) -> Mapping[str, str]:
    """Who says it, in words; a party that speaks of another is always a band itself."""
    parties = {party.slug: party.name for party, _ in bands}
    return parties | {OWN: "its own word", DESK: "the desk", PRESS: "the press"}


@dataclass(frozen=True)
class _Band:
    """Draws and lists the readings of one party by one voice."""

    ledger: Ledger
    issue: Issue
    axis: Axis
    names: Mapping[str, str]

    def lane(self, place: int, party: Party, said_by: str, readings: list[Reading]) -> Row:
        title = party.name if said_by == OWN else f"{party.name}, {self._says(said_by)}"
        return {
            "y": HEADER + LANE * place,
            "title": title,
            "sign": sign(party, self.ledger),
            "segments": list(self._segments(title, readings, is_own=said_by == OWN)),
        }

    def rows(self, party: Party, said_by: str, readings: list[Reading]) -> Iterator[Row]:
        """Each reading as _occasions.html takes it."""
        for reading in readings:
            yield {
                "when": self._when(reading),
                "title": f"{party.name}: {_words(reading)}",
                "url": self._evidence(reading),
                "status": _status(reading),
                "text": _words(reading),
                "detail": self._says(said_by),
                "support": reading.support,
                "support_label": wording.support(reading.support, reading.outlets),
                **{flag: True for flag in _FLAGS if getattr(reading, flag)},
            }

    def _says(self, said_by: str) -> str:
        name = self.names.get(said_by, said_by)
        return name if said_by == OWN else f"says {name}"

    def _segments(self, title: str, readings: list[Reading], *, is_own: bool) -> Iterator[Row]:
        """From left to right; a party's own silence is drawn, that of others about it is not."""
        reached = self.axis.first
        for reading in sorted(readings, key=lambda reading: reading.known_from):
            if is_own and reading.known_from > reached:
                yield self._silent(title, reached, reading.known_from)
            reached = self._until(reading) or self.ledger.day
            words = _words(reading)
            support = wording.support(reading.support, reading.outlets)
            begun = max(reading.known_from, self.axis.first)
            yield self._segment(begun, reached, words) | {
                "status": _status(reading),
                "title": f"{title}: {words}, {self._when(reading)}. {support}",
                "url": self._evidence(reading),
                "contested": reading.contested,
            }
        if is_own and reached < self.ledger.day:
            yield self._silent(title, reached, self.ledger.day)

    def _silent(self, title: str, start: date, end: date) -> Row:
        words = "nothing on record"
        return self._segment(start, end, words) | {
            "status": NOTHING,
            "title": f"{title}: {words}",
            "url": "",
            "contested": False,
        }

    def _segment(self, start: date, end: date, words: str) -> Row:
        """The place of a band, with its word in it where it fits."""
        x = self.axis.x(start)
        width = max(self.axis.x(end) - x, LEAST_WIDTH)
        fits = len(words) * LETTER + 2 * LETTER <= width
        return {"x": x, "width": width, "label": words if fits else ""}

    def _until(self, reading: Reading) -> date | None:
        """The day another word took its place, None while it stands on the ledger's day."""
        ended = reading.known_to
        return ended if ended and ended <= self.ledger.day else None

    def _when(self, reading: Reading) -> str:
        return dates.words(f"{reading.known_from}/{self._until(reading) or '..'}")

    def _evidence(self, reading: Reading) -> str:
        """The claim that supports it; several are all on the issue's own page."""
        links = links_of(reading)
        thing = links[0].claim if links else self.issue
        return thing.get_absolute_url() + day_query(self.ledger)


def _words(reading: Reading) -> str:
    said = (wording.value(Subject.ISSUE, "status", value) for value in reading.values)
    return " or ".join(said)


def _status(reading: Reading) -> str:
    alone = reading.values[0] if len(reading.values) == 1 else SEVERAL
    return SEVERAL if alone.startswith(NOT) else str(alone)
