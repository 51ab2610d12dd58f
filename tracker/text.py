"""Cleaning of every text on its way into the record."""

import re
import unicodedata

# Zero-width direction marks and overrides: in a name or a title they can make one thing look
# like another. Running text keeps them, because right-to-left quotations need them.
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDINGS = re.compile("\r\n?|[\x85\u2028\u2029]")
# What XML 1.0 forbids as well, or one pasted character would break every feed; and stray
# byte order marks, which nobody can see.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def clean_text(value: str, *, one_line: bool = False) -> str:
    """The text as the record keeps it; cleaning twice changes nothing more.

    NFC, line ends as newlines, no other control characters than newline and tab, no lone
    surrogates (each becomes U+FFFD), no white space around it. With `one_line` (names, titles,
    addresses) also no bidirectional controls, and white space of any kind becomes one space.
    """
    text = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _FORBIDDEN.sub("", _LINE_ENDINGS.sub("\n", text))
    if one_line:
        return unicodedata.normalize("NFC", fold_space(_BIDI_CONTROLS.sub("", text)))
    return unicodedata.normalize("NFC", text).strip()


def fold_space(text: str) -> str:
    """The text with every run of white space as one space, and none around it."""
    return " ".join(text.split())
