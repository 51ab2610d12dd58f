"""What is derived, to be looked up at the desk; only the projection writes it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from tracker.desk import assess_url
from tracker.models import ForecastReading, Reading


class InForce(admin.SimpleListFilter):
    """Today's readings, unless all that ever were are asked for."""

    title = "day"
    parameter_name = "day"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("any", "On any day")]

    def choices(self, changelist: Any) -> Any:
        today, any_day = super().choices(changelist)
        yield {**today, "display": "Today"}
        yield any_day

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "any":
            return queryset
        rows: QuerySet[Any] = queryset.as_of(timezone.localdate())  # type: ignore[attr-defined]
        return rows


class DerivedAdmin(admin.ModelAdmin):
    """Nothing here can be typed: it follows from the claims."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="subject")
    def subject(self, row: Any) -> str:
        return str(row.subject)


@admin.register(Reading)
class ReadingAdmin(DerivedAdmin):
    list_display = (
        "subject",
        "aspect",
        "whose",
        "shown",
        "support",
        "contested",
        "needs_review",
        "known_from",
        "known_to",
    )
    list_select_related = ("event", "issue", "party", "series")
    list_filter = (
        InForce,
        "contested",
        "needs_review",
        "differs",
        "drift",
        "hearsay",
        "support",
        "aspect",
        "party",
    )
    search_fields = ("event__title", "issue__title", "item", "values")
    date_hierarchy = "known_from"
    ordering = ("-known_from", "-pk")
    exclude = ("claims",)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        may = request.user.has_perm("tracker.add_assessment")
        return (*self.list_display, "assess") if may else self.list_display

    @admin.display(description="verdict")
    def assess(self, reading: Reading) -> str:
        """The way to settle it, where claims disagree with each other or with the desk."""
        if not (reading.contested or reading.needs_review):
            return ""
        return format_html('<a href="{}">Assess…</a>', assess_url(reading))

    @admin.display(description="whose")
    def whose(self, reading: Reading) -> str:
        parts = (reading.party or reading.series, reading.said_by)
        return ", ".join(str(part) for part in parts if part)

    @admin.display(description="values")
    def shown(self, reading: Reading) -> str:
        return " or ".join(reading.values)


@admin.register(ForecastReading)
class ForecastReadingAdmin(DerivedAdmin):
    list_display = ("claim", "speaker", "state", "window_latest", "known_from", "known_to")
    list_select_related = ("claim__event", "claim__issue", "speaker")
    list_filter = (InForce, "state", ("speaker", admin.RelatedOnlyFieldListFilter))
    search_fields = ("claim__quote", "claim__summary", "speaker__name")
    date_hierarchy = "known_from"
    ordering = ("-known_from", "-pk")
    exclude = ("echoes",)
