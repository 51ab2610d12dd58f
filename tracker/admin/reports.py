"""Reports: one form for a document and all its claims, published from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path

from tracker import dates, projection, publishing
from tracker.admin import aspect_help
from tracker.admin.authorship import Hands
from tracker.admin.chosen import address_with
from tracker.admin.claims import ClaimInline
from tracker.admin.correcting import CorrectionForm
from tracker.admin.counts import number_of
from tracker.admin.editing import DeskForm
from tracker.admin.folding import OPEN, OPENED, OPENING, FoldingAdmin
from tracker.admin.publication import PublicationAdmin, Verb
from tracker.models import Claim, Publication, Report
from tracker.projection import Foreseen, ReadingChange

READY = Verb(
    "ready",
    "Mark as ready",
    "Marked as ready for review",
    publishes=True,
    needs_reason=False,
    hands_on=True,
    of=Publication.DRAFT,
)
TAKE_BACK = Verb(
    "take-back",
    "Take back",
    "A draft again",
    publishes=False,
    needs_reason=False,
    hands_on=True,
    of=Publication.READY,
)
PUBLISH = Verb("publish", "Publish", "Published", publishes=True, needs_reason=False)
WITHDRAW = Verb(
    "withdraw",
    "Withdraw",
    "Withdrawn",
    publishes=False,
    needs_reason=True,
    reason_help="The public reads it: the report keeps its address, with the notice.",
)

# Why a verb cannot be done to a report, for those whose status it does not fit.
MISFITS = {
    "ready": "Only a draft can be marked as ready.",
    "take-back": "It is not marked as ready.",
    "publish": "It is published already.",
    "withdraw": "It is not published.",
}


class ReportForm(CorrectionForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if OPEN in self.data:
            raise ValidationError(OPENED, code=OPENING)
        return cleaned

    def clean_republication_of(self) -> Report | None:
        original: Report | None = self.cleaned_data["republication_of"]
        if original is not None and original.pk == self.instance.pk:
            raise ValidationError("A report cannot republish itself.")
        return original


@admin.register(Report)
class ReportAdmin(FoldingAdmin, PublicationAdmin):
    form = ReportForm
    inlines = (ClaimInline,)
    verbs = {verb.slug: verb for verb in (READY, TAKE_BACK, PUBLISH, WITHDRAW)}
    actions = ["mark_ready", "take_back", "publish", "withdraw"]
    publish_permission = "tracker.publish_report"
    history_parts = ((Claim, "report"),)
    list_display = ("headline", "outlet", "when", "status", "claim_count", "known_from")
    list_select_related = ("outlet",)
    list_filter = (
        "status",
        ("outlet", admin.RelatedOnlyFieldListFilter),
        "published_basis",
        "primary_document",
        "language",
    )
    search_fields = ("headline", "public_id", "url", "byline", "outlet__name")
    search_help_text = "A headline, an outlet, an author, an address or an id"
    date_hierarchy = "known_from"
    autocomplete_fields = ("outlet", "republication_of")

    class Media:
        js = (
            Script("js/desk-claims.js", defer=True),
            Script("js/desk-folding.js", defer=True),
        )

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fieldsets: list[Any] = [
            (None, {"fields": [("outlet", "language"), "headline", "byline", "url"]}),
            (
                "When it was published",
                {"fields": ["published", "published_basis", "published_note"]},
            ),
            ("Its text", {"fields": ["body"]}),
            (
                "Small print",
                {
                    "fields": [
                        ("republication_of", "republication_kind"),
                        "primary_document",
                        "note",
                    ],
                    "classes": ["collapse"],
                },
            ),
        ]
        return self.with_correction(request, obj, fieldsets)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        reports: QuerySet[Report] = super().get_queryset(request)
        return reports.annotate(claim_total=number_of(Claim, "report"))

    @admin.display(description="published", ordering="published_latest")
    def when(self, report: Report) -> str:
        return dates.words(report.published) if report.published else "undated"

    @admin.display(description="claims", ordering="claim_total")
    def claim_count(self, report: Any) -> int:
        return int(report.claim_total)

    def get_urls(self) -> list[URLPattern]:
        table = self.admin_site.admin_view(aspect_help.table)
        return [path("aspects/", table, name="aspects"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        context["aspects"] = aspect_help.as_data()
        return super().render_change_form(request, context, *args, **options)

    # Saving.

    def take(self, obj: Any, form: DeskForm) -> None:
        """And raise the edition by one, which whoever is about to publish it notices."""
        super().take(obj, form)
        obj.edition += 1

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What was marked as ready and is edited is a draft again: nobody has reviewed it."""
        super().save_related(request, form, formsets, change)
        is_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if is_changed and form.instance.status == Publication.READY:
            form.instance._change_reason = "Edited after it was marked as ready."
            publishing.take_back(form.instance)
            messages.warning(
                request, "It is a draft again. Mark it as ready once more when you are done."
            )

    # Deleting: a draft goes with its claims, nothing else goes at all.

    def remove(self, obj: Any) -> None:
        obj.claims.all().delete()
        obj.delete()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        reports = [*objs]
        public = [report for report in reports if report.is_public]
        if public:
            return [], {}, set(), [f"{row}: it was published; withdraw it." for row in public]
        claims = Claim.objects.filter(report__in=reports).select_related("event", "issue")
        rests = _what_rests_on(reports)
        missing = set() if request.user.has_perm("tracker.delete_claim") else {"claims"}
        nested = [
            entry
            for report in reports
            for entry in (
                str(report),
                [str(claim) for claim in claims if claim.report_id == report.pk],
            )
        ]
        counts = {"reports": len(reports), "claims": len(claims)}
        return nested, counts, missing, rests

    # Handing on and publishing.

    @admin.action(description="Mark as ready…", permissions=["change"])
    def mark_ready(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        return HttpResponseRedirect(address_with("tracker_report_ready", queryset))

    @admin.action(description="Take back…", permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        return HttpResponseRedirect(address_with("tracker_report_take-back", queryset))

    def remark(self, request: HttpRequest, row: Any) -> str:
        hands = Hands.of(row)
        return hands.since() if row.is_public else hands.before_publishing(str(request.user))

    def problems(self, verb: Verb, row: Any) -> Sequence[str]:
        if not verb.fits(row.status):
            return [MISFITS[verb.slug]]
        return publishing.problems_of(row) if verb.publishes else []

    def foresee(self, verb: Verb, rows: Sequence[Any]) -> Foreseen | None:
        """Of one report: the second is published upon a ledger that the first has changed."""
        if verb.hands_on or len(rows) != 1:
            return None
        return projection.foresee(rows[0], published=verb.publishes)

    def carry_out(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        if verb is PUBLISH:
            return publishing.publish(row, reason, foreseen)
        if verb is WITHDRAW:
            return publishing.withdraw(row, reason, foreseen)
        hand_on = publishing.mark_ready if verb is READY else publishing.take_back
        hand_on(row)
        return []


def _what_rests_on(reports: Sequence[Report]) -> list[str]:
    """What else of the record would lose its ground if the reports went."""
    keys = [report.pk for report in reports]
    carried = Report.objects.filter(republication_of__in=keys).exclude(pk__in=keys)
    found = [f"{report}: it carries the text of this one." for report in carried]
    for claim in Claim.objects.filter(report__in=keys).prefetch_related(
        "assessments_led", "assessments_further", "rulings", "rulings_on"
    ):
        verdicts = {*claim.assessments_led.all(), *claim.assessments_further.all()}
        found += [f"{verdict}: it cites a claim of this one." for verdict in verdicts]
        rulings = {*claim.rulings.all(), *claim.rulings_on.all()}
        found += [f"{ruling}: it is on a claim of this one." for ruling in rulings]
    return found
