"""Claims: edited inside their report's form, and found in a list of their own."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker import quotations
from tracker.admin.aspect_help import link_to_table, mark_value
from tracker.admin.autocompletes import LabelledAutocomplete, label_choices
from tracker.admin.editing import DeskAdmin, DeskFields, may_correct
from tracker.admin.savings import left_folded
from tracker.models import Claim, Party, Report, Statement
from tracker.quotations import QuoteState
from tracker.rules.record import Kind
from tracker.text import clean_text

CHOSEN_BY_SEARCH = ("statement", "event", "issue", "series")
QUOTE_WORDS = {
    QuoteState.VERIFIED: "Verified: it stands in the stored text.",
    QuoteState.NOT_FOUND: "Not found in the stored text: the report cannot be published like this.",
    QuoteState.NOT_HELD: "Cannot be looked up: the text is not held.",
}


class ClaimForm(forms.ModelForm):
    """One claim; while it is folded it has no fields, so nothing of it is looked at or changed."""

    def __init__(self, *args: Any, is_folded: bool = False, **options: Any) -> None:
        self.is_folded = is_folded
        if is_folded:
            self.base_fields = {}  # type: ignore[misc]  # Of this form alone.
        super().__init__(*args, **options)
        if "value" in self.fields:
            mark_value(self.fields["value"].widget)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if "event" in cleaned and "issue" in cleaned:
            if cleaned["event"] and cleaned["issue"]:
                self.add_error("issue", "Choose an event or an issue, not both: clear one of them.")
            elif not cleaned["event"] and not cleaned["issue"]:
                self.add_error("event", "Choose the event it is about, or the issue beside it.")
        # The constraint that says so reads derived columns as well, and forms leave those out.
        window = any(cleaned.get(name) for name in ("window", "window_words", "not_scorable"))
        if window and cleaned.get("kind") not in (None, Kind.FORECAST):
            self.add_error("kind", "Only a forecast has a window or can be not scorable.")
        return cleaned

    def _post_clean(self) -> None:
        if not self.is_folded:
            super()._post_clean()  # type: ignore[misc]  # Of ModelForm, which the stubs leave out.

    def offer_places(self, body: str) -> None:
        """Let the editor choose which one is meant, where the quotation stands more than once."""
        quote = clean_text(str(self["quote"].value() or ""))
        found = quotations.occurrences(quote, body)
        if len(found) < 2:
            return
        choices = [(str(place.start), quotations.around(body, place)) for place in found]
        before = self.fields["quote_at"]
        self.fields["quote_at"] = forms.TypedChoiceField(
            choices=[("", "Choose which one is meant"), *choices],
            coerce=int,
            empty_value=None,
            required=False,
            label=before.label,
            help_text=f"It stands {len(found)} times in the stored text.",
            error_messages={"invalid_choice": "It does not stand at that place any more."},
        )


class ClaimFormSet(BaseInlineFormSet):
    """The claims of one report; whatever they offer to choose from is asked for once."""

    # Where in the page's form each of these stands, if they are not all of it.
    places: Mapping[int, int] = {}

    def __init__(self, *args: Any, opened: Container[str] = (), **options: Any) -> None:
        """Of a form that was not sent, the stored claims of the keys in `opened` are open."""
        self.opened = opened
        super().__init__(*args, **options)

    @cached_property
    def forms(self) -> list[Any]:
        rows: list[Any] = super().forms
        opened = [form for form in rows if not form.is_folded]
        label_choices(opened, CHOSEN_BY_SEARCH)
        for form in opened:
            if "quote_at" in form.fields:
                form.offer_places(self._body)
        return rows

    def add_prefix(self, index: Any) -> str:
        return super().add_prefix(self.places.get(index, index))

    def _construct_form(self, i: int, **options: Any) -> Any:
        is_folded = self._is_folded(i)
        # The stubs leave out what a formset is extended by.
        return super()._construct_form(i, is_folded=is_folded, **options)  # type: ignore[misc]

    def _is_folded(self, index: int) -> bool:
        if index >= self.initial_form_count():
            return False
        if not self.is_bound:
            return str(self.get_queryset()[index].pk) not in self.opened
        prefix = self.add_prefix(index)
        key = self.data.get(f"{prefix}-id", "")
        return key in self._keys and left_folded(self.data, prefix, self.form.base_fields)

    @cached_property
    def _keys(self) -> Container[str]:
        return frozenset(str(claim.pk) for claim in self.get_queryset())

    @cached_property
    def _body(self) -> str:
        """The report's text as it is being saved, so that places are counted in that."""
        typed = self.data.get("body") if self.is_bound else None
        return self.instance.body if typed is None else clean_text(typed)

    @cached_property
    def _parties(self) -> list[tuple[Any, str]]:
        return [("", "---------"), *((party.pk, party.name) for party in Party.objects.all())]

    def add_fields(self, form: Any, index: int | None) -> None:
        if form.is_folded:
            key = str(form.instance.pk)
            form.fields["id"] = forms.CharField(initial=key, widget=forms.HiddenInput)
            if self.can_delete:
                form.fields["DELETE"] = forms.BooleanField(label="Delete", required=False)
            return
        super().add_fields(form, index)
        if "about" in form.fields:
            form.fields["about"].choices = self._parties

    def clean(self) -> None:
        super().clean()
        for form in self.forms if self.instance.is_published else []:
            if form.cleaned_data and not form.cleaned_data.get("DELETE") and self._misquotes(form):
                form.add_error("quote", form.instance.quote_problem())

    def _misquotes(self, form: Any) -> bool:
        quote = "" if form.is_folded else form.instance.quote
        return bool(quote) and quotations.state(quote, self._body) is QuoteState.NOT_FOUND


