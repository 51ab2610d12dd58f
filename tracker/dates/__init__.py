"""Dates as the ledger keeps them: EDTF (ISO 8601-2) parsed, bounded, worded and read."""

from tracker.dates.display import words
from tracker.dates.edtf import MAX_LENGTH, DateError, Edtf, disjoint, parse, single_day, width
from tracker.dates.wordings import MAX_WORDING, read

__all__ = [
    "MAX_LENGTH",
    "MAX_WORDING",
    "DateError",
    "Edtf",
    "disjoint",
    "parse",
    "read",
    "single_day",
    "width",
    "words",
]
