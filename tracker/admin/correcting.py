"""Forms of what the public sees: they ask for a reason, and what they change is a correction."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest

from tracker import corrections
from tracker.admin.editing import DeskAdmin, DeskForm
from tracker.public_wording import Wordings, wordings
from tracker.reach import has_been_public


class CorrectionForm(DeskForm):
    """Asks for the reason wherever the public sees, or saw, what is being changed."""

    correction = forms.CharField(
        label="Reason of the correction",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=(
            "What was wrong. The public reads it, beside what it said and what it says; of what "
            "was withdrawn, once it is public again."
        ),
        error_messages={"required": "The public sees this, or saw it: say why you change it."},
    )

    # What the public read of the row, and of its parts, before it was changed.
    before: Wordings | None = None

    @cached_property
    def changed_data(self) -> list[str]:
        """The columns that were typed anew: a reason alone changes nothing."""
        return [name for name in super().changed_data if name != "correction"]


class CorrectingAdmin(DeskAdmin):
    """Whatever is changed here of something public is written down in the same transaction."""

    form = CorrectionForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return self.with_correction(request, obj, super().get_fieldsets(request, obj))

    def with_correction(self, request: HttpRequest, obj: Any, fieldsets: list[Any]) -> list[Any]:
        """The fieldsets, led by the reason if the row is public and can be corrected."""
        if _is_corrected(obj) and self.has_change_permission(request, obj):
            fieldsets = [("Correction", {"fields": ["correction"]}), *fieldsets]
        return self.with_opened(request, obj, fieldsets)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        if _is_corrected(obj):
            return form
        return type(form.__name__, (form,), {"correction": None})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj._change_reason = form.cleaned_data.get("correction") or None
        form.before = wordings(obj) if change else None
        super().save_model(request, obj, form, change)

    def make_public(self, request: HttpRequest, form: Any) -> None:
        super().make_public(request, form)
        if form.before:
            reason = form.cleaned_data["correction"]
            corrections.record(form.before, wordings(form.instance), reason)


def _is_corrected(row: Any) -> bool:
    return row is not None and has_been_public(row)
