"""Lines that say when, and perhaps by whom, an article was published, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.intake.documents.bylines import byline_in
from tracker.intake.times.days import dated
from tracker.intake.times.words import WEEKDAY

_LONGEST = 160
_PLACE_WORDS = 3
_UPDATED = r"(?:last\ )?(?:updated|modified|edited)|обновлено|изменено"
_PUBLISHED = (
    r"(?:first\ )?published|posted|created|released|issued|publication\ date"
    r"|date(?:\ of\ publication)?|опубликовано|дата(?:\ публикации)?|создано"
)
_WITHOUT_MEANING = re.compile(
    rf"""[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,9}})?)?(?:\ ?[ap]\.?\ ?m\b\.?)?
    | \b(?:gmt|utc|msk|мск|[ecmp][sd]?t|bst|cest|eest|eet|trt)\b
      (?:\ ?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?
    | \b{WEEKDAY}
    | \b(?:{_UPDATED}|{_PUBLISHED}|on|at|в|г|года|год)\b\.?
    | \b[0-9]{{1,3}}\ ?-?min(?:ute)?s?\ read\b | \bвремя\ чтения\b
    | \b[0-9]{{1,3}}\ мин(?:\.|ут[аы]?)?
    | \bT(?=\b|[0-9]) | \bZ\b | [+-][0-9]{{2}}:?[0-9]{{2}}\b
    | [^\w\s]+""",
    re.IGNORECASE | re.VERBOSE,
)
_IS_UPDATE = re.compile(rf"\b(?:{_UPDATED})\b", re.IGNORECASE)
_IS_PUBLISHED = re.compile(rf"\b(?:{_PUBLISHED})\b", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZА-ЯЁ][^\W\d_]*")
_DATED_OPENING = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ .'-]{2,30}, ")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day a line gives as that of publication, its words, and the byline on it, if any."""

    day: date
    words: str
    byline: str = ""
    is_labelled: bool = False
    is_update: bool = False


def dateline(text: str) -> Dateline | None:
    """What a line says, if all of it is date, time, byline, place and labels around them."""
    if len(text) > _LONGEST:
        return None
    found = next(dated(text), None)
    if found is None:
        return None
    before, after = text[: found.start], text[found.end :]
    signed, before = _signature(before)
    rest = " ".join(_without_days(f"{before} | {after}").split())
    if rest and not _is_place(rest):
        return None
    is_published = bool(_IS_PUBLISHED.search(before))
    return Dateline(
        found.first,
        text[found.start : found.end],
        signed,
        is_published,
        not is_published and bool(_IS_UPDATE.search(before)),
    )


def opening_day(text: str) -> Dateline | None:
    """The day with which agencies open: "GENEVA, June 10, 2025 (Agency) - ..."."""
    place = _DATED_OPENING.match(text)
    found = next(dated(text[:80]), None) if place else None
    if place and found and found.start == place.end():
        return Dateline(found.first, text[found.start : found.end])
    return None


def _signature(before: str) -> tuple[str, str]:
    """The byline in front of a date, and what is left without it."""
    signed = byline_in(before)
    return (signed, "") if signed else ("", before)


def _without_days(text: str) -> str:
    for found in reversed([*dated(text)]):
        text = text[: found.start] + text[found.end :]
    return _WITHOUT_MEANING.sub(" ", text)


def _is_place(rest: str) -> bool:
    names = rest.split(" ")
    return len(names) <= _PLACE_WORDS and all(_PLACE.fullmatch(name) for name in names)
