"""Settings of the whole project; every value that differs between machines is in the environment.

README.md lists the variables. A private machine needs none of them.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.utils import get_random_secret_key

from dashboard import environment

BASE_DIR = Path(__file__).resolve().parent.parent

PRODUCTION = environment.flag(os.environ, "PRODUCTION")
DEBUG = environment.flag(os.environ, "DEBUG")
SECRET_KEY = environment.text(os.environ, "SECRET_KEY")
ALLOWED_HOSTS = environment.names(os.environ, "ALLOWED_HOSTS")
# Absolute links are built from this and never from a request, whose Host header is the visitor's.
PUBLIC_BASE_URL = environment.base_url(os.environ, "PUBLIC_BASE_URL")
# How many reverse proxies of our own stand in front; with none, forwarding headers are ignored.
PROXIES = environment.whole_number(os.environ, "PROXIES", 0, least=0, most=5)

if PRODUCTION:
    environment.check_production(os.environ)
else:
    # Good for one process; `make run` keeps a key of its own so that log-ins outlive a restart.
    SECRET_KEY = SECRET_KEY or get_random_secret_key()
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
    PUBLIC_BASE_URL = PUBLIC_BASE_URL or "http://127.0.0.1:8000"

# Who answers for the record, and what others may do with it; /about/ says both.
DESK_CONTACT = environment.contact(os.environ, "DESK_CONTACT")
RECORD_LICENCE = environment.licence(os.environ, "RECORD_LICENCE")

# Whether the desk may ask other sites for articles by their addresses.
FETCH_ARTICLES = environment.flag(os.environ, "FETCH_ARTICLES")

INSTALLED_APPS = [
    "tracker",
    "dashboard",
    "axes",
    "django_filters",
    "django_tables2",
    "simple_history",
    "tracker.desk_site.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # Outermost, or the answers that other middleware gives (301, 400) go out without the headers.
    "dashboard.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dashboard.urls"
WSGI_APPLICATION = "dashboard.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# The same templates, but for the frame: what pages say, for the desk's preview of them.
TEMPLATES.append(
    TEMPLATES[0]
    | {
        "NAME": "frameless",
        "DIRS": [BASE_DIR / "templates" / "frameless", *TEMPLATES[0]["DIRS"]],
    }
)

# ATOMIC_REQUESTS stays off: with it, every page on SQLite would take the one write lock.
DATABASES = {"default": environment.database(os.environ, "DATABASE_URL", BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages name the scripts and styles of their release, and are kept for it alone.
RELEASE = environment.release(os.environ, BASE_DIR)
CACHES = {"default": environment.cache(os.environ, "REDIS_URL", RELEASE)}
# Public pages are kept in the memory of each process, up to so much of it; with Redis a page that
# one process made is there for all.
PAGES_ARE_SHARED = bool(environment.text(os.environ, "REDIS_URL"))
PAGE_CACHE_BYTES = 1_000_000 * environment.whole_number(
    os.environ, "PAGE_CACHE_MB", 64, least=1, most=100_000
)

LANGUAGE_CODE = "en"
USE_I18N = False
# DATE_FORMAT has no effect: Django's formats for English win over it, and these over those.
FORMAT_MODULE_PATH = "dashboard.formats"
# "Today", on which forecasts fall due, is the day in this zone.
TIME_ZONE = environment.time_zone(os.environ, "TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "dashboard.static_finders.PlotlyFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dashboard.static_storage.GzippedStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Five wrong passwords for one name from one address close that pair for a quarter of an hour.
# The rightful editor can go on from elsewhere at once, and from there when the time is up:
# further attempts do not prolong it.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_CLIENT_IP_CALLABLE = "dashboard.middleware.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# A report is one form with all its claims, some twenty fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]
CSRF_FAILURE_VIEW = "dashboard.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# The one inline style that plotly 7.1.0 (plotly.js 4.1.1) writes into a page: its map library's.
# It changes with plotly's version; Chromium's console then names the new hash.
PLOTLY_STYLE_HASH = "sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o="
SECURE_SSL_REDIRECT = PRODUCTION
# A redirect to the visitor's own Host header would send others wherever that header says.
SECURE_SSL_HOST = urlsplit(PUBLIC_BASE_URL).netloc
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None

EMAIL_HOST = environment.text(os.environ, "EMAIL_HOST")
EMAIL_PORT = environment.whole_number(os.environ, "EMAIL_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = environment.text(os.environ, "EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text(os.environ, "EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag(os.environ, "EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = environment.text(
    os.environ, "DEFAULT_FROM_EMAIL", f"desk@{urlsplit(PUBLIC_BASE_URL).hostname}"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Pages that do not exist, strange hosts and bad parameters are the weather, not news.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.security.DisallowedRedirect": {"level": "CRITICAL"},
        "django.server": {"level": "INFO"},
    },
}
