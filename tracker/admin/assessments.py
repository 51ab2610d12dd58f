"""Assessments: the desk's verdicts, drafted and then published like reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.forms import Script
from django.http import HttpRequest
from django.utils import timezone

from tracker import publishing
from tracker.admin import aspect_help
from tracker.admin.correcting import CorrectionForm
from tracker.admin.publication import PublicationAdmin, Verb
from tracker.admin.savings import is_key
from tracker.models import Assessment, Claim, ForecastReading, Publication, Reading
from tracker.projection import Foreseen, ReadingChange

PUBLISH = Verb("publish", "Publish", "Published", publishes=True, needs_reason=False)
WITHDRAW = Verb(
    "withdraw",
    "Withdraw",
    "Withdrawn",
    publishes=False,
    needs_reason=True,
    reason_help="It is kept in the history. The site shows readings without this verdict.",
)


class AssessmentForm(CorrectionForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "value" in self.fields:
            aspect_help.mark_value(self.fields["value"].widget)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        self._check_subject(cleaned)
        further, leading = cleaned.get("further_claims"), cleaned.get("leading_claim")
        claims = [*(further or []), *([leading] if leading else [])]
        subject = cleaned.get("event") or cleaned.get("issue")
        elsewhere = [claim for claim in claims if subject and claim.subject != subject]
        if elsewhere:
            self.add_error(
                "leading_claim" if leading in elsewhere else "further_claims",
                f"It is about something else: {elsewhere[0]}.",
            )
        return cleaned

    def _check_subject(self, cleaned: dict[str, Any]) -> None:
        if "event" not in cleaned or "issue" not in cleaned:
            return
        if cleaned["event"] and cleaned["issue"]:
            self.add_error("issue", "Choose an event or an issue, not both: clear one of them.")
        elif not cleaned["event"] and not cleaned["issue"]:
            self.add_error("event", "Choose the event it judges, or the issue beside it.")


# So many claims are cited for a start; whoever needs more of them adds them.
MOST_CITED = 40


def filled_in(row: Reading | ForecastReading) -> dict[str, Any]:
    """What the form of a new verdict holds for a reading: the newest claim, then its rivals."""
    if isinstance(row, Reading):
        cited = _to_cite(row)
        whose = {"party": row.party_id, "series": row.series_id, "aspect": row.aspect}
    else:
        cited = Claim.objects.filter(pk=row.claim_id)
        whose = {"series": row.claim.series_id, "aspect": row.claim.aspect}
    keys = [*cited.values_list("pk", flat=True)[:MOST_CITED]]
    return {
        **whose,
        "event": row.event_id,
        "issue": row.issue_id,
        "leading_claim": keys[0] if keys else None,
        "further_claims": keys[1:],
        "known_from": timezone.localdate(),
    }


def _to_cite(reading: Reading) -> QuerySet[Claim]:
    """What the reading rests on or is contested by, and what was said since it was judged."""
    cited = Q(pk__in=reading.claims.values("pk"))
    if reading.needs_review and reading.assessment:
        same = Q(event=reading.event, issue=reading.issue, aspect=reading.aspect)
        since = same & Q(series=reading.series, known_from__gt=reading.assessment.known_from)
        if reading.party:
            speaking = Q(about=None, statement__speakers__party=reading.party)
            since &= speaking | Q(about=reading.party)
        cited |= since
    return Claim.objects.filter(cited).distinct().order_by("-known_from", "-pk")


@admin.register(Assessment)
class AssessmentAdmin(PublicationAdmin):
    form = AssessmentForm
    verbs = {PUBLISH.slug: PUBLISH, WITHDRAW.slug: WITHDRAW}
    publish_permission = "tracker.publish_assessment"
    list_display = ("subject", "aspect", "party", "value", "known_from", "status", "author")
    list_select_related = ("event", "issue", "party", "author")
    list_filter = (
        "status",
        "aspect",
        "party",
        ("issue", admin.RelatedOnlyFieldListFilter),
        ("author", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("public_id", "value", "rationale", "event__title", "issue__title")
    search_help_text = "An event, an issue, a value, words of the reasons, or an id"
    date_hierarchy = "known_from"
    autocomplete_fields = (
        "event",
        "issue",
        "party",
        "series",
        "leading_claim",
        "further_claims",
    )

    class Media:
        js = (Script("js/desk-claims.js", defer=True),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fieldsets: list[Any] = [
            (
                "The verdict",
                {
                    "fields": [("event", "issue"), ("aspect", "value"), ("party", "series")],
                    "description": aspect_help.link_to_table(),
                },
            ),
            ("Its reasons", {"fields": ["rationale", "leading_claim", "further_claims"]}),
            ("When it counts", {"fields": ["known_from"]}),
        ]
        return self.with_correction(request, obj, fieldsets)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Filled in where it was opened from a reading that is contested, or from a forecast."""
        for name, model in (("reading", Reading), ("forecast", ForecastReading)):
            if key := request.GET.get(name):
                row = model._default_manager.filter(pk=key if is_key(key) else 0).first()
                if row is not None:
                    return filled_in(row)
                messages.warning(request, "What is read there has changed meanwhile: look again.")
        return dict(super().get_changeform_initial_data(request))

    @admin.display(description="subject")
    def subject(self, assessment: Assessment) -> str:
        return str(assessment.subject)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        context["aspects"] = aspect_help.as_data()
        return super().render_change_form(request, context, *args, **options)

    def problems(self, verb: Verb, row: Any) -> Sequence[str]:
        is_published = row.status == Publication.PUBLISHED
        if verb is WITHDRAW:
            return [] if is_published else ["It is not published."]
        if is_published:
            return ["It is published already."]
        if row.leading_claim.known_from is None:
            return ["It rests on a draft: publish the report of its leading claim first."]
        return []

    def carry_out(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        if verb is PUBLISH:
            return publishing.publish_assessment(row, reason)
        return publishing.withdraw_assessment(row, reason)
