"""PDFs: their text, and why there may be none."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from tests.intake.articles import NAMES
from tracker.intake.article import IntakeError, Source
from tracker.intake.documents import pdf, read

LINES = [
    "Talks go on behind closed doors",
    "June 10, 2025",
    "Envoys of both countries will meet in the city before long, said the",
    "ambassador in an interview with the agency on Tuesday. The meeting of",
    "the delegations would be the first one in a capital since it all began,",
    "and nobody could say how long it would take them.",
]


def pdf_of(lines: list[str], pages: int = 1) -> bytes:
    """A PDF with these lines of Latin letters on each of so many pages."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode()
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    made = io.BytesIO(b"%PDF-1.4\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, entry in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, entry))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    made.write(b"startxref\n%d\n%%%%EOF" % start)
    return made.getvalue()


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(LINES))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_the_article_of_a_pdf_is_read() -> None:
    article = read(Source(content=pdf_of(LINES), name="a.pdf"), NAMES, date(2026, 11, 27))
    assert article.headline == LINES[0]
    assert article.published == "2025-06-10"
    assert article.body == " ".join(LINES[2:])


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert LINES[0] in pdf.text(locked(""))


def test_a_locked_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(IntakeError, match="locked with a password"):
        pdf.text(locked("secret"))


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4", b"%PDF-1.4\nnothing of the kind", pdf_of(LINES)[:200], b"%PDF-" + b"<<" * 5000],
)
def test_a_broken_pdf_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(IntakeError, match="cannot be read|no text in this PDF"):
        read(Source(content=content), NAMES, date(2026, 11, 27))


def test_a_pdf_of_pictures_is_refused_in_a_sentence() -> None:
    with pytest.raises(IntakeError, match="no text in this PDF"):
        pdf.text(pdf_of([]))


def test_only_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert pdf.text(pdf_of(LINES, pages=5)).count(LINES[0]) == 2
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10)
    assert pdf.text(pdf_of(LINES, pages=5)).count(LINES[0]) == 1


def test_a_pdf_that_takes_too_long_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", -1.0)
    with pytest.raises(IntakeError, match="takes too long"):
        pdf.text(pdf_of(LINES))


def test_a_file_that_is_only_called_a_pdf_is_refused() -> None:
    source = Source(content=b"An article.", media_type="application/pdf")
    with pytest.raises(IntakeError, match="cannot be read"):
        read(source, NAMES, date(2026, 11, 27))
