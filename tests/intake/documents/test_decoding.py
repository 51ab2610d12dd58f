"""From bytes to characters: marks, declarations, and what bytes look like."""

from __future__ import annotations

import codecs

import pytest

from tracker.intake.documents.decoding import characters

RUSSIAN = "Посол сообщил о новом раунде переговоров."
TYPOGRAPHIC = "“Very soon,” said the envoy — “very soon”."


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode(),
        codecs.BOM_UTF8 + RUSSIAN.encode(),
        codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + RUSSIAN.encode("utf-32-le"),
        RUSSIAN.encode("cp1251"),
    ],
)
def test_text_is_decoded_by_its_mark_or_its_looks(content: bytes) -> None:
    assert characters(content) == RUSSIAN


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "UTF-8", "iso-8859-5"])
def test_a_page_is_decoded_as_it_declares(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>{RUSSIAN}</p>'
    assert RUSSIAN in characters(page.encode(charset))


def test_a_declaration_that_is_wrong_gives_way_to_what_the_bytes_are() -> None:
    assert RUSSIAN in characters(f"<meta charset=utf-8><p>{RUSSIAN}".encode("cp1251"))
    assert RUSSIAN in characters(f'<meta charset="punycode"><p>{RUSSIAN}'.encode())


def test_quotation_marks_of_old_pages_are_read() -> None:
    assert characters(TYPOGRAPHIC.encode("cp1252")) == TYPOGRAPHIC


def test_english_in_sixteen_bits_without_a_mark_is_read() -> None:
    assert characters(b"The envoy".decode().encode("utf-16-le")) == "The envoy"
    assert characters(b"The envoy".decode().encode("utf-16-be")) == "The envoy"


def test_a_byte_that_is_broken_does_not_spoil_the_rest() -> None:
    broken = characters(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode())
    assert broken == f"{RUSSIAN}�{RUSSIAN}"


def test_control_characters_and_lone_surrogates_are_gone() -> None:
    assert characters("a\x00b\x0bc\ud800") == "abc�"


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u05b0\u064b\u3099\u0f71"])
def test_a_letter_with_a_million_marks_is_read_in_no_time(marks: str) -> None:
    assert len(characters("a" + marks * 500_000 + "b")) <= 40


def test_a_letter_keeps_the_marks_that_languages_use() -> None:
    assert characters("e\u0301 " + "\u05e9\u05c1\u05b8") == "é " + "\u05e9\u05b8\u05c1"
    assert characters("—" * 50) == "—" * 50
