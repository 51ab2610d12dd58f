"""What a request asks of the kept pages, read from a WSGI environ without Django's request."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Environ = dict[str, Any]

# Where a view says, in the environ of its request, that it answers with a page of the record.
PUBLIC_PAGE = "pourparler.public_page"
# The parameters of pages that are kept. A filtered list is made anew, so that nobody fills the
# memory with what nobody else will ask for.
KEPT = {"as_of", "page", "sort"}
# No page that is kept has a longer one, and no host a longer name: what is longer is not
# remembered, so that a visitor fills no memory with it.
LONGEST_QUERY, LONGEST_HOST = 200, 255
# Where nothing is a page of the record: the desk, and the files that WhiteNoise serves.
ELSEWHERE = ("/admin/", settings.STATIC_URL)


def asks_for_a_page(environ: Environ) -> bool:
    """Whether the answer may be a public page: anything else is Django's alone.

    A host that Django would refuse, and a request that it would send to https, are Django's too.
    """
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and not environ.get("PATH_INFO", "").startswith(ELSEWHERE)
        and _names_a_host_of_ours(environ.get("HTTP_HOST", ""))
        and (not settings.SECURE_SSL_REDIRECT or _is_secure(environ))
    )


def _names_a_host_of_ours(host: str) -> bool:
    return len(host) <= LONGEST_HOST and _is_allowed(host)


@lru_cache(maxsize=64)
def _is_allowed(host: str) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _is_secure(environ: Environ) -> bool:
    """As HttpRequest.is_secure()."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        told = environ.get(header)
        if told is not None:
            return bool(told.split(",", 1)[0].strip() == secure)
    return environ.get("wsgi.url_scheme") == "https"


def address_of(environ: Environ) -> str:
    """The path and the query, as they were asked for."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def is_kept(query: str) -> bool:
    """Whether a page with this query string is one to keep."""
    return len(query) <= LONGEST_QUERY and _is_kept(query)


@lru_cache(maxsize=1024)
def _is_kept(query: str) -> bool:
    return {name for name, _ in parse_qsl(query, keep_blank_values=True)} <= KEPT


def names_tag(environ: Environ, tag: str) -> bool:
    """Whether the client says that it has what goes by this tag (RFC 9110, section 13.1.2)."""
    header = environ.get("HTTP_IF_NONE_MATCH", "")
    return tag in header and tag in {each.strip().removeprefix("W/") for each in header.split(",")}
