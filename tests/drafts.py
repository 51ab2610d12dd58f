"""Drafts of every kind, some ready, hung onto all that is public: they must leave no trace."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_intake,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_statement,
    make_succession,
    make_suggested,
)
from tests.fuller_record import MODELS, numbered
from tracker import projection
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Correction,
    Event,
    FormerSlug,
    Issue,
    Outlet,
    Party,
    Report,
    Ruling,
    Series,
    Statement,
    Succession,
)

# Each noun of which only drafts speak: the slug it had, and the one it has.
HUSHED = {
    "party": ("hush-land", "hush-country"),
    "outlet": ("hush-times", "hush-post"),
    "actor": ("hush-envoy", "hush-minister"),
    "issue": ("hush-matter", "hush-question"),
    "series": ("hush-rounds", "hush-consultations"),
    "event": ("hush-meeting", "hush-summit"),
}
# In every text that a draft brings.
MARK = "HUSH"
# Before the first published report, among them, and after the last; and one still to come.
DAYS = ("2024-03-01", "2025-06-09", "2025-06-11", "2026-11-20", "2027-01-15")


def enter_early_drafts() -> None:
    """Drafts that know of nothing public: entered first, they push all numbers up by some."""
    party = make_party(HUSHED["party"][0], name=f"{MARK} Land", principal=False, order=3)
    actor = make_actor(HUSHED["actor"][0], party=party, name=f"A {MARK} envoy", aliases=["Kremlin"])
    outlet = make_outlet(HUSHED["outlet"][0], name=f"A {MARK} paper")
    issue = make_issue(HUSHED["issue"][0], title=f"A {MARK} matter", order=0)
    event = make_event(HUSHED["event"][0], title=f"A {MARK} meeting")
    series = make_series(HUSHED["series"][0], title=f"A {MARK} series")
    for number, day in enumerate(DAYS):
        said = make_statement(
            actor, public_id=numbered("sxx", number), said=day, origin=outlet, forum=f"{MARK} club"
        )
        report = draft(number, day, outlet)
        hushed = Entering(report, said)
        hushed.claim(issue=issue, value="refused")
        hushed.claim(issue=issue, aspect="demand", value=f"{MARK} be said")
        hushed.claim(event=event, value="held")
        hushed.claim(event=event, aspect="date", value=day)
        hushed.claim(event=event, aspect="ordinal", value="4", series=series)
        hushed.claim(event=event, aspect="head_of_delegation", value=actor.slug)
        hushed.forecast(event=event, value="cancelled")
        hushed.claim(issue=issue, statement=None, about=party, value="stalled")
    for noun, (former, now) in HUSHED.items():
        row = MODELS[noun]._default_manager.get(slug=former)
        row.slug = now
        row.save()
        # Renaming a draft's noun leaves none, but a ledger file or the desk can hold one.
        FormerSlug.objects.create(noun=noun, slug=former, now=now)
    verdict_on(Claim.objects.filter(report=report, aspect="demand").get(), 1, party)


def enter_drafts() -> None:
    """Drafts about everything that is public, and what is published but leans on drafts."""
    if not Party.objects.filter(slug=HUSHED["party"][1]).exists():
        enter_early_drafts()
    outlets = [Outlet.objects.get(slug="trt-world"), Outlet.objects.get(slug=HUSHED["outlet"][1])]
    for number, day in enumerate(DAYS[::2]):
        report = draft(10 + number, day, outlets[number % 2])
        _on_every_issue(report, day)
        _on_every_event(report, day)
    _reprints()
    _echoes()
    _verdicts()
    _successions()
    _rulings()
    _intakes()
    _corrections()
    # As if somebody had rebuilt everything while they lie there: it must change nothing.
    projection.rebuild(projection.everything())


def draft(number: int, day: str, outlet: Outlet, **fields: Any) -> Report:
    return make_report(
        # A report that waits for its review is as hidden as one that is being written.
        status="draft" if number % 2 else "ready",
        public_id=numbered("rxx", number),
        outlet=outlet,
        headline=f"{MARK} number {number}",
        url=f"https://hush.example/{number}",
        byline=f"{MARK} Writer",
        note=f"{MARK} note",
        body=f"{MARK} words",
        published=day,
        entered=date.fromisoformat(day),
        **fields,
    )


class Entering:
    """Claims of one draft, each with an id that is the same in every run."""

    def __init__(self, report: Report, statement: Statement) -> None:
        self.report, self.statement = report, statement

    def claim(self, **fields: Any) -> Claim:
        return make_claim(**{**self._common(), **fields})

    def forecast(self, **fields: Any) -> Claim:
        return make_forecast(**{**self._common(), **fields})

    def _common(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "statement": self.statement,
            "public_id": numbered("x", Claim.objects.count()),
            "summary": f"It is {MARK} that is said.",
            "quote": f"{MARK} words",
        }


def _on_every_issue(report: Report, day: str) -> None:
    """Other positions than those on record, by those who hold them, and a silence."""
    minister = Actor.objects.get(slug="sergei-ryabkov")
    envoy = Actor.objects.get(slug=HUSHED["actor"][1])
    said = make_statement(minister, envoy, public_id=_next("syy"), said=day, forum=f"{MARK} forum")
    told = make_statement(
        Actor.objects.get(slug="us-officials"), public_id=_next("syy"), said=day, according_to=envoy
    )
    parties = list(Party.objects.order_by("slug"))
    issues = list(Issue.objects.exclude(slug=HUSHED["issue"][1]).order_by("slug"))
    for number, issue in enumerate(issues):
        party = parties[number % len(parties)]
        entering = Entering(report, said if number % 2 else told)
        entering.claim(issue=issue, value="reversed")
        if number % 3 == 0:
            entering.claim(issue=issue, aspect="demand", value=f"{MARK} demand", about=party)
            entering.claim(issue=issue, aspect="condition", value=f"{MARK} condition", about=party)
            entering.claim(issue=issue, kind="silence", value="", about=party)
            entering.claim(issue=issue, statement=None, about=party, value="stalled")


def _on_every_event(report: Report, day: str) -> None:
    """Other days, places, numbers and heads than those on record, and forecasts that failed."""
    said = make_statement(
        Actor.objects.get(slug="alexander-darchiev"),
        public_id=_next("szz"),
        said=day,
        origin=Outlet.objects.get(slug="tass"),
    )
    entering = Entering(report, said)
    russia = Party.objects.get(slug="russia")
    series = list(Series.objects.order_by("slug"))
    for number, event in enumerate(Event.objects.exclude(slug=HUSHED["event"][1]).order_by("slug")):
        entering.claim(event=event, value="denied")
        entering.forecast(event=event, window_words="in the coming days")
        if number % 2:
            entering.claim(event=event, aspect="place", value=f"{MARK}town")
            entering.claim(event=event, aspect="date", value="2025-03-03")
        else:
            counted = series[number % len(series)]
            entering.claim(event=event, aspect="ordinal", value="9", series=counted)
            head = Actor.objects.get(slug=HUSHED["actor"][1]).slug
            entering.claim(event=event, aspect="head_of_delegation", value=head, about=russia)


def _reprints() -> None:
    """Drafts that carry the text of what is published."""
    outlet = Outlet.objects.get(slug="interfax")
    for number, source in enumerate(Report.objects.published().order_by("public_id")[:6]):
        draft(
            30 + number, "2025-06-11", outlet, republication_of=source, republication_kind="reprint"
        )


def _echoes() -> None:
    """Drafts that relay every statement on record once more, in other words."""
    report = draft(40, "2025-06-11", Outlet.objects.get(slug=HUSHED["outlet"][1]))
    issue = Issue.objects.get(slug="property")
    for statement in Statement.objects.exclude(known_from=None).order_by("public_id"):
        entering = Entering(report, statement)
        entering.claim(issue=issue, about=Party.objects.get(slug="russia"), value="agreed")
        for claim in (
            Claim.objects.published().filter(statement=statement).order_by("public_id")[:1]
        ):
            entering.claim(issue=claim.issue, event=claim.event, aspect="background", value=MARK)


def _verdicts() -> None:
    """Verdicts that are drafts, one that a draft leads, and a draft among what one cites."""
    russia = Party.objects.get(slug="russia")
    public = Claim.objects.published().filter(aspect="demand", statement__isnull=False)
    verdict_on(public.order_by("public_id")[0], 2, russia)
    hushed = Claim.objects.filter(known_from=None, aspect="demand").order_by("public_id")
    hidden = hushed.filter(issue__known_from__isnull=False)[0]
    verdict_on(hidden, 3, russia, "published")
    for verdict in Assessment.objects.published().exclude(leading_claim=hidden):
        verdict.further_claims.add(*hushed.filter(issue__known_from__isnull=False)[:2])


def _successions() -> None:
    """Drafts that link public events, and links to and from an event that only drafts know."""
    hushed = Event.objects.get(slug=HUSHED["event"][1])
    public = [*Event.objects.exclude(known_from=None).order_by("slug")]
    linked = [(one, next_, "draft") for one, next_ in pairwise(public)]
    linked += [(event, hushed, "published") for event in public[::2]]
    linked += [(hushed, event, "published") for event in public[1::2]]
    for number, (former, later, status) in enumerate(linked):
        if not Succession.objects.between(former, later).exists():
            make_succession(
                former,
                later,
                status=status,
                kind=("replaces", "postponed to", "may be the same as")[number % 3],
                reason=f"{MARK} reasons",
                public_id=numbered("hxx", number),
            )


def _rulings() -> None:
    """Drafts that reject what is in dispute, and rulings on a public claim and one of a draft."""
    number = 0
    rivals = Claim.objects.filter(known_from__isnull=False, aspect__in=["status", "place", "date"])
    for claim in rivals.order_by("public_id"):
        about = Claim.objects.filter(event=claim.event, issue=claim.issue, aspect=claim.aspect)
        others = about.exclude(value=claim.value).order_by("public_id")
        for other, status in (
            (others.filter(known_from__isnull=False).first(), "draft"),
            (others.filter(known_from=None).first(), "published"),
        ):
            if other and not Ruling.objects.between(claim, other).exists():
                number += 1
                make_ruling(
                    claim,
                    other,
                    status=status,
                    reason=f"{MARK} reasons",
                    public_id=numbered("kxx", number),
                )


def _intakes() -> None:
    """Articles the desk took in: of a draft, of what is published, and of nothing yet."""
    hushed = Claim.objects.filter(known_from=None, suggested=None).order_by("public_id")[0]
    public = Claim.objects.published().filter(suggested=None).order_by("public_id")[0]
    for claim in (hushed, public):
        intake = make_intake(headline=f"{MARK} article", report=claim.report)
        make_suggested(intake, claim=claim, decision="accepted")
        make_suggested(intake, decision="rejected")
    make_suggested(make_intake(headline=f"{MARK} article", url="https://hush.example/new"))


def _corrections() -> None:
    """What was corrected while it was public, and is a draft by now; or was never public."""
    report = Report.objects.get(public_id=numbered("rxx", 1))
    statement = Statement.objects.filter(known_from=None).order_by("public_id")[0]
    of: list[tuple[str, str, Report | None]] = [
        ("report", report.public_id, report),
        ("claim", report.claims.all()[0].public_id, report),
    ]
    of += [(noun, slugs[1], None) for noun, slugs in HUSHED.items()]
    of += [("event", HUSHED["event"][0], None), ("statement", statement.public_id, None)]
    decided: list[tuple[str, Any]] = [
        ("assessment", Assessment.objects.filter(status="draft")),
        ("succession", Succession.objects.filter(later__slug=HUSHED["event"][1])),
        ("ruling", Ruling.objects.filter(other__known_from=None)),
    ]
    of += [(noun, rows.order_by("public_id")[0].public_id, None) for noun, rows in decided]
    for number, (noun, name, its_report) in enumerate(of):
        Correction.objects.create(
            public_id=numbered("zxx", number),
            kind="changed",
            noun=noun,
            name=name,
            title=f"{MARK} title",
            report=its_report,
            reason=f"{MARK} reason",
            changes=f'[["title", "{MARK} before", "{MARK} after"]]',
        )


def verdict_on(claim: Claim, number: int, party: Party, status: str = "draft") -> Assessment:
    return make_assessment(
        leading_claim=claim,
        party=party,
        value=f"{MARK} verdict",
        rationale=f"{MARK} reasons",
        known_from=date(2025, 6, 10),
        public_id=numbered("vxx", number),
        status=status,
    )


def _next(prefix: str) -> str:
    return numbered(prefix, Statement.objects.count())
