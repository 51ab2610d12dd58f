"""Outlets: who publishes the reports."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.counts import number_of
from tracker.admin.merging import MergeAdmin
from tracker.models import Outlet, Report


@admin.register(Outlet)
class OutletAdmin(MergeAdmin):
    list_display = ("name", "slug", "kind", "state_controlled", "family", "country", "report_count")
    list_filter = ("kind", "state_controlled", "country")
    search_fields = ("name", "slug", "family", "domains")
    search_help_text = "A name, a family or a host name"
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ["name", "slug", "kind", "state_controlled", "family"]}),
        ("Where it is found", {"fields": ["country", "homepage", "domains"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        outlets: QuerySet[Outlet] = super().get_queryset(request)
        return outlets.annotate(report_total=number_of(Report, "outlet"))

    @admin.display(description="reports", ordering="report_total")
    def report_count(self, outlet: Any) -> int:
        return int(outlet.report_total)
