"""The negotiation itself, and the slugs its nouns had before."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.correcting import CorrectingAdmin
from tracker.models import FormerSlug, Negotiation


@admin.register(Negotiation)
class NegotiationAdmin(CorrectingAdmin):
    """One row: the front page's headline and summary."""

    list_display = ("title", "version", "changed_at")
    list_filter = ("changed_at",)
    search_fields = ("title", "summary")
    fields = ("title", "summary")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_add_permission(request)) and not Negotiation.objects.exists()


@admin.register(FormerSlug)
class FormerSlugAdmin(admin.ModelAdmin):
    """Written by renaming and by merging; to be looked up, never typed."""

    list_display = ("slug", "noun", "now")
    list_filter = ("noun",)
    search_fields = ("slug", "now")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
