"""The addresses at which the desk's lists are exported, and tables imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.urls import URLPattern, re_path

from tracker.bulk.columns import TableKind
from tracker.desk_tables.exporting import export_list
from tracker.desk_tables.importing import import_table
from tracker.sheets.writing import Format


def addresses(site: AdminSite) -> list[URLPattern]:
    def here(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        return site.admin_view(partial(view, site=site))

    endings, kinds = "|".join(Format), "|".join(TableKind)
    return [
        re_path(
            rf"^(?P<app>\w+)/(?P<model>\w+)/list\.(?P<ending>{endings})$",
            here(export_list),
            name="export_list",
        ),
        re_path(rf"^tracker/(?P<kind>{kinds})/import/$", here(import_table), name="import_table"),
    ]
