"""Statements with their speakers, in one form that also opens beside a report's."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from tracker import dates
from tracker.admin.actors import spelled
from tracker.admin.autocompletes import LabelledAutocomplete, label_choices
from tracker.admin.counts import number_of
from tracker.admin.editing import DeskFields, may_correct
from tracker.admin.merging import MergeAdmin
from tracker.models import Claim, Statement, StatementSpeaker
from tracker.reach import has_been_public


class SpeakerFormSet(BaseInlineFormSet):
    default_error_messages = {
        **BaseInlineFormSet.default_error_messages,
        "too_few_forms": "A statement has at least one speaker.",
    }

    @cached_property
    def forms(self) -> list[Any]:
        rows: list[Any] = super().forms
        label_choices(rows, ["actor"])
        return rows

    def clean(self) -> None:
        super().clean()
        told_by = self.instance.according_to_id
        kept = [form for form in self.forms if not form.cleaned_data.get("DELETE")]
        for form in kept:
            if told_by and told_by == form.instance.actor_id:
                raise ValidationError(
                    "Nobody is known only through himself: leave “according to” empty, "
                    "or name the other speaker."
                )


class SpeakerInline(DeskFields, admin.TabularInline):
    model = StatementSpeaker
    formset = SpeakerFormSet
    fields = ("actor", "office", "order")
    autocomplete_fields = ("actor",)
    extra = 0
    min_num = 1
    validate_min = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatementSpeaker]:
        speakers: QuerySet[StatementSpeaker] = super().get_queryset(request)
        return speakers.select_related("actor")

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        return super().get_formset(request, obj, validate_min=True, **options)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "actor":
            options["widget"] = LabelledAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)

    # Who may: as for the statement.

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _is_open(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and _is_open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_open(request, obj)


def _is_open(request: HttpRequest, statement: Any) -> bool:
    return statement is None or not has_been_public(statement) or may_correct(request)


@admin.register(Statement)
class StatementAdmin(MergeAdmin):
    list_display = ("who", "when", "medium", "origin", "told_by", "claim_count", "known_from")
    list_select_related = ("origin", "according_to")
    list_filter = (
        "medium",
        ("origin", admin.RelatedOnlyFieldListFilter),
        ("speakers__party", admin.RelatedOnlyFieldListFilter),
        ("according_to", admin.EmptyFieldListFilter),
    )
    search_fields = (
        "public_id",
        "speakers__name",
        "speakers__aliases",
        "said",
        "forum",
        "origin__name",
        "note",
    )
    search_help_text = "A speaker, an outlet, a forum, a date such as 2025-06, or an id"
    date_hierarchy = "said_latest"
    autocomplete_fields = ("origin", "according_to")
    inlines = (SpeakerInline,)
    history_parts = ((StatementSpeaker, "statement"),)
    fieldsets = (
        (None, {"fields": ["said", "medium", ("origin", "forum"), "according_to"]}),
        ("Small print", {"fields": ["language", "note"], "classes": ["collapse"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        statements: QuerySet[Statement] = super().get_queryset(request)
        return statements.prefetch_related("statementspeaker_set__actor").annotate(
            claim_total=number_of(Claim, "statement")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, _ = super().get_search_results(request, queryset, search_term)
        told = StatementSpeaker.objects.filter(actor__in=spelled(search_term))
        return found | queryset.filter(pk__in=told.values("statement")), True

    @admin.display(description="speakers")
    def who(self, statement: Statement) -> str:
        speakers = statement.statementspeaker_set.all()
        return ", ".join(speaker.actor.name for speaker in speakers) or "Nobody yet"

    @admin.display(description="said", ordering="said_latest")
    def when(self, statement: Statement) -> str:
        return dates.words(statement.said)

    @admin.display(description="according to", ordering="according_to__name")
    def told_by(self, statement: Statement) -> str:
        return statement.according_to.name if statement.according_to else ""

    @admin.display(description="claims", ordering="claim_total")
    def claim_count(self, statement: Any) -> int:
        return int(statement.claim_total)
