"""Ledger files of any size in the shape of the five reports: relays, echoes, drift, vague days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

Document = dict[str, Any]

FIRST_DAY = date(2025, 1, 6)
SPAN_DAYS = 600
ISSUES = 13
OUTLETS = 12
ACTORS_A_PARTY = 6
CLAIMS_AN_EVENT = 200
FEWEST_EVENTS = 9
PARTIES = ("north", "south", "west")
PRINCIPALS = ("north", "south")
SERIES = ("rounds", "talks")
PLACES = ("Oslo, Norway", "Norway", "Bergen, Norway", "Geneva, Switzerland", "Switzerland", "none")
STATUSES = (
    "raised", "under discussion", "preliminary", "agreed", "implemented in part", "implemented",
    "stalled", "refused", "suspended", "reversed",
)  # fmt: skip
PHRASES = ("in the coming days", "very soon", "soon", "in the near future", "when the time comes")
TOPICS = tuple(f"topic {number}" for number in range(20))
_ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"


def generate(
    claims: int,
    seed: int,
    *,
    claims_a_report: int = 40,
    events: int | None = None,
    issues: int = ISSUES,
) -> Document:
    """A ledger file, as docs/ledger-format.md describes it, with about so many claims.

    Half of the claims relay statements, which two reports in three carry on; the other half are
    outlets' own voices. Some reports are drafts, withdrawn, reprints, or dated to a range only.
    The same arguments give the same file.
    """
    return _Writer(
        Random(seed),  # noqa: S311  # It makes up a record, no secret.
        claims=claims,
        claims_a_report=claims_a_report,
        events=max(FEWEST_EVENTS, claims // CLAIMS_AN_EVENT) if events is None else events,
        issues=issues,
    ).document()


def public_id(kind: str, number: int) -> str:
    """An id of eight letters for the row of that number; `kind` is its first letter."""
    text = ""
    for _ in range(7):
        number, place = divmod(number, len(_ALPHABET))
        text = _ALPHABET[place] + text
    return kind + text


@dataclass
class _Writer:
    random: Random
    claims: int
    claims_a_report: int
    events: int
    issues: int
    spoken: list[tuple[date, Document, list[Document]]] = field(default_factory=list)
    written: int = 0

    def document(self) -> Document:
        reports = list(self._reports())
        return {
            "format": "pourparler-ledger",
            "format_version": 1,
            "negotiation": {"title": "North and South", "principals": list(PRINCIPALS)},
            "parties": [
                {"slug": slug, "name": slug.capitalize(), "adjective": f"{slug.capitalize()}ern"}
                for slug in PARTIES
            ],
            "actors": [
                {"slug": slug, "name": slug.replace("-", " ").title(), "kind": "person"}
                | {"party": slug.partition("-")[0]}
                for slug in self._actors()
            ],
            "outlets": [
                {"slug": f"outlet-{n}", "name": f"Outlet {n}", "kind": "newspaper"}
                for n in range(OUTLETS)
            ],
            "series": [{"slug": slug, "title": slug.capitalize()} for slug in SERIES],
            "issues": [
                {"slug": f"issue-{n}", "title": f"Issue number {n}"} for n in range(self.issues)
            ],
            "events": [
                {"slug": f"event-{n}", "title": f"Event number {n}", "kind": "meeting"}
                for n in range(self.events)
            ],
            "statements": [statement for _, statement, _ in self.spoken],
            "reports": reports,
            "assessments": list(self._assessments(reports)),
            "successions": list(self._successions()),
            "rulings": list(self._rulings(reports)),
        }

    def _actors(self) -> list[str]:
        return [f"{party}-{n}" for party in PARTIES for n in range(ACTORS_A_PARTY)]

    # Reports, in the order of time.

    def _reports(self) -> Iterator[Document]:
        number = max(2, self.claims // self.claims_a_report)
        days = sorted(self.random.randrange(SPAN_DAYS) for _ in range(number))
        earlier: list[str] = []
        for place, offset in enumerate(days):
            report = self._report(place, FIRST_DAY + timedelta(days=offset), earlier)
            earlier = [*earlier[-20:], report["id"]]
            yield report

    def _report(self, place: int, day: date, earlier: list[str]) -> Document:
        chance = self.random.random()
        report: Document = {
            "id": public_id("r", place),
            "outlet": f"outlet-{self.random.randrange(OUTLETS)}",
            "headline": f"Report number {place}",
            "url": f"https://news.example/{place}",
            "published": day.isoformat(),
            "published_basis": "stated",
            "entered": "2026-11-01",
        }
        if chance < 0.1:
            first = day - timedelta(days=self.random.randrange(3, 30))
            report["published"] = f"[{first}..{day}]"
            report |= {"published_basis": "inferred", "published_note": "It bears no date."}
        elif chance < 0.15:
            report["status"] = "draft"
        elif chance < 0.17:
            report |= {"status": "withdrawn", "withdrawn_on": "2026-11-02"}
            report["withdrawal_reason"] = "It was false."
        elif chance < 0.22 and earlier:
            report |= {"republication_of": self.random.choice(earlier)}
            report["republication_kind"] = "reprint"
        elif chance < 0.24:
            report["primary_document"] = True
        report["claims"] = list(self._claims(day))
        return report

    # Claims.

    def _claims(self, day: date) -> Iterator[Document]:
        left = self.claims_a_report
        while left > 0:
            points = self._relayed(day) if self.random.random() < 0.5 else [self._own(day)]
            for point in points[:left]:
                yield {"id": public_id("c", self.written)} | point
                self.written += 1
            left -= len(points)

    def _relayed(self, day: date) -> list[Document]:
        """What a report makes of a statement: of a recent one two times in three."""
        recent = [told for told in self.spoken[-12:] if (day - told[0]).days < 10]
        if recent and self.random.random() < 0.66:
            _, statement, points = self.random.choice(recent)
        else:
            statement, points = self._statement(day)
            self.spoken.append((day, statement, points))
        return [self._retold(point) | {"statement": statement["id"]} for point in points]

    def _retold(self, point: Document) -> Document:
        """Most outlets keep the sense; one in twelve makes something else of it."""
        if point["aspect"] == "status" and "issue" in point and self.random.random() < 0.08:
            return point | {"value": self.random.choice(STATUSES)}
        return dict(point)

    def _statement(self, day: date) -> tuple[Document, list[Document]]:
        said = day - timedelta(days=self.random.randrange(3))
        speaker = f"{self._side()}-{self.random.randrange(ACTORS_A_PARTY)}"
        statement: Document = {
            "id": public_id("s", len(self.spoken)),
            "speakers": [{"actor": speaker, "office": "Envoy"}],
            "origin": f"outlet-{self.random.randrange(OUTLETS)}",
            "said": said.isoformat(),
            "medium": self.random.choice(["interview", "remarks", "statement"]),
        }
        if self.random.random() < 0.1:
            others = [actor for actor in self._actors() if actor != speaker]
            statement["according_to"] = self.random.choice(others)
        if self.random.random() < 0.1:
            statement["said"] = f"[{said - timedelta(days=20)}..{said}]"
        number = self.random.randrange(1, 4)
        return statement, [self._point(day) for _ in range(number)]

    def _side(self) -> str:
        """Most speak for one of the principals, few for somebody else."""
        return self.random.choices(PARTIES, (48, 48, 4))[0]

    def _own(self, day: date) -> Document:
        """The outlet's own voice, which says whose position it describes."""
        point = self._point(day)
        return point if point.get("about") else point | {"about": self.random.choice(PRINCIPALS)}

    def _point(self, day: date) -> Document:
        subject = self._on_issue(day) if self.random.random() < 0.5 else self._on_event(day)
        point = {"kind": "fact", "summary": "In one sentence."} | subject
        if self.random.random() < 0.15:
            point["about"] = self.random.choice(PRINCIPALS)
        return point

    def _on_issue(self, day: date) -> Document:
        """Where an issue stands changes every two months; four in five say what is so."""
        number = self.random.randrange(self.issues)
        issue = {"issue": f"issue-{number}"}
        aspect = self.random.choices(
            ("background", "status", "demand", "offer", "condition", "began", "count"),
            (40, 25, 10, 7, 4, 3, 1),
        )[0]
        match aspect:
            case "status":
                turn = ((day - FIRST_DAY).days // 60 + number) % len(STATUSES)
                value = STATUSES[turn] if self._is_so() else self.random.choice(STATUSES)
            case "began":
                value = "2017" if self._is_so() else self.random.choice(("2022", "2016/2018"))
            case "count":
                value = str(number + 1 if self._is_so() else self.random.randrange(1, 9))
            case _:
                value = self.random.choice(TOPICS)
        return issue | {"aspect": aspect, "value": value}

    def _is_so(self) -> bool:
        return self.random.random() < 0.8

    def _on_event(self, day: date) -> Document:
        """Of the events near that day: they follow one another over the whole span."""
        now = (day - FIRST_DAY).days * self.events // SPAN_DAYS
        near = min(max(now + self.random.randrange(-3, 3), 0), self.events - 1)
        event = {"event": f"event-{near}"}
        if self.random.random() < 0.1:
            return event | self._forecast(day)
        aspect = self.random.choices(
            ("agenda", "date", "place", "status", "head_of_delegation", "ordinal", "outcome"),
            (28, 18, 17, 16, 8, 6, 3),
        )[0]
        found: Document = {"aspect": aspect, "value": self.random.choice(TOPICS)}
        match aspect:
            case "date":
                when = FIRST_DAY + timedelta(days=near * SPAN_DAYS // self.events)
                vague = (when.isoformat(), when.isoformat()[:7], f"{when}~", "none")
                found["value"] = self.random.choice(vague)
            case "place":
                found["value"] = PLACES[near % 5] if self._is_so() else PLACES[5]
            case "status":
                words = ("announced", "held", "held", "held", "postponed", "cancelled")
                found["value"] = self.random.choice(words)
            case "head_of_delegation":
                party = self.random.choice(PRINCIPALS)
                found |= {"value": f"{party}-{near % ACTORS_A_PARTY}", "about": party}
            case "ordinal":
                found |= {"value": str(near // 2 + 1), "series": SERIES[near % 2]}
        return event | found

    def _forecast(self, day: date) -> Document:
        found: Document = {"kind": "forecast", "aspect": "status", "value": "held"}
        phrase = self.random.choice(PHRASES)
        if phrase == PHRASES[-1]:
            return found | {"not_scorable": True, "hedge": "conditional"}
        if self.random.random() < 0.2:
            return found | {"window": f"{day}/{day + timedelta(days=20)}", "hedge": "expects"}
        return found | {"window_words": phrase}

    # The desk.

    def _assessments(self, reports: list[Document]) -> Iterator[Document]:
        published = [report for report in reports if "status" not in report]
        for place in range(self.claims // 200):
            report = self.random.choice(published)
            statuses = [
                claim
                for claim in report["claims"]
                if claim["aspect"] == "status" and "issue" in claim and claim["kind"] == "fact"
            ]
            if not statuses:
                continue
            claim = self.random.choice(statuses)
            day = report["published"].strip("[]").split("..")[-1]
            yield {
                "id": public_id("v", place),
                "issue": claim["issue"],
                "aspect": "status",
                "party": self.random.choice(PRINCIPALS),
                "value": claim["value"],
                "known_from": str(date.fromisoformat(day) + timedelta(days=2)),
                "rationale": "The document says so.",
                "claims": [claim["id"]],
            }

    def _successions(self) -> Iterator[Document]:
        """Two events in three give way to the next, as the desk says some time later."""
        kinds = ("replaces", "postponed to", "may be the same as")
        for place in range(self.events - 1):
            when = FIRST_DAY + timedelta(days=place * SPAN_DAYS // self.events)
            if self.random.random() < 0.66:
                yield {
                    "id": public_id("h", place),
                    "former": f"event-{place}",
                    "later": f"event-{place + 1}",
                    "kind": self.random.choice(kinds),
                    "known_from": str(when + timedelta(days=self.random.randrange(30, 200))),
                    "reason": "Both sides say so.",
                }

    def _rulings(self, reports: list[Document]) -> Iterator[Document]:
        """The desk looks at some of the claims that say otherwise than one before them."""
        before: dict[tuple[str, ...], Document] = {}
        wanted = max(12, self.claims // 200)
        for report in reports:
            for claim in report["claims"] if "status" not in report else ():
                about = (claim.get("event", ""), claim.get("issue", ""), claim["aspect"])
                other = before.get(about)
                before[about] = claim
                if claim["kind"] != "fact" or other is None or other["value"] == claim["value"]:
                    continue
                if wanted and self.random.random() < 0.5:
                    wanted -= 1
                    day = report["published"].strip("[]").split("..")[-1]
                    later = timedelta(days=self.random.randrange(1, 200))
                    yield {
                        "id": public_id("k", wanted),
                        "claim": claim["id"],
                        "other": other["id"],
                        "relation": "contradicts",
                        "decision": self.random.choice(("confirmed", "rejected", "rejected")),
                        "known_from": str(date.fromisoformat(day) + later),
                        "reason": "They speak of different things.",
                    }
