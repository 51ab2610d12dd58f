"""Rule claims made for tests: valid by default, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from tracker.aspects import Subject
from tracker.rules.folding import fold
from tracker.rules.forecasts import window
from tracker.rules.record import (
    Claim,
    Hedge,
    Interval,
    Key,
    Kind,
    OutlookInterval,
    Rejection,
    Verdict,
    Voice,
)
from tracker.rules.successions import StandIn

PRINCIPALS = ("north", "south")
NORTH = Voice("actor:anna", "north")
NORTH_TOO = Voice("actor:bert", "north")
SOUTH = Voice("actor:carl", "south")
THIRD = Voice("actor:dora", "elsewhere")
GUEST = Voice("actor:emil")
GAZETTE = Voice("outlet:gazette")
HERALD = Voice("outlet:herald")

_ids = count(1)


def spoken(
    aspect: str,
    value: str,
    said: str,
    voice: Voice = NORTH,
    *,
    subject: Subject = Subject.EVENT,
    statement: str | None = None,
    **more: Any,
) -> Claim:
    """A claim that relays what a voice said on a day; known that day unless told otherwise."""
    number = next(_ids)
    day = date.fromisoformat(more.pop("known", said))
    return Claim(
        id=more.pop("id", f"c{number:06}"),
        subject=subject,
        aspect=aspect,
        value=value,
        kind=more.pop("kind", Kind.STATEMENT),
        voices=more.pop("voices", (voice,)),
        known=day,
        published=more.pop("published", day.isoformat()),
        report=more.pop("report", f"r{number}"),
        statement=f"s{number}" if statement is None else statement,
        said=said,
        **more,
    )


def printed(aspect: str, value: str, published: str, outlet: Voice = GAZETTE, **more: Any) -> Claim:
    """A claim in an outlet's own voice."""
    number = next(_ids)
    return Claim(
        id=more.pop("id", f"c{number:06}"),
        subject=more.pop("subject", Subject.EVENT),
        aspect=aspect,
        value=value,
        kind=more.pop("kind", Kind.FACT),
        voices=(outlet,),
        known=date.fromisoformat(more.pop("known", published)),
        published=published,
        report=more.pop("report", f"r{number}"),
        **more,
    )


def promised(phrase: str, said: str, voice: Voice = NORTH, **more: Any) -> Claim:
    """A forecast that an event will be held, with a window in words or as EDTF."""
    known = date.fromisoformat(more.get("known", said))
    bounds = window(more.pop("text", ""), phrase, said, known)
    return spoken("status", "held", said, voice, kind=Kind.FORECAST, window=bounds, **more)


def on_issue(aspect: str, value: str, said: str, voice: Voice = NORTH, **more: Any) -> Claim:
    return spoken(aspect, value, said, voice, subject=Subject.ISSUE, **more)


def rejected(claim: Claim, other: Claim, known: str = "2025-01-01") -> Rejection:
    """The desk's word that two claims do not dispute each other."""
    return Rejection(claim.id, other.id, date.fromisoformat(known))


def reading(
    claims: list[Claim],
    key: Key,
    day: str,
    verdicts: list[Verdict] | None = None,
    rejections: Iterable[Rejection] = (),
) -> Any:
    """The state of one key as of a day."""
    found = [
        interval.state
        for interval in fold(claims, verdicts or [], PRINCIPALS, rejections).readings
        if interval.key == key and stands_on(interval, date.fromisoformat(day))
    ]
    assert len(found) <= 1
    return found[0] if found else None


def outlook(
    claims: list[Claim],
    day: str,
    verdicts: list[Verdict] | None = None,
    stand_ins: Iterable[StandIn] = (),
) -> Any:
    """The outlook of the only forecast among the claims as of a day."""
    found = [
        interval.outlook
        for interval in fold(claims, verdicts or [], PRINCIPALS, (), stand_ins).outlooks
        if stands_on(interval, date.fromisoformat(day))
    ]
    assert len(found) <= 1
    return found[0] if found else None


def stands_on(interval: Interval | OutlookInterval, day: date) -> bool:
    return interval.known_from <= day and (interval.known_to is None or day < interval.known_to)


VOICES = st.sampled_from([NORTH, NORTH_TOO, SOUTH, THIRD, GUEST, GAZETTE, HERALD])
DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
EVENT_VALUES = st.sampled_from(
    [
        ("status", "announced"), ("status", "held"), ("status", "cancelled"),
        ("status", "denied"), ("date", "2025-04-10"), ("date", "2025-04"), ("date", "2025-09-01"),
        ("date", "none"), ("place", "Saudi Arabia"), ("place", "Riyadh, Saudi Arabia"),
        ("place", "Istanbul, Türkiye"), ("place", "not: Istanbul, Türkiye"), ("ordinal", "2"),
        ("ordinal", "3"), ("duration", "about PT6H"), ("duration", "PT12H"), ("agenda", "banking"),
        ("agenda", "not: banking"), ("agenda", "visas"), ("head_of_delegation", "anna"),
    ]
)  # fmt: skip
ISSUE_VALUES = st.sampled_from(
    [
        ("status", "raised"), ("status", "agreed"), ("status", "refused"), ("demand", "return"),
        ("demand", "not: return"), ("began", "2016/2018"), ("began", "2017"), ("began", "[2022..]"),
        ("count", "6"), ("count", "8"),
    ]
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn, *, most: int = 14) -> list[Claim]:
    """Claims about one subject, by several voices, some relayed twice, some forecasts."""
    subject = draw(st.sampled_from(Subject))
    values = EVENT_VALUES if subject is Subject.EVENT else ISSUE_VALUES
    return [
        draw(_claims(subject, values, f"c{number:02}"))
        for number in range(draw(st.integers(1, most)))
    ]


@st.composite
def rejections(draw: st.DrawFn, claims: list[Claim]) -> list[Rejection]:
    """The desk rejects some of the pairs that two claims of a record make."""
    ids = st.sampled_from([claim.id for claim in claims])
    return [Rejection(draw(ids), draw(ids), draw(DAYS)) for _ in range(draw(st.integers(0, 6)))]


@st.composite
def _claims(
    draw: st.DrawFn, subject: Subject, values: st.SearchStrategy[tuple[str, str]], id_: str
) -> Claim:
    voice = draw(VOICES)
    known = draw(DAYS)
    own = voice.is_outlet
    said = "" if own else min(draw(DAYS), known).isoformat()
    aspect, value = draw(values)
    forecast = (aspect, value) == ("status", "held") and draw(st.booleans())
    return Claim(
        id=id_,
        subject=subject,
        aspect=aspect,
        value=value,
        kind=Kind.FORECAST if forecast else draw(st.sampled_from([Kind.FACT, Kind.STATEMENT])),
        voices=(voice,),
        known=known,
        published=known.isoformat(),
        report=draw(st.sampled_from(["r1", "r2", "r3", "r4"])),
        # An act of speech has one speaker and one day.
        statement="" if own else f"{voice.key} {said}",
        said=said,
        about=draw(st.sampled_from(["north", "south"])) if not voice.party else "",
        series=draw(st.sampled_from(["", "one", "two"])) if aspect == "ordinal" else "",
        hedge=draw(st.sampled_from([Hedge.PLAIN, Hedge.PLAIN, Hedge.PLANS])),
        is_hearsay=draw(st.booleans()),
        window=window("", "very soon", said, known) if forecast else None,
    )
