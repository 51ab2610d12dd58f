"""What the ledger knows, fetched for intake: bounded, so that a large record costs no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker import dates
from tracker.aspects import NONE, NOT, EventStatus
from tracker.dates import Edtf
from tracker.intake.addresses import normalised
from tracker.intake.article import Article
from tracker.intake.known import (
    Known,
    KnownClaim,
    KnownEvent,
    KnownIssue,
    KnownReport,
    KnownStatement,
    Near,
)
from tracker.intake.names import Named, Names
from tracker.models import Actor, Claim, Event, Issue, Outlet, Report, Statement

# Past claims teach what words an issue has; the newest are the likeliest to be used again.
PRECEDENTS = 4_000
NEAR_BEFORE, NEAR_AFTER = timedelta(days=45), timedelta(days=15)
MOST_REPORTS, MOST_STATEMENTS = 200, 1_000
SHORTEST_NAME_OF_PAGE = 8


def known() -> Known:
    """All of the ledger that an article can be set against, drafts included: it is the desk's."""
    facts = _facts()
    words = _precedents()
    return Known(
        names=names(),
        issues=_issues(words),
        events=_events(facts, words),
        places=tuple(sorted({place for fact in facts.values() for place in fact.places})),
        near=near,
    )


def names() -> Names:
    """Who may be named: actors and outlets."""
    actors = Actor.objects.values_list("slug", "name", "aliases", "kind", "party__slug")
    outlets = Outlet.objects.values_list("slug", "name", "kind", "domains")
    return Names(
        actors=tuple(
            Named(slug=slug, name=name, aliases=tuple(aliases), kind=kind, party=party or "")
            for slug, name, aliases, kind, party in actors
        ),
        outlets=tuple(
            Named(slug=slug, name=name, kind=kind, domains=tuple(domains))
            for slug, name, kind, domains in outlets
        ),
    )


class Facts(NamedTuple):
    """What claims say of an event, and the day of the first report that does."""

    dates: set[str]
    places: set[str]
    ordinals: set[str]
    statuses: set[str]
    first_known: list[date]


def _facts() -> Mapping[str, Facts]:
    """Every date, place, number and status that any claim gives an event."""
    found: dict[str, Facts] = defaultdict(lambda: Facts(set(), set(), set(), set(), []))
    for slug, aspect, value, first in Claim.objects.values_of_events():
        facts = found[slug]
        facts.first_known.append(first)
        of_aspect = {
            "date": facts.dates,
            "place": facts.places,
            "ordinal": facts.ordinals,
            "status": facts.statuses,
        }.get(aspect)
        if of_aspect is not None and value and value != NONE and not value.startswith(NOT):
            of_aspect.add(value)
    return found


def _precedents() -> Mapping[str, list[str]]:
    """The words of past claims by the slug of their subject."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = Claim.objects.newest(PRECEDENTS).values_list(
        "issue__slug", "event__slug", "quote", "summary"
    )
    for issue, event, quote, summary in rows:
        found[issue or event].append(f"{quote} {summary}")
    return found


def _issues(words: Mapping[str, list[str]]) -> tuple[KnownIssue, ...]:
    return tuple(
        KnownIssue(slug=slug, title=title, summary=summary, precedents=tuple(words.get(slug, ())))
        for slug, title, summary in Issue.objects.values_list("slug", "title", "summary")
    )


def _events(facts: Mapping[str, Facts], words: Mapping[str, list[str]]) -> tuple[KnownEvent, ...]:
    nothing = Facts(set(), set(), set(), set(), [])
    return tuple(
        KnownEvent(
            slug=event.slug,
            title=event.title,
            is_meeting=event.is_meeting,
            dates=tuple(sorted(said.dates)),
            places=tuple(sorted(said.places)),
            ordinals=tuple(sorted(said.ordinals)),
            is_held=EventStatus.HELD in said.statuses,
            first_known=min(said.first_known, default=None),
            precedents=tuple(words.get(event.slug, ())),
        )
        for event in Event.objects.only("slug", "title", "kind")
        for said in (facts.get(event.slug, nothing),)
    )


# What lies near an article.


def near(article: Article) -> Near:
    """Statements and reports of the article's days, and reports that bear its address or name."""
    published = dates.parse(article.published) if article.published else None
    return Near(_statements(published), _reports(article, published))


def _window(published: Edtf | None) -> tuple[date, date] | None:
    if published is None or published.latest is None:
        return None
    first = published.earliest or published.latest
    return first - NEAR_BEFORE, published.latest + NEAR_AFTER


def _statements(published: Edtf | None) -> tuple[KnownStatement, ...]:
    window = _window(published)
    rows = Statement.objects.said_between(*window) if window else Statement.objects.all()
    statements = rows.select_related("origin", "according_to").with_speakers()[:MOST_STATEMENTS]
    by_key = {statement.pk: statement for statement in statements}
    claims = _claims_of(by_key)
    return tuple(
        KnownStatement(
            id=statement.public_id,
            speakers=tuple(s.actor.slug for s in statement.statementspeaker_set.all()),
            said=statement.said,
            origin=statement.origin.slug if statement.origin else "",
            according_to=statement.according_to.slug if statement.according_to else "",
            claims=tuple(claims.get(key, ())),
        )
        for key, statement in by_key.items()
    )


def _claims_of(statements: Iterable[int]) -> Mapping[int, list[KnownClaim]]:
    found: dict[int, list[KnownClaim]] = defaultdict(list)
    rows = Claim.objects.filter(statement__in=list(statements)).values_list(
        "statement", "quote", "summary", "issue__slug", "event__slug", "aspect", "value",
        "report__language",
    )  # fmt: skip
    for statement, quote, summary, issue, event, aspect, value, language in rows:
        claim = KnownClaim(
            words=f"{quote} {summary}",
            issue=issue or "",
            event=event or "",
            aspect=aspect,
            value=value,
            language=language,
        )
        found[statement].append(claim)
    return found


def _reports(article: Article, published: Edtf | None) -> tuple[KnownReport, ...]:
    """Those of the article's days, or the newest; and whatever bears its address or headline."""
    window = _window(published)
    rows = Report.objects.known_between(*window) if window else Report.objects.all()
    alike = Report.objects.bearing(_name_of_page(article.canonical_url), article.headline)
    nearest = (rows.select_related("outlet")[:MOST_REPORTS] for rows in (alike, rows))
    reports = {report.pk: report for found in nearest for report in found}
    quotes: dict[int, list[str]] = defaultdict(list)
    for report, quote in Claim.objects.filter(report__in=list(reports)).values_list(
        "report", "quote"
    ):
        quotes[report].append(quote)
    return tuple(
        KnownReport(
            id=report.public_id,
            outlet=report.outlet.slug,
            url=report.url,
            headline=report.headline,
            published=report.published,
            language=report.language,
            body=report.body,
            quotes=tuple(quotes.get(key, ())),
        )
        for key, report in reports.items()
    )


def _name_of_page(url: str) -> str:
    """The part of an address that other copies of it have too."""
    address = normalised(url).partition("?")[0]
    name = address.rpartition("/")[2]
    return name if len(name) >= SHORTEST_NAME_OF_PAGE else address
