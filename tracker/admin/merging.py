"""The desk's page for merging duplicates: choose which one stays, see what moves, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from tracker.admin.chosen import address_with, chosen_rows
from tracker.admin.correcting import CorrectingAdmin
from tracker.admin.editing import may_correct
from tracker.merging import MergeRefusedError, merge, refusal
from tracker.models.slugs import Slugged


class MergeAdmin(CorrectingAdmin):
    """A list whose rows can turn out to be duplicates."""

    actions = ["merge_duplicates"]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        may_delete = self.has_delete_permission(request)
        return may_delete and self.has_change_permission(request) and may_correct(request)

    @admin.action(description="Merge duplicates…", permissions=["merge"])
    def merge_duplicates(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        if queryset.count() < 2:
            messages.warning(request, "Choose at least two rows that are the same.")
            return None
        return HttpResponseRedirect(address_with(f"{self._url_name}_merge", queryset))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name=f"{self._url_name}_merge"), *super().get_urls()]

    @property
    def _url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show the chosen rows side by side; merge them once one of them is chosen to stay."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        rows = chosen_rows(request, self.get_queryset(request))
        kept = next((row for row in rows if str(row.pk) == request.POST.get("kept")), None)
        problem = ""
        if request.method == "POST":
            if kept is None:
                problem = "Choose which one stays."
            elif done := self._merge(request, kept, [row for row in rows if row is not kept]):
                return done
        if len(rows) > 1:
            problem = refusal(rows[0], *rows[1:]) or problem
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "candidates": [
                {"row": row, "columns": self.described(row), "used": uses(row)} for row in rows
            ],
            "columns": [label for label, _ in self.described(rows[0])] if rows else [],
            "kept": kept,
            "has_address": issubclass(self.model, Slugged),
            "problem": problem,
            "is_possible": len(rows) > 1 and not refusal(rows[0], *rows[1:]),
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def _merge(self, request: HttpRequest, kept: Any, others: list[Any]) -> HttpResponse | None:
        names = ", ".join(str(other) for other in others)
        try:
            changes = merge(kept, *others)
        except MergeRefusedError as refused:
            messages.error(request, str(refused))
            return None
        self.log_change(request, kept, f"Merged with {names}.")
        messages.success(
            request, f"Merged: {names} is now {kept}. Readings changed: {len(changes)}."
        )
        address = reverse(f"admin:{self._url_name}_change", args=[quote(kept.pk)])
        return HttpResponseRedirect(address)

    def described(self, row: Any) -> list[tuple[str, str]]:
        """What an editor compares: the columns of the row that can be typed."""
        fields = [field for field in self.opts.concrete_fields if field.editable]
        return [
            (str(field.verbose_name).capitalize(), _shown(row, field.name))
            for field in fields
            if not field.primary_key
        ]


def _shown(row: Any, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def uses(row: Model) -> list[str]:
    """How many rows of each kind of the record point at this one, in words."""
    counted: dict[Any, int] = {}
    for relation in row._meta.related_objects:
        model: Any = relation.related_model
        # Readings follow by themselves; a list of many is counted by its own rows.
        if relation.many_to_many or not hasattr(model, "history"):
            continue
        total = model._default_manager.filter(**{relation.field.name: row}).count()
        if total:
            counted[model._meta] = counted.get(model._meta, 0) + total
    return [
        f"{total} {meta.verbose_name if total == 1 else meta.verbose_name_plural}"
        for meta, total in counted.items()
    ]
