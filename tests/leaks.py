"""Leaks to plant: ways in which a draft could show, each a patch of what the site is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q, QuerySet
from django.http import HttpResponse

from dashboard import page, person_page
from dashboard.filters import PublicFilter
from dashboard.statement_rows import with_speakers
from dashboard.tables import BoundedPaginator, report_row
from dashboard.views import about, outlets, people, reports
from tests import fuller_record
from tracker import projection, visibility
from tracker.ledger import Ledger, Moved, NotPublic, NotYetKnown
from tracker.models import (
    Claim,
    Correction,
    FormerSlug,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Report,
    Series,
    Statement,
)


@dataclass(frozen=True)
class Leak:
    """A mistake, as a patch; and an address of the walk that it should show at."""

    patch: Callable[[pytest.MonkeyPatch], None]
    at: str
    # Whether it works when drafts are entered, and not when pages are asked for.
    on_entering: bool = False


def replace(owner: Any, name: str, leaking: Any) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(owner, name, leaking)


def by_day(rows: QuerySet[Any]) -> Callable[[Ledger], QuerySet[Any]]:
    """Reports, or what hangs on them, by their day and whatever their status."""
    known = "known_from" if rows.model is Report else "report__known_from"
    return lambda ledger: rows.filter(**{f"{known}__lte": ledger.day})


def everything(model: type[Any]) -> Callable[[Ledger], QuerySet[Any]]:
    return lambda ledger: model.objects.all()


def forbidden(ledger: Ledger, noun: str, public_id: str) -> Any:
    if Report.objects.drafts().filter(public_id=public_id).exists():
        raise PermissionDenied
    return find_numbered(ledger, noun, public_id)


find_numbered = Ledger.find_numbered


def not_yet(ledger: Ledger, noun: str, slug: str) -> Any:
    try:
        return find(ledger, noun, slug)
    except NotPublic:
        if noun == "issue" and Issue.objects.filter(slug=slug).exists():
            raise NotYetKnown from None
        raise


def redirecting(ledger: Ledger, noun: str, slug: str) -> Any:
    now = FormerSlug.objects.current(noun, slug)
    if now and noun == "issue":
        raise Moved(Issue.objects.get(slug=now))
    return find(ledger, noun, slug)


find = Ledger.find


def with_header(name: str, value: Callable[[], str]) -> Callable[[pytest.MonkeyPatch], None]:
    def show(*args: Any, **options: Any) -> HttpResponse:
        answer = page_show(*args, **options)
        answer.headers[name] = value()
        return answer

    def patch(patch: pytest.MonkeyPatch) -> None:
        for module in (page, about, reports, people, outlets):
            patch.setattr(module, "show", show)

    return patch


page_show = page.show


def in_the_body(words: Callable[[], object]) -> Callable[[pytest.MonkeyPatch], None]:
    def show(*args: Any, **options: Any) -> HttpResponse:
        answer = page_show(*args, **options)
        answer.render()
        answer.content += f"<!-- {words()} -->".encode()
        return answer

    return replace(about, "show", show)


def raise_version(report: Report, *args: Any, **options: Any) -> None:
    report_save(report, *args, **options)
    Negotiation.objects.raise_version()


report_save = Report.save


def count_drafts_as_published(subject: Any, assume: Mapping[str, bool], parts: Any) -> Any:
    ids = Report.objects.values_list("public_id", flat=True)
    return fold_subject(subject, dict.fromkeys(ids, True), parts)


fold_subject = projection.fold_subject


def see_drafts(rows: QuerySet[Any], noun: str) -> dict[Any, Any]:
    days = first_days(rows, noun)
    if rows.model is Claim:
        unseen = Claim.objects.filter(report__status__in=["draft", "ready"])
        hidden = unseen.filter(**{f"{noun}__isnull": False})
        for pk, day in hidden.values_list(noun, "report__known_from"):
            days.setdefault(pk, day)
    return days


first_days = visibility._first


def latest_of_all(ledger: Ledger) -> Any:
    newest = Report.objects.filter(known_from__lte=ledger.day).order_by("-known_from").first()
    return newest.known_from if newest else None


def first_of_all(ledger: Ledger) -> Any:
    earliest = Report.objects.order_by("known_from").first()
    return earliest.known_from if earliest else None


def withdrawn_or_draft(ledger: Ledger) -> QuerySet[Report]:
    return Report.objects.filter(~Q(status="published"), known_from__lte=ledger.day)


def all_republications(report: Report, ledger: Ledger) -> list[dict[str, Any]]:
    carrying = Report.objects.filter(republication_of=report).select_related("outlet")
    return [report_row(row, ledger) | {"how": "reprinted by"} for row in carrying]


def newest_first(ledger: Ledger) -> QuerySet[Outlet]:
    heard = Outlet.objects.known_by(ledger.day).annotate(last=Max("reports__known_from"))
    return heard.order_by("-last", "slug")


def all_pages(paginator: BoundedPaginator) -> int:
    return -(-Report.objects.exclude(status="withdrawn").count() // paginator.per_page)


def ways_out(chosen: PublicFilter, name: str) -> QuerySet[Any]:
    return Claim.objects.all()


LEAKS = {
    "a count of claims": Leak(
        replace(Ledger, "claims", by_day(Claim.objects.select_related("report"))), "/about/"
    ),
    "a count of statements": Leak(replace(Ledger, "statements", everything(Statement)), "/about/"),
    "a row of a list": Leak(replace(Ledger, "reports", by_day(Report.objects.all())), "/reports/"),
    "the number of pages": Leak(
        replace(BoundedPaginator, "num_pages", property(all_pages)), "/reports/?page=2"
    ),
    "an option of a filter": Leak(replace(Ledger, "parties", everything(Party)), "/claims/"),
    "the options an error page names": Leak(
        replace(Ledger, "series", everything(Series)), "/timeline/?series=999"
    ),
    "a filter that takes a draft's name": Leak(
        replace(Ledger, "issues", everything(Issue)), "/claims/?issue=hush-question"
    ),
    "the title of a hidden page": Leak(
        replace(Ledger, "issues", everything(Issue)), "/issues/hush-question/"
    ),
    "a redirect from a former name": Leak(
        replace(Ledger, "find", redirecting), "/issues/hush-matter/"
    ),
    "a 403 in the place of a 404": Leak(
        replace(Ledger, "find_numbered", forbidden), f"/reports/{fuller_record.numbered('rxx', 1)}/"
    ),
    "the words of an error page": Leak(
        replace(Ledger, "find", not_yet), "/issues/hush-question/?as_of=2025-06-11"
    ),
    "a withdrawal notice for a draft": Leak(
        replace(Ledger, "withdrawn_reports", withdrawn_or_draft),
        f"/reports/{fuller_record.numbered('rxx', 1)}/",
    ),
    "the first day of the record": Leak(
        replace(Ledger, "first_day", property(first_of_all)), "/about/?as_of=2024-03-01"
    ),
    "the last movement": Leak(replace(Ledger, "last_movement", property(latest_of_all)), "/about/"),
    "Last-Modified": Leak(
        with_header("Last-Modified", lambda: str(Report.history.latest().history_date)), "/about/"
    ),
    "ETag": Leak(with_header("ETag", lambda: f'"{Report.objects.count()}"'), "/reports/"),
    "a primary key": Leak(
        in_the_body(lambda: Report.objects.published().order_by("public_id")[0].pk), "/about/"
    ),
    "the order of a list": Leak(replace(Ledger, "outlets", newest_first), "/claims/"),
    "a match of a filter": Leak(
        replace(Ledger, "claims", by_day(Claim.objects.all())), "/claims/?kind=silence"
    ),
    "a related list": Leak(
        replace(reports, "_republications", all_republications),
        "/reports/8ptwgm9f/",
    ),
    "what somebody said": Leak(
        replace(
            person_page,
            "spoken",
            lambda actor, ledger: with_speakers(Statement.objects.filter(speakers=actor)),
        ),
        "/people/sergei-ryabkov/",
    ),
    "ways out of an empty list": Leak(
        replace(PublicFilter, "without", ways_out), "/claims/?support=on_paper&contested=yes"
    ),
    "a correction of a draft": Leak(
        replace(Ledger, "corrections", everything(Correction)), "/corrections/"
    ),
    "the feed of one": Leak(
        replace(Ledger, "corrections", everything(Correction)), "/corrections/feed/"
    ),
    "the ledger's version": Leak(
        replace(Report, "save", raise_version), "/about/", on_entering=True
    ),
    "a mark on a chart": Leak(
        replace(projection, "fold_subject", count_drafts_as_published),
        "/timeline/",
        on_entering=True,
    ),
    "a noun made visible": Leak(
        replace(visibility, "_first", see_drafts), "/issues/", on_entering=True
    ),
}
