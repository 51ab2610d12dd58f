"""The environment's variables, read strictly into typed values for the settings."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import URLValidator, validate_email

Environment = Mapping[str, str]

# WAL lets readers and the one writer work side by side. FULL, because NORMAL loses acknowledged
# writes when the power goes. IMMEDIATE, because a transaction that begins as a reader and then
# writes fails with "database is locked" instead of waiting its turn.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
}

# What Django's own deployment check asks for.
SECRET_KEY_LENGTH = 50

# The licences under which a record may be published, by their SPDX names.
LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}

# Variables whose values stand on pages.
SHOWN_ON_PAGES = ("DESK_CONTACT", "PUBLIC_BASE_URL", "RECORD_LICENCE", "TIME_ZONE")

DATABASE_URL_FORMS = "sqlite:///file.sqlite3 or postgres://user:password@host:5432/name"


def text(environment: Environment, name: str, default: str = "") -> str:
    """The variable without surrounding space; an empty one counts as not given."""
    return environment.get(name, "").strip() or default


def flag(environment: Environment, name: str, *, default: bool = False) -> bool:
    """1 or 0; raises ImproperlyConfigured for anything else."""
    value = text(environment, name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be 0 or 1.")
    return value == "1"


def whole_number(
    environment: Environment, name: str, default: int, *, least: int, most: int
) -> int:
    """A whole number from least to most; raises ImproperlyConfigured for anything else."""
    value = text(environment, name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be a whole number from {least} to {most}."
        )
    return int(value)


def names(environment: Environment, name: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in text(environment, name).split(",") if part.strip()]


def time_zone(environment: Environment, name: str, default: str) -> str:
    """The name of a time zone that exists."""
    value = text(environment, name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is no time zone; for example Europe/London or UTC."
        )
    return ZoneInfo(value).key


def base_url(environment: Environment, name: str, default: str = "") -> str:
    """An http(s) origin such as https://pourparler.example, without a path or a final slash."""
    value = text(environment, name, default)
    if not value:
        return value
    parts = _split(name, value, "https://pourparler.example")
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.path not in {"", "/"}
        or parts.query
        or parts.fragment
        or "@" in parts.netloc
    ):
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be the address of the site's front page, "
            "for example https://pourparler.example"
        )
    return f"{parts.scheme}://{parts.netloc}"


def contact(environment: Environment, name: str) -> str:
    """What a link to a person or a form leads to: a mailto: or an http(s) address, or "".

    It is given as an e-mail address or as the address of a page.
    """
    value = text(environment, name)
    if not value:
        return value
    try:
        if "://" in value:
            URLValidator(schemes=["http", "https"])(value)
            return value
        validate_email(value)
    except ValidationError as error:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be an e-mail address or the address of a page, "
            "for example desk@pourparler.example"
        ) from error
    return f"mailto:{value}"


def licence(environment: Environment, name: str) -> str:
    """One of LICENCES by its name, or ""."""
    value = text(environment, name)
    if value and value not in LICENCES:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be one of: {', '.join(LICENCES)}, or not given."
        )
    return value


def database(environment: Environment, name: str, root: Path) -> dict[str, Any]:
    """Django's settings for one database; a relative SQLite path is looked up in `root`."""
    value = text(environment, name, f"sqlite:///{root / 'db.sqlite3'}")
    parts = _split(name, value, DATABASE_URL_FORMS)
    if parts.scheme == "sqlite":
        return _sqlite(name, value, parts, root)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(name, parts)
    raise ImproperlyConfigured(
        f"{name} begins with {parts.scheme + ':' if parts.scheme else 'no scheme'}; "
        f"it must look like {DATABASE_URL_FORMS}"
    )


def release(environment: Environment, root: Path) -> str:
    """Eight letters that change with the site's sources and with what else its pages show."""
    total = hashlib.sha256()
    for folder in ("dashboard", "static", "staticfiles", "templates", "tracker"):
        for path in sorted((root / folder).rglob("*.*")):
            if path.suffix == ".pyc":
                continue
            state = path.stat()
            total.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    for name in SHOWN_ON_PAGES:
        total.update(f"{name}={text(environment, name)}\n".encode())
    return total.hexdigest()[:8]


def cache(environment: Environment, name: str, release: str) -> dict[str, Any]:
    """Redis where its address is given, else the memory of each process.

    What one release of the site has kept is not for another: pages name its scripts and styles.
    """
    value = text(environment, name)
    if not value:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not value.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(
            f"{name} must begin with redis://, rediss:// or unix://; "
            "for example redis://127.0.0.1:6379/0"
        )
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": value,
        "KEY_PREFIX": f"pourparler-{release}",
    }


def check_production(environment: Environment) -> None:
    """Raise ImproperlyConfigured, naming everything a public site lacks, or do nothing."""
    problems = []
    if len(text(environment, "SECRET_KEY")) < SECRET_KEY_LENGTH:
        problems.append(f"SECRET_KEY must be a random text of at least {SECRET_KEY_LENGTH} letters")
    hosts = names(environment, "ALLOWED_HOSTS")
    if not hosts or "*" in hosts:
        problems.append("ALLOWED_HOSTS must name the site's hosts, with commas between them")
    if not base_url(environment, "PUBLIC_BASE_URL").startswith("https://"):
        problems.append("PUBLIC_BASE_URL must be the site's address and begin with https://")
    if flag(environment, "DEBUG"):
        problems.append("DEBUG must be 0")
    if problems:
        raise ImproperlyConfigured("PRODUCTION=1 needs more: " + "; ".join(problems) + ".")


def _split(name: str, value: str, example: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # Reading it is what checks it.
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} is not an address ({error}); for example {example}"
        ) from error
    return parts


def _sqlite(name: str, value: str, parts: SplitResult, root: Path) -> dict[str, Any]:
    if not value.startswith("sqlite:///") or parts.query or len(parts.path) < 2:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; a SQLite file is written sqlite:///file.sqlite3 "
            "or, with its whole path, sqlite:////srv/file.sqlite3"
        )
    path = unquote(parts.path)[1:]
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path if path == ":memory:" else root / path,
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": None,
    }


def _postgresql(name: str, parts: SplitResult) -> dict[str, Any]:
    database_name = unquote(parts.path).strip("/")
    if not database_name:
        raise ImproperlyConfigured(
            f"{name} names no database; for example postgres://user@host/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        # Opening a connection for each request doubles the cost of a cheap page.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
