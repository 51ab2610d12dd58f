"""Rulings: the desk's word on how two claims stand to each other, drafted and then published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker import publishing
from tracker.admin.correcting import CorrectionForm
from tracker.admin.publication import PublicationAdmin, Verb
from tracker.models import Publication, Ruling
from tracker.projection import Foreseen, ReadingChange
from tracker.rule_claims import relation_between

PUBLISH = Verb("publish", "Publish", "Published", publishes=True, needs_reason=False)
WITHDRAW = Verb(
    "withdraw",
    "Withdraw",
    "Withdrawn",
    publishes=False,
    needs_reason=True,
    reason_help="It is kept in the history. The rules decide alone again how the two stand.",
)

APART = "The rules do not set these two beside each other: they do not speak of one thing."


class RulingForm(CorrectionForm):
    """Says how the rules relate the two claims, and takes no other relation."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if relation := self.fields.get("relation"):
            relation.required = False
            relation.help_text = self._computed() or (
                "Leave it empty: it is filled in as the rules relate the two."
            )

    def _computed(self) -> str:
        if self.instance.pk is None:
            return ""
        found = relation_between(self.instance.claim, self.instance.other)
        return f"The rules say: {found}." if found else APART

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        claim, other = cleaned.get("claim"), cleaned.get("other")
        if not claim or not other or claim == other or "relation" not in cleaned:
            return cleaned
        found = relation_between(claim, other)
        if found is None:
            self.add_error("other", APART)
        elif cleaned["relation"] and cleaned["relation"] != found:
            message = f"The rules say: {found}. Leave it empty, and that is filled in."
            self.add_error("relation", message)
        else:
            cleaned["relation"] = found.value
        return cleaned


@admin.register(Ruling)
class RulingAdmin(PublicationAdmin):
    form = RulingForm
    verbs = {PUBLISH.slug: PUBLISH, WITHDRAW.slug: WITHDRAW}
    publish_permission = "tracker.publish_ruling"
    list_display = ("claim", "relation", "decision", "other", "known_from", "status")
    list_select_related = ("claim__event", "claim__issue", "other__event", "other__issue")
    list_filter = ("status", "decision", "relation")
    search_fields = (
        "public_id",
        "reason",
        "claim__public_id",
        "other__public_id",
        "claim__event__title",
        "claim__issue__title",
    )
    search_help_text = "An event, an issue, words of the reasons, or an id of it or of a claim"
    date_hierarchy = "known_from"
    autocomplete_fields = ("claim", "other")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fieldsets: list[Any] = [
            ("The two claims", {"fields": ["claim", "other", "relation"]}),
            ("The ruling", {"fields": ["decision", "reason"]}),
            ("When it counts", {"fields": ["known_from"]}),
        ]
        return self.with_correction(request, obj, fieldsets)

    def problems(self, verb: Verb, row: Any) -> Sequence[str]:
        is_published = row.status == Publication.PUBLISHED
        if verb is WITHDRAW:
            return [] if is_published else ["It is not published."]
        if is_published:
            return ["It is published already."]
        if None in (row.claim.known_from, row.other.known_from):
            return ["It is on a draft: publish the report of that claim first."]
        if relation_between(row.claim, row.other) != row.relation:
            return ["The rules relate the two otherwise by now: open it and look again."]
        return []

    def carry_out(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        if verb is PUBLISH:
            return publishing.publish_ruling(row, reason)
        return publishing.withdraw_ruling(row, reason)
