"""The site as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")

django_application = get_wsgi_application()

from dashboard.page_cache.serving import with_kept_pages  # noqa: E402  # Django must be set up.

application = with_kept_pages(django_application)
