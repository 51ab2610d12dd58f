"""The rows of readings and outlooks: what a fold wants stored, what is stored, and the writing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tracker.digests import digest_of
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Event,
    ForecastReading,
    Issue,
    Party,
    Reading,
    ReadingClaim,
    Series,
)
from tracker.rules import record as rules
from tracker.rules.parts import OUTLOOKS, STATUS_ASPECTS, STATUS_PART, Part

BATCH = 500
# What follows from the rest of a row, or from the rows before it.
FOLLOWING = ("digest", "moved", "disputed_since", "drifting")

Ident = tuple[Any, ...]
Row = dict[str, Any]


def wanted_rows(subject: Event | Issue, found: rules.Fold) -> dict[Ident, Row]:
    """What a fold makes of a subject, as rows."""
    rows = {**_reading_rows(found), **_outlook_rows(found)}
    for ident, row in rows.items():
        row["digest"] = _digest(subject, ident, row)
    return rows


def _digest(subject: Event | Issue, ident: Ident, row: Mapping[str, Any]) -> int:
    """Of what a reader can see of a row on a day; everything in it goes by its public name.

    Two databases that hold one record so have the same.
    """
    told = {name: value for name, value in row.items() if name not in _UNTOLD}
    return digest_of([subject.noun, subject.slug, *ident, told])


# When a row ends lies in the future of its days; whose claims it cites is to be seen there.
_UNTOLD = {"known_to", "cited", "claim", "speaker", *FOLLOWING}


def _reading_rows(found: rules.Fold) -> dict[Ident, dict[str, Any]]:
    rows: dict[Ident, dict[str, Any]] = {}
    for interval in found.readings:
        key, state = interval.key, interval.state
        ident = ("reading", key.aspect, key.scope, key.item, key.said_by, interval.known_from)
        rows[ident] = {
            "known_to": interval.known_to,
            "values": list(state.values),
            "since": state.since,
            "support": state.support.value,
            "speakers": state.speakers,
            "origins": state.origins,
            "reports": state.reports,
            "outlets": state.outlets,
            "hearsay": state.is_hearsay,
            "contested": state.is_contested,
            "drift": state.has_drift,
            "differs": state.parties_differ,
            "needs_review": state.needs_review,
            "assessment": state.assessment,
            "moved": interval.moved,
            "disputed_since": interval.disputed_since,
            "cited": sorted((claim, role.value) for claim, role in state.cited),
        }
    return rows


def _outlook_rows(found: rules.Fold) -> dict[Ident, dict[str, Any]]:
    rows: dict[Ident, dict[str, Any]] = {}
    for interval in found.outlooks:
        outlook = interval.outlook
        earliest, latest = outlook.window or (None, None)
        rows["forecast", *interval.forecast, interval.known_from] = {
            "known_to": interval.known_to,
            "state": outlook.outcome.value,
            "claim": outlook.claim,
            "speaker": "" if outlook.voice.is_outlet else outlook.voice.key.partition(":")[2],
            "days_late": outlook.days_late,
            "window_earliest": earliest,
            "window_latest": latest,
            "settled_on": outlook.settled_on,
            "drifting": bool(outlook.drifted),
            "cited": sorted(outlook.echoes),
        }
    return rows


def stored_rows(
    subject: Event | Issue, parts: Collection[Part] | None
) -> dict[Ident, tuple[int, Row]]:
    """What is stored of a subject, or of parts of it, by identity: primary key and columns."""
    outlooks = _stored_outlooks(subject) if parts is None or OUTLOOKS in parts else {}
    return _stored_readings(subject, parts) | outlooks


def _stored_readings(
    subject: Event | Issue, parts: Collection[Part] | None
) -> dict[Ident, tuple[int, Row]]:
    readings = subject.readings.all()
    if parts is not None:
        readings = readings.filter(_read_of(subject, parts))
    # Django would ask for the claims of each row in one long "or", which SQLite refuses past a
    # thousand rows.
    cited = _together(readings, "readingclaim__claim__public_id", "readingclaim__role")
    rows: dict[Ident, tuple[int, Row]] = {}
    for row in readings.select_related("party", "series", "assessment"):
        scope = row.party.slug if row.party else row.series.slug if row.series else ""
        ident: Ident = ("reading", row.aspect, scope, row.item, row.said_by, row.known_from)
        assessment = row.assessment.public_id if row.assessment else ""
        told = {"assessment": assessment, "cited": sorted(cited[row.pk])}
        rows[ident] = row.pk, _columns(row, _READING_COLUMNS) | told
    return rows


def _read_of(subject: Event | Issue, parts: Collection[Part]) -> Q:
    """The readings that belong to the parts."""
    items: dict[str, set[str]] = defaultdict(set)
    for aspect, item in parts:
        items[aspect].add(item)
    asked = Q(pk__in=[])
    if isinstance(subject, Event) and STATUS_PART in parts:
        asked |= Q(aspect__in=STATUS_ASPECTS)
    for aspect, named in items.items():
        asked |= Q(aspect=aspect, item__in=named)
    return asked


def _stored_outlooks(subject: Event | Issue) -> dict[Ident, tuple[int, Row]]:
    echoes = _together(subject.forecasts.all(), "echoes__public_id")
    rows: dict[Ident, tuple[int, Row]] = {}
    for outlook in subject.forecasts.select_related("claim", "speaker"):
        ident = ("forecast", *outlook.identity.split("\n"), outlook.known_from)
        told = {
            "claim": outlook.claim.public_id,
            "speaker": outlook.speaker.slug if outlook.speaker else "",
            "cited": sorted(claim for (claim,) in echoes[outlook.pk]),
        }
        rows[ident] = outlook.pk, _columns(outlook, _OUTLOOK_COLUMNS) | told
    return rows


def _together(rows: QuerySet[Any], *columns: str) -> dict[int, list[tuple[Any, ...]]]:
    """By the primary key of each row, what it has in columns of others that point at it."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    having = rows.order_by().filter(**{f"{columns[0]}__isnull": False})
    for pk, *told in having.values_list("pk", *columns):
        found[pk].append(tuple(told))
    return found


