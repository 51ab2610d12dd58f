"""The history of a row and of its parts: who changed what, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from tracker.admin.savings import Parts

PER_PAGE = 50
VERBS = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True)
class Entry:
    """One saving of a row or of one of its parts."""

    at: datetime
    who: str
    what: str
    verb: str
    reason: str
    changes: list[dict[str, Any]]
    version: int | None


class HistoryAdmin(SimpleHistoryAdmin):
    """A history that holds the parts of a form too, and that is read but never turned back.

    Turning back would go past the checks of the form and past publication.
    """

    # Models edited inside this one's form, with the name of their foreign key to it.
    history_parts: ClassVar[Parts] = ()

    def revert_disabled(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_change_history_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return response

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        page = Paginator(self.entries(obj), PER_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {obj}",
            "object": obj,
            "opts": self.opts,
            "page": page,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/desk_history.html", context)

    def entries(self, obj: Model) -> list[Entry]:
        """Every saving of the row and of its parts, the latest first."""
        found = [*_entries(self.model, {"id": obj.pk}, own=True)]
        for model, key in self.history_parts:
            found += _entries(model, {f"{key}_id": obj.pk}, own=False)
        return sorted(found, key=lambda entry: entry.at, reverse=True)


def _entries(model: Any, which: dict[str, Any], *, own: bool) -> Iterator[Entry]:
    """In a number of queries that does not grow with the entries, but for many-to-many fields."""
    records = model.history.filter(**which).select_related("history_user")
    before: dict[int, Any] = {}
    for record in records._select_related_history_tracked_objs().order_by(
        "history_date", "history_id"
    ):
        changes: list[dict[str, Any]] = []
        if previous := before.get(record.id):
            delta = record.diff_against(previous, foreign_keys_are_objs=True)
            changes = HistoricalRecordContextHelper(model, record).context_for_delta_changes(delta)
        before[record.id] = record
        name = str(model._meta.verbose_name)
        yield Entry(
            at=record.history_date,
            who=str(record.history_user or "not by hand"),
            what=name if own else f"{name} {_label(record)}",
            verb=VERBS[record.history_type],
            reason=record.history_change_reason or "",
            changes=changes,
            version=record.pk if own else None,
        )


def _label(record: Any) -> str:
    """A part's name from its own columns: the row itself may be gone, and asking costs a query."""
    for column in ("quote", "summary", "office"):
        if text := getattr(record, column, ""):
            return f"“{text[:60]}”"
    return str(getattr(record, "actor", "") or "")
