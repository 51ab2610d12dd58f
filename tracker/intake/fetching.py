"""Fetching an article by its address: from public sites alone, and within limits."""

from __future__ import annotations

import re
from time import monotonic
from urllib.parse import urldefrag, urljoin

import requests
from django.conf import settings
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from tracker.intake.article import IntakeError, Source
from tracker.intake.pinning import NoPublicSite, TooSlow, asked
from tracker.text import clean_text

SECONDS = 10
REDIRECTS = 3
MEGABYTES = 5
LONGEST_ADDRESS = 2000

_PIECE = 64 * 1024
_REDIRECTING = {301, 302, 303, 307, 308}
_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/pdf": "application/pdf",
}
_NO_ADDRESS = "Give the address of a page on a public site, such as https://example.org/news."

_HEADERS = {
    "User-Agent": "Pourparler",
    "Accept": ", ".join(_MEDIA_TYPES),
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_PORTS = {"http": 80, "https": 443}
# A name of the public DNS; no IP address is one in any notation, for its last label is a number.
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9]")
_CHARSET = re.compile(
    r"charset=[\"']?(utf-?8|us-ascii|windows-125\d|iso-8859-\d{1,2}|koi8-[ru])\b", re.IGNORECASE
)


def fetch(url: str) -> Source:
    """What stands at the address, or where that sends on to; else raises IntakeError."""
    if not settings.FETCH_ARTICLES:
        raise IntakeError(
            "Fetching is switched off on this site: paste the text, or upload the saved page."
        )
    ends = monotonic() + SECONDS
    address = url
    for _ in range(REDIRECTS + 1):
        found = _found(_request(address), ends)
        if isinstance(found, Source):
            return found
        address = found
    raise IntakeError(f"The site sends on from address to address more than {REDIRECTS} times.")


def _request(url: str) -> requests.PreparedRequest:
    """The request for an address that may be asked at all, whether typed or sent on to."""
    address = clean_text(url, one_line=True)
    if len(address) > LONGEST_ADDRESS:
        raise IntakeError(f"The address is longer than {LONGEST_ADDRESS} characters.")
    try:
        request = requests.Request("GET", address, headers=_HEADERS).prepare()
        parts = parse_url(str(request.url))
    except (requests.RequestException, HTTPError, ValueError):
        raise IntakeError(_NO_ADDRESS) from None
    if parts.scheme not in _PORTS:
        raise IntakeError("Only an address that begins with https:// or http:// is fetched.")
    if parts.auth is not None:
        raise IntakeError("An address with a user's name or password in it is not fetched.")
    if parts.port not in {None, _PORTS[parts.scheme]}:
        raise IntakeError("Only the usual ports are asked: the address must not name another.")
    if not _NAME.fullmatch(str(parts.host)):
        raise IntakeError(_NO_ADDRESS)
    return request


def _found(request: requests.PreparedRequest, ends: float) -> Source | str:
    """The article at the address, or the address that it sends on to."""
    try:
        with asked(request, ends) as answer:
            if answer.status_code in _REDIRECTING and "Location" in answer.headers:
                return urljoin(str(request.url), _as_written(answer.headers["Location"]))
            return _source(str(request.url), answer, ends)
    except NoPublicSite:
        host = parse_url(str(request.url)).host
        raise IntakeError(f"No public site answers to the name {host}.") from None
    except (TooSlow, requests.RequestException, HTTPError, OSError, ValueError) as error:
        raise IntakeError(_why_not(error, ends)) from error


def _as_written(location: str) -> str:
    """Headers are read as Latin-1; servers write UTF-8."""
    return location.encode("latin-1").decode("utf-8", "replace")


def _why_not(error: Exception, ends: float) -> str:
    if isinstance(error, TooSlow) or monotonic() >= ends:
        return f"It took longer than {SECONDS} seconds to fetch."
    if isinstance(error, requests.exceptions.SSLError):
        return "The site cannot prove that it is the one it says: its certificate is not valid."
    if isinstance(error, requests.ConnectionError):
        return "The site does not answer."
    return "The site's answer breaks off, or makes no sense."


def _source(url: str, answer: requests.Response, ends: float) -> Source:
    if answer.status_code != requests.codes.ok:
        raise IntakeError(f"The site answers with an error ({answer.status_code}).")
    kind = answer.headers.get("Content-Type", "")
    media_type = _MEDIA_TYPES.get(kind.partition(";")[0].strip().lower())
    if media_type is None:
        raise IntakeError(
            "What stands there is neither a web page nor a plain text nor a PDF file."
        )
    if answer.headers.get("Content-Encoding", "").strip().lower() not in _ENCODINGS:
        raise IntakeError("The site packs its answer in a way that was not asked for.")
    body = _body(answer, ends)
    content = body if media_type == "application/pdf" else _text(body, kind)
    return Source(content=content, url=urldefrag(url).url, media_type=media_type)


def _body(answer: requests.Response, ends: float) -> bytes:
    body = bytearray()
    for piece in answer.raw.stream(_PIECE, decode_content=True):
        body += piece
        if len(body) > MEGABYTES * 1024 * 1024:
            raise IntakeError(f"What stands there is larger than {MEGABYTES} MB.")
    # A body of no stated length also ends where the connection was broken off.
    if monotonic() >= ends:
        raise TooSlow
    return bytes(body)


def _text(body: bytes, kind: str) -> str | bytes:
    """The text, if the server says how it is written and that is so; else the bytes."""
    said = _CHARSET.search(kind)
    try:
        return body.decode(said[1]) if said else body
    except (LookupError, UnicodeDecodeError):
        return body
