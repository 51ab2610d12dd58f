"""The tables of the site: their columns, what they sort by, and how they are cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from dashboard import parameters, wording
from dashboard.claim_rows import (
    Row,
    address,
    claim_card,
    could_be_read,
    foreign,
    published,
)
from dashboard.dispute_page import dispute_cards
from dashboard.evidence import UNMARKED, standing_of
from dashboard.parameters import BadParameter
from tracker.ledger import Ledger
from tracker.models import Claim, Reading, Report

PER_PAGE = 25
# Far pages cost the database as much as all pages before them; filters lead there faster.
MOST_PAGES = 1000


class BoundedPaginator(Paginator):
    """Pages up to a bound; the count stays exact."""

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, MOST_PAGES)


class PublicTable(tables.Table):
    """A table whose rows are made a page at a time and written by one partial.

    The state, `sort` and `page`, is in the address. A table says what its `rows()` are, and sets
    `body_template`, `caption` and `noun` for django_tables2/pourparler.html.
    """

    body_template = ""
    per_page: int | None = None
    noun = ""
    none_yet = "The ledger holds no published report."

    class Meta:
        template_name = "django_tables2/pourparler.html"

    def __init__(self, data: QuerySet[Any], ledger: Ledger, caption: str) -> None:
        super().__init__(data)
        self.ledger = ledger
        self.caption = caption

    @property
    def sorts(self) -> dict[str, str]:
        """What the address may ask to sort by, up or down, with the column it names."""
        names = [column.name for column in self.columns if column.orderable]
        return {sign + name: name for name in names for sign in ("", "-")}

    def arrange(self, query: QueryDict) -> PublicTable:
        """Sort and cut as the address says; raises BadParameter."""
        if self.sorts and (sort := parameters.word(query, "sort", self.sorts)):
            self.order_by = sort
        page = parameters.number(query, "page", most=MOST_PAGES) or 1
        try:
            self.paginate(BoundedPaginator, self.per_page or PER_PAGE, page)
        except EmptyPage:
            raise BadParameter("page", f"a page from 1 to {self.paginator.num_pages}") from None
        return self

    @cached_property
    def paginated_rows(self) -> list[Row]:
        """The rows of this page, as the partial takes them."""
        return [{"record": row} for row in self.rows_of([row.record for row in self.page])]

    def rows_of(self, records: Sequence[Any]) -> Sequence[Row]:
        raise NotImplementedError


class ClaimTable(PublicTable):
    """Claims, each with its sources and how it stands; takes claims_with_sources()."""

    said = tables.Column(verbose_name="What is said", empty_values=(), orderable=False)
    speaker = tables.Column(empty_values=())
    about = tables.Column(empty_values=())
    published = tables.Column(order_by=("known_from", "pk"))
    outlet = tables.Column(order_by=("report__outlet__name", "-known_from", "-pk"))
    standing = tables.Column(empty_values=(), orderable=False)

    body_template = "dashboard/_claim_rows.html"
    noun = "claims"

    class Meta(PublicTable.Meta):
        order_by = "-published"

    def order_speaker(self, claims: QuerySet[Claim], down: bool) -> tuple[QuerySet[Claim], bool]:
        """By the first speaker's name; outlets' own voices last either way."""
        speakers = self.ledger.speakers().filter(statement=OuterRef("statement"))
        first = speakers.order_by("order", "pk").values("actor__name")[:1]
        name = F("first_speaker")
        by_name = name.desc(nulls_last=True) if down else name.asc(nulls_last=True)
        named = claims.annotate(first_speaker=Subquery(first))
        return named.order_by(by_name, "-known_from", "-pk"), True

    def order_about(self, claims: QuerySet[Claim], down: bool) -> tuple[QuerySet[Claim], bool]:
        """By the title of the event or issue."""
        titled = claims.annotate(about_title=Coalesce("event__title", "issue__title"))
        return titled.order_by(
            "-about_title" if down else "about_title", "-known_from", "-pk"
        ), True

    def rows_of(self, records: Sequence[Claim]) -> list[Row]:
        stands, outcomes = standing_of(records, self.ledger), outcomes_of(records, self.ledger)
        return [
            claim_card(claim, self.ledger)
            | stands[claim.pk]
            | {"outcome": outcomes.get(claim.pk, "") or uncited(claim, stands[claim.pk])}
            for claim in records
        ]


def uncited(claim: Claim, standing: Row) -> str:
    """A word about a claim that no reading of its aspect cites; "" for one that none could."""
    is_cited = standing["support"] or any(standing[mark] for mark in UNMARKED)
    return "" if is_cited or not could_be_read(claim) else "a former word"


def outcomes_of(claims: Sequence[Claim], ledger: Ledger) -> dict[int, str]:
    """What became of the forecasts among the claims, in words, by primary key; one query."""
    outlooks = ledger.forecasts().filter(echoes__in=claims).order_by("pk")
    return {
        pk: wording.outcome(state, days_late)
        for pk, state, days_late in outlooks.values_list("echoes", "state", "days_late")
    }


def with_carried(reports: QuerySet[Report], ledger: Ledger) -> QuerySet[Report]:
    """Reports with their outlet and, as `carried`, how many claims each carries."""
    claims = ledger.claims().filter(report=OuterRef("pk")).order_by().values("report")
    carried = Subquery(claims.annotate(number=Count("pk")).values("number"))
    return reports.select_related("outlet").annotate(carried=Coalesce(carried, 0))


class DisputeList(PublicTable):
    """Disputed readings, each on a card; takes them in order."""

    body_template = "dashboard/_disputes.html"
    # Each is a card with all that is said on either side.
    per_page = 10
    noun = "disputed readings"
    none_yet = "Nobody contradicts what is read on this day."

    def rows_of(self, records: Sequence[Reading]) -> list[Row]:
        return dispute_cards(records, self.ledger)


class ReportTable(PublicTable):
    """Reports with how many claims each carries; takes rows annotated with `carried`."""

    published = tables.Column(order_by=("known_from", "pk"))
    headline = tables.Column(order_by=("headline", "-known_from", "-pk"))
    outlet = tables.Column(order_by=("outlet__name", "-known_from", "-pk"))
    carried = tables.Column(verbose_name="Claims", order_by=("carried", "known_from", "pk"))

    body_template = "dashboard/_report_rows.html"
    noun = "reports"

    class Meta(PublicTable.Meta):
        order_by = "-published"

    def rows_of(self, records: Sequence[Report]) -> list[Row]:
        return [report_row(report, self.ledger) for report in records]


def report_row(report: Report, ledger: Ledger) -> Row:
    """What dashboard/_report_rows.html takes; needs the outlet and `carried` fetched with it."""
    return {
        "url": address(report, ledger),
        "headline": report.headline,
        "language": foreign(report.language),
        "published": published(report),
        "outlet": report.outlet.name,
        "outlet_url": address(report.outlet, ledger),
        "state_controlled": report.outlet.state_controlled,
        "primary_document": report.primary_document,
        "carried": getattr(report, "carried", 0),
    }
