"""The desk as a site of its own: its name, and the ledger before all else."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver


class DeskSite(AdminSite):
    site_title = "Pourparler desk"
    site_header = "Pourparler desk"
    index_title = "Desk"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The ledger first; users and log-in attempts come after it."""
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: app["app_label"] != "tracker")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Before all else what every list has: the list as a file, rows from a table."""
        # The site is made before there are models.
        from tracker.desk_tables.addresses import addresses

        return [*addresses(self), *super().get_urls()]


class DeskConfig(AdminConfig):
    """Installed in place of Django's own admin application."""

    default_site = "tracker.desk_site.DeskSite"