_READING_COLUMNS = (
    "known_to", "values", "since", "support", "speakers", "origins", "reports", "outlets",
    "hearsay", "contested", "drift", "differs", "needs_review", "moved", "disputed_since", "digest",
)  # fmt: skip
_OUTLOOK_COLUMNS = (
    "known_to", "state", "days_late", "window_earliest", "window_latest", "settled_on", "drifting",
    "digest",
)  # fmt: skip


def _columns(row: Reading | ForecastReading, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def store(subject: Event | Issue, rows: Mapping[Ident, dict[str, Any]]) -> None:
    """Create the rows, with what they cite, in a number of queries that does not grow per row."""
    about: dict[str, Any] = {"event" if isinstance(subject, Event) else "issue": subject}
    keys = _keys(rows)
    readings = {i: row for i, row in rows.items() if i[0] == "reading"}
    outlooks = {i: row for i, row in rows.items() if i[0] == "forecast"}
    made = Reading.objects.bulk_create(
        [
            Reading(
                **about,
                aspect=aspect,
                party_id=keys.parties.get(scope) if aspect != "ordinal" else None,
                series_id=keys.series.get(scope) if aspect == "ordinal" else None,
                item=item,
                said_by=said_by,
                known_from=known_from,
                assessment_id=keys.assessments.get(row["assessment"]),
                **{name: row[name] for name in _READING_COLUMNS},
            )
            for (_, aspect, scope, item, said_by, known_from), row in readings.items()
        ],
        batch_size=BATCH,
    )
    ReadingClaim.objects.bulk_create(
        [
            ReadingClaim(reading=reading, claim_id=keys.claims[claim], role=role)
            for reading, row in zip(made, readings.values(), strict=True)
            for claim, role in row["cited"]
        ],
        batch_size=BATCH,
    )
    followed = ForecastReading.objects.bulk_create(
        [
            ForecastReading(
                **about,
                identity="\n".join(ident[1:-1]),
                known_from=ident[-1],
                claim_id=keys.claims[row["claim"]],
                speaker_id=keys.actors.get(row["speaker"]),
                **{name: row[name] for name in _OUTLOOK_COLUMNS},
            )
            for ident, row in outlooks.items()
        ],
        batch_size=BATCH,
    )
    echo = ForecastReading.echoes.through
    echo._default_manager.bulk_create(
        [
            echo(forecastreading_id=outlook.pk, claim_id=keys.claims[claim])
            for outlook, row in zip(followed, outlooks.values(), strict=True)
            for claim in row["cited"]
        ],
        batch_size=BATCH,
    )


@dataclass(frozen=True)
class _Keys:
    """Primary keys by public name, for what the rows to be stored point at."""

    parties: Mapping[str, int]
    series: Mapping[str, int]
    actors: Mapping[str, int]
    claims: Mapping[str, int]
    assessments: Mapping[str, int]


def _keys(rows: Mapping[Ident, dict[str, Any]]) -> _Keys:
    claims = {c if isinstance(c, str) else c[0] for row in rows.values() for c in row["cited"]}
    return _Keys(
        parties=dict(Party.objects.values_list("slug", "pk")),
        series=dict(Series.objects.values_list("slug", "pk")),
        actors=_by_name(Actor, "slug", {row.get("speaker", "") for row in rows.values()}),
        claims=_by_name(Claim, "public_id", claims),
        assessments=_by_name(
            Assessment, "public_id", {row.get("assessment", "") for row in rows.values()}
        ),
    )


def _by_name(model: Any, name: str, wanted: Collection[str]) -> dict[str, int]:
    """Primary keys by public name, asked for in batches: SQLite takes so many at a time."""
    names = sorted(wanted)
    found: dict[str, int] = {}
    for start in range(0, len(names), BATCH):
        rows = model.objects.filter(**{f"{name}__in": names[start : start + BATCH]})
        found.update(rows.values_list(name, "pk"))
    return found
