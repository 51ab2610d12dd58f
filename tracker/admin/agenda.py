"""What is negotiated, and where: issues, events and series."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.counts import number_of
from tracker.admin.merging import MergeAdmin
from tracker.models import Claim, Event, Issue, Series


class AgendaAdmin(MergeAdmin):
    """What the lists of issues, events and series share: how many claims speak of each."""

    prepopulated_fields = {"slug": ("title",)}
    search_fields: tuple[str, ...] = ("title", "slug")
    list_filter: tuple[Any, ...] = (("known_from", admin.EmptyFieldListFilter),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .annotate(claim_total=number_of(Claim, str(self.opts.model_name)))
        )

    @admin.display(description="claims", ordering="claim_total")
    def claim_count(self, row: Any) -> int:
        return int(row.claim_total)


@admin.register(Issue)
class IssueAdmin(AgendaAdmin):
    list_display = ("title", "slug", "order", "claim_count", "known_from")
    search_fields = ("title", "slug", "summary")
    fields = ("title", "slug", "summary", "order")


@admin.register(Event)
class EventAdmin(AgendaAdmin):
    list_display = ("title", "slug", "kind", "claim_count", "known_from")
    list_filter = ("kind", ("known_from", admin.EmptyFieldListFilter))
    date_hierarchy = "known_from"
    fields = ("title", "slug", "kind")


@admin.register(Series)
class SeriesAdmin(AgendaAdmin):
    list_display = ("title", "slug", "claim_count", "known_from")
    fields = ("title", "slug")
