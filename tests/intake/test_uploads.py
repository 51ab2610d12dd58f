"""Uploaded files: pages, texts and PDF files by what is in them, and nothing else."""

import pytest

from tracker.intake.article import IntakeError
from tracker.intake.uploads import LIMIT, uploaded


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.html", b"<!DOCTYPE html><title>x</title>", "text/html"),
        ("a.txt", b"\xef\xbb\xbf\n<HTML lang='en'>", "text/html"),
        ("saved page", b"<?xml version='1.0'?><html xmlns='...'>", "text/html"),
        ("fragment.htm", b"<p>Some words</p>", "text/html"),
        ("wide.html", b"\xff\xfe" + "<html>".encode("utf-16-le"), "text/html"),
        ("a.html", b"Just words, 2 < 3", "text/plain"),
        ("a.txt", "Слова".encode("cp1251"), "text/plain"),
        ("wide.txt", b"\xff\xfe" + "words".encode("utf-16-le"), "text/plain"),
        ("a.txt", b"%PDF-1.7 ...\0", "application/pdf"),
        ("a.pdf", b"\r\n%PDF-1.4\0", "application/pdf"),
        ("a.pdf", b"Not a PDF at all", "text/plain"),
    ],
)
def test_what_a_file_is_its_bytes_tell(name: str, data: bytes, media_type: str) -> None:
    source = uploaded(name, data, "https://example.org/a")
    assert (source.media_type, source.content, source.name) == (media_type, data, name)
    assert source.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"PK\x03\x04\0\0", "neither"),
        (b"\x89PNG\r\n\x1a\n\0\0", "neither"),
        (b"words" * 2000 + b"\0", "neither"),
        (b"x" * (LIMIT + 1), "5 MB"),
    ],
    ids=["nothing", "space", "archive", "picture", "late zero", "large"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        uploaded("a.html", data)
