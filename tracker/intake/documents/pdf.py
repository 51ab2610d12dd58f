"""From a PDF to its text, within bounds of pages, characters and time."""

from __future__ import annotations

import io
import logging
import time

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError

from tracker.intake.article import IntakeError

MOST_PAGES = 60
MOST_CHARACTERS = 500_000
MOST_SECONDS = 10.0

LOCKED = "This PDF is locked with a password. Save it without one, or paste its text."
BROKEN = "This PDF cannot be read. Paste its text instead."
NO_TEXT = "There is no text in this PDF; its pages may be pictures. Paste the text instead."
TOO_SLOW = "This PDF takes too long to read. Paste its text instead."
# A few kilobytes of a hostile file unfold into gigabytes; a page of news has some ten thousand
# bytes, and pictures are not looked at.
_TIGHTER = Configuration(
    array_based_stream_maximum_output_length=10_000_000,
    lzw_maximum_output_length=10_000_000,
    run_length_maximum_output_length=10_000_000,
    zlib_maximum_output_length=10_000_000,
    brotli_maximum_output_length=10_000_000,
    stream_decoding_work_maximum_length=30_000_000,
    stream_parsing_work_maximum_count=500_000,
    jbig2dec_binary=None,
)
# It says in a log what is odd about a file; the person who gave it is told by us.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def text(content: bytes) -> str:
    """The text of the first pages. Raises IntakeError."""
    try:
        with apply_configuration(_TIGHTER):
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

    def keep_to_the_time(*_: object) -> None:
        if time.monotonic() > ends:
            raise IntakeError(TOO_SLOW)

    pages: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        pages.append(page.extract_text(visitor_operand_before=keep_to_the_time))
        keep_to_the_time()
        if sum(map(len, pages)) > MOST_CHARACTERS:
            break
    return "\n\n".join(pages)
