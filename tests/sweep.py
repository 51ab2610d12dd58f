"""The walk over every public address of the site, and the comparison of two walks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

Arguments = dict[str, str]

# The day on which the sweeps read the sample: after everything in it, whatever the clock says.
TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Answer(NamedTuple):
    """All that a visitor is given: the status, the headers in their order, and the bytes."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Visitor:
    """Asks the site as a stranger does: no session, and what breaks is a 500 page.

    Unlike django.test.Client it keeps no copy of every template's context, which would take
    longer than the page itself.
    """

    def __init__(self) -> None:
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.requests = RequestFactory()

    def get(self, address: str) -> Answer:
        return self.ask(self.requests.get(address))

    def ask(self, request: HttpRequest) -> Answer:
        answer: HttpResponseBase = self.handler.get_response(request)
        cookies = [("Set-Cookie", cookie.OutputString()) for cookie in answer.cookies.values()]
        body: bytes = getattr(answer, "content", b"")
        return Answer(answer.status_code, (*answer.headers.items(), *cookies), body)


def stop_the_clock(patch: pytest.MonkeyPatch, now: datetime = TODAY) -> None:
    """Let it be one moment for as long as the patch holds."""
    patch.setattr("django.utils.timezone.now", lambda: now)
    # What headers and cookies count their expiry from.
    patch.setattr("time.time", now.timestamp)


def fix_the_tokens(patch: pytest.MonkeyPatch) -> None:
    """The one thing on the site that is random in every answer: the token of the log-in form."""
    patch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "t" * 32)


# The patterns of the site.


class Pattern(NamedTuple):
    """An address of the URL configuration by its name, and the names of what it holds."""

    name: str
    route: str
    parameters: tuple[str, ...]


def patterns(resolver: URLResolver | None = None) -> Iterator[Pattern]:
    """Every pattern a stranger can ask for: of the admin that is the log-in page alone."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield _pattern(entry)
        elif entry.namespace == "admin":
            pages = [page for page in entry.url_patterns if isinstance(page, URLPattern)]
            log_in = next(page for page in pages if page.name == "login")
            yield _pattern(log_in)._replace(name="admin:login")
        else:
            yield from patterns(entry)


def _pattern(entry: URLPattern) -> Pattern:
    return Pattern(entry.name or "", str(entry.pattern), tuple(entry.pattern.converters))


def public_names() -> set[str]:
    """The names of the patterns that show the record: all but the desk's own."""
    return {pattern.name for pattern in patterns() if not _is_the_desks(pattern.name)}


# Addresses that answer with no page: there is nothing to follow in them, and no frame around.
NO_PAGES = {"robots", "changes_feed", "corrections_feed"}


def _is_the_desks(name: str) -> bool:
    return "password_reset" in name or name == "preview" or name.startswith("admin:")


def paths(samples: Mapping[str, Iterable[Arguments]]) -> dict[str, list[str]]:
    """The addresses of every pattern with the arguments to try, by the pattern's name.

    A pattern that takes arguments and has none to try fails: it would go unswept.
    """
    found: dict[str, list[str]] = {}
    for pattern in patterns():
        arguments = [{}] if not pattern.parameters else list(samples.get(pattern.name, ()))
        if not arguments or not pattern.name:
            pytest.fail(f"The sweep has no sample for the pattern {pattern.route!r}.")
        found[pattern.name] = [reverse(pattern.name, kwargs=chosen) for chosen in arguments]
    return found


def ask_with(path: str, **query: str) -> str:
    """A path with parameters."""
    return f"{path}?{urlencode(query)}" if query else path


# The parameters of a page.


@contextmanager
def parameters_read() -> Iterator[set[str]]:
    """The names of all parameters that anything asks a query string for meanwhile."""
    names: set[str] = set()

    def spying(method: Callable[..., Any]) -> Callable[..., Any]:
        def read(query: QueryDict, name: str, *rest: Any, **options: Any) -> Any:
            names.add(name)
            return method(query, name, *rest, **options)

        return read

    with pytest.MonkeyPatch.context() as patch:
        for method in ("__getitem__", "getlist"):
            patch.setattr(QueryDict, method, spying(getattr(QueryDict, method)))
        yield names


class _Offered(HTMLParser):
    """What a page offers to ask of it: the options of its forms, the queries of links to itself."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.values: dict[str, list[str]] = {}
        self.field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("select", "input"):
            self.field = given.get("name", "")
            self._add(self.field, given.get("value", ""))
        elif tag == "option":
            self._add(self.field, given.get("value", ""))
        elif tag == "a":
            link = urlsplit(given.get("href", ""))
            for name, value in parse_qsl(link.query) if link.path in ("", self.path) else ():
                self._add(name, value)

    def _add(self, name: str, value: str) -> None:
        values = self.values.setdefault(name, [])
        if value and value not in values:
            values.append(value)


def offered(path: str, page: str) -> dict[str, list[str]]:
    """The values that the page of a path offers for each parameter, in its own order."""
    reader = _Offered(path)
    reader.feed(page)
    reader.values.pop("", None)
    return reader.values


# The comparison.


@dataclass(frozen=True)
class Difference:
    """One address that answers differently."""

    address: str
    part: str
    one: object
    other: object

    def __str__(self) -> str:
        return f"{self.address}: {self.part}: {self.one!r} became {self.other!r}"


Walk = Mapping[str, Answer]


def walk(addresses: Iterable[str]) -> dict[str, Answer]:
    """What every address answers now."""
    visitor = Visitor()
    return {address: visitor.get(address) for address in addresses}


def differences(one: Walk, other: Walk) -> list[Difference]:
    """Every way in which two walks over the same addresses are not the same, byte for byte."""
    assert one.keys() == other.keys()
    return [
        found
        for address, answer in one.items()
        if answer != other[address]
        for found in _differences(address, answer, other[address])
    ]


def _differences(address: str, one: Answer, other: Answer) -> Iterator[Difference]:
    if one.status != other.status:
        yield Difference(address, "status", one.status, other.status)
    if one.headers != other.headers:
        ours, theirs = set(one.headers), set(other.headers)
        same_but_ordered = ours == theirs
        yield Difference(
            address,
            "headers",
            one.headers if same_but_ordered else sorted(ours - theirs),
            other.headers if same_but_ordered else sorted(theirs - ours),
        )
    if one.body != other.body:
        start = next(
            (
                at
                for at, pair in enumerate(zip(one.body, other.body, strict=False))
                if len({*pair}) > 1
            ),
            min(len(one.body), len(other.body)),
        )
        around = slice(max(0, start - 60), start + 120)
        yield Difference(address, "body", one.body[around], other.body[around])
