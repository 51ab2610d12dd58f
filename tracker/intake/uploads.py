"""From an uploaded file to a source: what it is, its bytes tell and not its name."""

from __future__ import annotations

import re

from tracker.intake.article import IntakeError, Source

MEGABYTES = 5
LIMIT = MEGABYTES * 1024 * 1024
ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".pdf")

_TOO_LARGE = f"The file is larger than {MEGABYTES} MB."
_PDF_BEGINS_WITHIN = 1024
_PAGE_BEGINS_WITHIN = 4096
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h1)\b", re.I
)


def uploaded(name: str, data: bytes, url: str = "") -> Source:
    """The source in a file; raises IntakeError for what is no text, no web page and no PDF."""
    if len(data) > LIMIT:
        raise IntakeError(_TOO_LARGE)
    if not data.strip():
        raise IntakeError("The file is empty.")
    return Source(content=data, url=url, media_type=_media_type(data), name=name)


def _media_type(data: bytes) -> str:
    if b"%PDF-" in data[:_PDF_BEGINS_WITHIN]:
        return "application/pdf"
    start = data[:_PAGE_BEGINS_WITHIN]
    if start.startswith(_WIDE_TEXT):
        start = start.replace(b"\0", b"")
    elif b"\0" in data:
        raise IntakeError("This is neither a web page nor a text nor a PDF file.")
    return "text/html" if _PAGE.search(start) else "text/plain"
