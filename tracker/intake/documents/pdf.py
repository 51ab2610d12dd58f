"""From a PDF to its text, within bounds of pages, characters and time."""

from __future__ import annotations

import io
import logging
import time

from pypdf import PdfReader
from pypdf.errors import DependencyError

from tracker.intake.article import IntakeError

MOST_PAGES = 60
MOST_CHARACTERS = 1_000_000
MOST_SECONDS = 10.0

LOCKED = "This PDF is locked with a password. Save it without one, or paste its text."
BROKEN = "This PDF cannot be read. Paste its text instead."
NO_TEXT = "There is no text in this PDF; its pages may be pictures. Paste the text instead."
TOO_SLOW = "This PDF takes too long to read. Paste its text instead."
# It says in a log what is odd about a file; the person who gave it is told by us.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def text(content: bytes) -> str:
    """The text of the first pages. Raises IntakeError."""
    try:
        found = _text(PdfReader(io.BytesIO(content), strict=False))
    except IntakeError:
        raise
    except DependencyError as error:
        raise IntakeError(LOCKED) from error
    # A broken file can make the library fail in any way.
    except Exception as error:
        raise IntakeError(BROKEN) from error
    if not found.strip():
        raise IntakeError(NO_TEXT)
    return found


def _text(reader: PdfReader) -> str:
    if reader.is_encrypted and not reader.decrypt(""):
        raise IntakeError(LOCKED)
    ends = time.monotonic() + MOST_SECONDS
    pages: list[str] = []
    length = 0
    for page in reader.pages[:MOST_PAGES]:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if time.monotonic() > ends:
            raise IntakeError(TOO_SLOW)
        if length > MOST_CHARACTERS:
            break
    return "\n\n".join(pages)
