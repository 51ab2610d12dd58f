"""Successions: which event stands in the place of another, drafted and then published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker import publishing
from tracker.admin.publication import PublicationAdmin, Verb
from tracker.models import Publication, Succession
from tracker.projection import Foreseen, ReadingChange

PUBLISH = Verb("publish", "Publish", "Published", publishes=True, needs_reason=False)
WITHDRAW = Verb(
    "withdraw",
    "Withdraw",
    "Withdrawn",
    publishes=False,
    needs_reason=True,
    reason_help="It is kept in the history. Forecasts follow this link no longer.",
)


@admin.register(Succession)
class SuccessionAdmin(PublicationAdmin):
    verbs = {PUBLISH.slug: PUBLISH, WITHDRAW.slug: WITHDRAW}
    publish_permission = "tracker.publish_succession"
    list_display = ("former", "kind", "later", "known_from", "status")
    list_select_related = ("former", "later")
    list_filter = ("status", "kind")
    search_fields = ("public_id", "reason", "former__title", "later__title")
    search_help_text = "An event, words of the reasons, or an id"
    date_hierarchy = "known_from"
    autocomplete_fields = ("former", "later")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fieldsets: list[Any] = [
            ("The two events", {"fields": ["former", "kind", "later"]}),
            ("Its reasons", {"fields": ["reason"]}),
            ("When it counts", {"fields": ["known_from"]}),
        ]
        return self.with_correction(request, obj, fieldsets)

    def problems(self, verb: Verb, row: Any) -> Sequence[str]:
        is_published = row.status == Publication.PUBLISHED
        if verb is WITHDRAW:
            return [] if is_published else ["It is not published."]
        if is_published:
            return ["It is published already."]
        return [
            f"Only drafts speak of {event}: publish a report on it first."
            for event in (row.former, row.later)
            if not event.is_public
        ]

    def carry_out(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        if verb is PUBLISH:
            return publishing.publish_succession(row, reason)
        return publishing.withdraw_succession(row, reason)
