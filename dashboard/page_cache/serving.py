"""Puts the page cache around Django's application, as the settings say."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache

from dashboard.page_cache.ahead import Ahead
from dashboard.page_cache.boundary import Application, PageCache
from dashboard.page_cache.shared import SharedPages
from dashboard.page_cache.store import Store


def with_kept_pages(site: Application) -> Application:
    """The application to serve.

    With DEBUG nothing is kept, so that whoever works on a template sees it.
    """
    if settings.DEBUG:
        return site
    shared = SharedPages(cache) if settings.PAGES_ARE_SHARED else None
    pages = PageCache(site, settings.RELEASE, Store(settings.PAGE_CACHE_BYTES), shared)
    Ahead(pages, settings.PUBLIC_BASE_URL).start()
    return pages
