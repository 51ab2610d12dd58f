"""Any list of the desk as a file: the rows that it shows, filtered and searched as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString

from tracker.bulk.cells import text_of
from tracker.bulk.columns import NOUNS, Noun
from tracker.sheets.writing import Format, write

# Rows of one file. A longer list is narrowed first: no spreadsheet is the better for it.
MOST_ROWS = 50_000
TOO_LONG = "This list has {:,} rows, and a file takes {:,} at most: narrow it first."
_AT_ONCE = 1000

Columns = Sequence[tuple[str, Callable[[Any], str]]]


def export_list(
    request: HttpRequest, site: AdminSite, app: str, model: str, ending: str
) -> HttpResponse:
    """The file of one list of the site, for whoever may see that list."""
    its_admin = _admin_of(site, app, model)
    if not its_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    try:
        shown = its_admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return _back_to_the_list(request, site, f"{app}_{model}")
    if shown.result_count > MOST_ROWS:
        messages.error(request, TOO_LONG.format(shown.result_count, MOST_ROWS))
        return _back_to_the_list(request, site, f"{app}_{model}")
    form = Format(ending)
    noun = _tabled(its_admin)
    columns = _columns_of_table(noun) if noun else _columns_of_list(its_admin, shown.list_display)
    rows = _with_what_is_said(shown.queryset, noun)
    file = BytesIO()
    write(file, form, [heading for heading, _ in columns], _lines(rows, columns))
    name = f"{its_admin.opts.verbose_name_plural} {timezone.localdate()}.{form}"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(file.getvalue(), content_type=form.media_type, headers=headers)


def _back_to_the_list(request: HttpRequest, site: AdminSite, name: str) -> HttpResponse:
    address = reverse(f"admin:{name}_changelist", current_app=site.name)
    return HttpResponseRedirect(f"{address}?{request.GET.urlencode()}")


def _admin_of(site: AdminSite, app: str, model: str) -> ModelAdmin[Any]:
    for registered, its_admin in site._registry.items():
        if registered._meta.label_lower == f"{app}.{model}":
            return its_admin
    raise Http404("There is no such list.")


def _tabled(its_admin: ModelAdmin[Any]) -> Noun | None:
    """The noun whose table can be read again, if these are rows of one."""
    return next((noun for noun in NOUNS.values() if noun.model is its_admin.model), None)


def _with_what_is_said(rows: QuerySet[Any], noun: Noun | None) -> QuerySet[Any]:
    if noun is None:
        return rows
    rows = rows.select_related(*noun.with_rows).prefetch_related(*noun.with_lists)
    return rows.defer(*noun.without)


def _lines(rows: QuerySet[Any], columns: Columns) -> Iterator[list[str]]:
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield [text(row) for _, text in columns]


def _columns_of_table(noun: Noun) -> Columns:
    return [
        (column.name, partial(_said, column.name)) for column in noun.columns if column.is_written
    ]


def _columns_of_list(its_admin: ModelAdmin[Any], names: Sequence[Any]) -> Columns:
    """What the list shows of each row, as it shows it."""
    return [
        (
            str(label_for_field(name, its_admin.model, its_admin)),
            partial(_shown, its_admin, name),
        )
        for name in names
        if name != "action_checkbox"
    ]


def _said(name: str, row: Any) -> str:
    return text_of(row, name)


def _shown(its_admin: ModelAdmin[Any], name: Any, row: Any) -> str:
    field, _, value = lookup_field(name, row, its_admin)
    if field is not None and getattr(field, "flatchoices", None):
        value = dict(field.flatchoices).get(value, value)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return timezone.localtime(value).isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case SafeString():
            return strip_tags(value)
    return str(value)
