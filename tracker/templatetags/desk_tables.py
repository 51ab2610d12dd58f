"""What stands above each list of the desk: the list as a file, and the way to import a table."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from tracker.bulk.columns import NOUNS
from tracker.desk_tables.importing import may_import
from tracker.sheets.writing import Format

register = template.Library()


@register.simple_tag(takes_context=True)
def table_links(context: dict[str, Any], changelist: Any) -> list[tuple[str, str]]:
    """The links of one list as (label, address); files hold what the list is narrowed to."""
    request, opts = context["request"], changelist.opts
    found = []
    for kind, noun in NOUNS.items():
        if noun.model is changelist.model and may_import(request, noun):
            found.append(("Import…", reverse("admin:import_table", args=[kind])))
    for form in Format:
        address = reverse("admin:export_list", args=[opts.app_label, opts.model_name, form])
        found.append((form.upper(), f"{address}?{request.GET.urlencode()}"))
    return found
