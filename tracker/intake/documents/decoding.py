"""From the bytes of a file to its characters: mark, declared charset, or what they look like."""

from __future__ import annotations

import codecs
import re
import unicodedata

from tracker.text import clean_text

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Only these are taken at their word: Python knows codecs that are no charsets, and slow ones.
_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1250": "cp1250",
    "windows-1254": "cp1254",
    "iso-8859-2": "iso8859-2",
    "iso-8859-5": "iso8859-5",
    "iso-8859-9": "cp1254",
    "iso-8859-15": "iso8859-15",
}
_DECLARED = re.compile(rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*
    ["']?\s*([\w-]{2,20})""", re.IGNORECASE | re.VERBOSE)  # fmt: skip
_HEAD = 4096
_SAMPLE = 100_000
_CYRILLIC_SHARE = 0.6
# Unicode's own bound for marks on one letter; far longer runs make its normal form slow.
_MOST_MARKS = 30
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST_MARKS + 1},}}")


def characters(content: str | bytes) -> str:
    """The text of what was given, clean; what is broken in it stands as U+FFFD."""
    text = content if isinstance(content, str) else _decoded(content)
    return clean_text(_MANY_MARKS.sub(_with_fewer_marks, text))


def _with_fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for letter in match[0]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _decoded(content: bytes) -> str:
    for mark, charset in _MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    if charset := _wide_charset(content[:_HEAD]):
        return content.decode(charset, "replace")
    declared = _DECLARED.search(content[:_HEAD])
    named = _CHARSETS.get(declared[1].decode("ascii", "replace").lower(), "") if declared else ""
    for charset in filter(None, (named, "utf-8")):
        try:
            return content.decode(charset)
        except UnicodeDecodeError:
            continue
    return content.decode(_likely(content, named), "replace")


def _wide_charset(head: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is nought."""
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.4 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.4 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _likely(content: bytes, declared: str) -> str:
    """The charset of bytes that are no clean UTF-8, nor what they are declared to be."""
    sample = content[:_SAMPLE]
    broken = sample.decode("utf-8", "replace")
    high = sum(byte >= 0x80 for byte in sample)
    if sum(letter > "\x7f" for letter in broken) - 2 * broken.count("\ufffd") > 0 or not high:
        return "utf-8"
    letters = sample.decode("cp1251", "replace")
    cyrillic = sum("а" <= letter <= "я" or "А" <= letter <= "Я" for letter in letters)
    if cyrillic > high * _CYRILLIC_SHARE:
        return "cp1251"
    return declared if declared not in {"", "utf-8"} else "cp1252"