class ClaimInline(DeskFields, admin.StackedInline):
    model = Claim
    form = ClaimForm
    formset = ClaimFormSet
    template = "admin/tracker/report/claims.html"
    extra = 0
    autocomplete_fields = CHOSEN_BY_SEARCH
    readonly_fields = ("quotation_check",)
    lines = {"quote": 2, "note": 2}

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        return [
            (
                "What is said",
                {"fields": [("statement", "kind"), "quote", "quotation_check", "quote_at"]},
            ),
            (
                "About what",
                {
                    "fields": [("event", "issue"), ("aspect", "value"), ("series", "about")],
                    "description": link_to_table(),
                },
            ),
            (
                "How it reads",
                {"fields": ["summary", ("hedge", "holds_on"), "speaker_as_written"]},
            ),
            (
                "Forecast",
                {
                    "fields": [("window_words", "window"), "not_scorable"],
                    "classes": ["only-forecast"],
                },
            ),
            ("Small print", {"fields": ["order", "note"], "classes": ["collapse"]}),
        ]

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **options: Any) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        """With what the line of a folded claim says."""
        claims: QuerySet[Claim] = super().get_queryset(request)
        return claims.select_related("event", "issue")

    def opened(self, request: HttpRequest, keys: Collection[str]) -> QuerySet[Claim]:
        """The claims of these keys, with all that their fields name."""
        claims = self.get_queryset(request).filter(pk__in=keys)
        return claims.select_related("series", "about", "statement").prefetch_related(
            "statement__statementspeaker_set__actor"
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in CHOSEN_BY_SEARCH:
            options["widget"] = LabelledAutocomplete(db_field, self.admin_site)
        if db_field.name == "statement":
            speakers = "statementspeaker_set__actor"
            options["queryset"] = Statement.objects.prefetch_related(speakers)
        return super().formfield_for_foreignkey(db_field, request, **options)

    @admin.display(description="in the stored text")
    def quotation_check(self, claim: Claim) -> str:
        if not claim.quote_state:
            return "Checked when the report is saved."
        return QUOTE_WORDS[QuoteState(claim.quote_state)]

    # Who may: as for the report that holds the claim.

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_open(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_add_permission(request, obj) and _is_open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_open(request, obj)

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        if not isinstance(obj, Claim) or obj.known_from is None:
            return None
        return obj.get_absolute_url()


def _is_open(request: HttpRequest, report: Model | None) -> bool:
    return not isinstance(report, Report) or not report.is_public or may_correct(request)


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    """Every claim, to be found and read; it is edited in its report."""

    list_display = ("claim", "aspect", "value", "kind", "outlet", "known_from", "quote_state")
    list_select_related = ("event", "issue", "report__outlet")
    list_filter = (
        "quote_state",
        "kind",
        "aspect",
        "report__status",
        ("issue", admin.RelatedOnlyFieldListFilter),
        ("about", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("public_id", "quote", "summary", "value", "report__headline")
    search_help_text = "Words of the quotation, the summary, the value or the headline, or an id"
    date_hierarchy = "known_from"
    ordering = ("-known_from", "-pk")
    exclude = ("public_id",)
    readonly_fields = ("its_report",)

    @admin.display(description="claim", ordering="pk")
    def claim(self, claim: Claim) -> str:
        return str(claim)

    @admin.display(description="outlet", ordering="report__outlet__name")
    def outlet(self, claim: Claim) -> str:
        return claim.report.outlet.name

    @admin.display(description="edited in")
    def its_report(self, claim: Claim) -> SafeString:
        address = reverse("admin:tracker_report_change", args=[claim.report_id])
        return format_html(
            '<a href="{}?open={}#claim-{}">{}</a>', address, claim.pk, claim.pk, claim.report
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
