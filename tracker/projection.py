"""Rebuilds what is derived from the record: readings, outlooks, and the days anything is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from tracker import movement, visibility
from tracker.digests import digest_of
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Event,
    ForecastReading,
    Issue,
    Negotiation,
    Party,
    Reading,
    ReadingClaim,
    Report,
    Ruling,
    Series,
    Succession,
)
from tracker.rule_claims import record_of, rejections_on, stand_ins_for
from tracker.rules import record as rules
from tracker.rules.folding import fold

BATCH = 500
# What follows from the rest of a row, or from the rows before it.
FOLLOWING = ("digest", "moved", "disputed_since", "drifting")


@dataclass(frozen=True)
class ReadingChange:
    """One stretch of a subject's readings or outlooks that came, went or became another.

    `before` and `after` are what is stored and what belongs there, None where there is nothing;
    `key` is what the stretches of one reading or forecast share.
    """

    subject: Event | Issue
    label: str
    known_from: date
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    key: tuple[Any, ...]

    @property
    def is_seen(self) -> bool:
        """Whether the row itself says something else, and not only what follows from others."""
        return _own(self.before) != _own(self.after)

    def __str__(self) -> str:
        return (
            f"{self.subject}: {self.label} from {self.known_from}: "
            f"{_worded(self.before)} → {_worded(self.after)}"
        )


def _own(row: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return row and {name: value for name, value in row.items() if name not in FOLLOWING}


def _worded(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return "nothing"
    shown = ", ".join(row["values"]) if "values" in row else str(row["state"])
    until = row["known_to"]
    contested = ", contested" if row.get("contested") else ""
    end = f", until {until}" if until else ""
    return f"{shown} ({row.get('support', 'forecast')}{contested}{end})"


@dataclass
class Touched:
    """The events and issues, by primary key, that a change can have touched.

    With an event it touches every event in whose place that one stands.
    """

    events: set[int] = field(default_factory=set)
    issues: set[int] = field(default_factory=set)

    def add(self, rows: Iterable[Claim | Assessment | Succession | Ruling]) -> Touched:
        for row in rows:
            if isinstance(row, Succession):
                self.events.add(row.former_id)
            elif isinstance(row, Ruling):
                self.add([row.claim])
            elif row.event_id:
                self.events.add(row.event_id)
            elif row.issue_id:
                self.issues.add(row.issue_id)
        return self

    def subjects(self) -> Iterator[Event | Issue]:
        events = Succession.objects.with_formers(self.events)
        yield from Event.objects.filter(pk__in=events).order_by("slug")
        yield from Issue.objects.filter(pk__in=self.issues).order_by("slug")


def everything() -> Touched:
    """Every subject there is."""
    return Touched(
        set(Event.objects.values_list("pk", flat=True)),
        set(Issue.objects.values_list("pk", flat=True)),
    )


@transaction.atomic
def rebuild(touched: Touched) -> list[ReadingChange]:
    """Bring the readings of the touched subjects, every noun's day and the days of movement up
    to the record.

    Called in the transaction of the change that calls for it, it waits for any other that was
    begun. Returns what it changed.
    """
    Negotiation.objects.lock()
    changes = []
    for subject in touched.subjects():
        plan = Plan.of(subject)
        changes += plan.changes()
        plan.carry_out()
    visibility.bring_up_to_date()
    movement.bring_up_to_date()
    return changes


def check(touched: Touched) -> list[ReadingChange]:
    """What rebuild() would change, without changing it."""
    return [change for subject in touched.subjects() for change in Plan.of(subject).changes()]


def preview(
    *rows: Report | Assessment | Succession | Ruling, published: bool
) -> list[ReadingChange]:
    """The readings that would change if the rows were published, or were not."""
    touched, assume = Touched(), {row.public_id: published for row in rows}
    for row in rows:
        touched.add(row.claims.all() if isinstance(row, Report) else [row])
    plans = (Plan.of(subject, assume) for subject in touched.subjects())
    return [change for plan in plans for change in plan.changes() if change.is_seen]


Ident = tuple[Any, ...]


@dataclass
class Plan:
    """What is stored of one subject, and what belongs there."""

    subject: Event | Issue
    stored: dict[Ident, tuple[int, dict[str, Any]]]
    wanted: dict[Ident, dict[str, Any]]

    @classmethod
    def of(cls, subject: Event | Issue, assume: Mapping[str, bool] | None = None) -> Plan:
        """`assume` says of reports, and of what the desk says, by id, whether to count them as
        published."""
        found = fold_subject(subject, assume or {})
        wanted = {**_reading_rows(found), **_outlook_rows(found)}
        for ident, row in wanted.items():
            row["digest"] = _digest(subject, ident, row)
        return cls(subject, _stored_rows(subject), wanted)

    def changes(self) -> list[ReadingChange]:
        found = []
        for ident in sorted({*self.stored, *self.wanted}, key=repr):
            before = self.stored[ident][1] if ident in self.stored else None
            after = self.wanted.get(ident)
            if before != after:
                label, known_from = _label(ident), ident[-1]
                found.append(
                    ReadingChange(self.subject, label, known_from, before, after, ident[:-1])
                )
        return found

    def carry_out(self) -> None:
        gone: dict[str, list[int]] = {"reading": [], "forecast": []}
        for ident, (pk, row) in self.stored.items():
            if self.wanted.get(ident) != row:
                gone[ident[0]].append(pk)
        Reading.objects.filter(pk__in=gone["reading"]).delete()
        ForecastReading.objects.filter(pk__in=gone["forecast"]).delete()
        new = {
            ident: row
            for ident, row in self.wanted.items()
            if ident not in self.stored or self.stored[ident][1] != row
        }
        _store(self.subject, new)


def fold_subject(subject: Event | Issue, assume: Mapping[str, bool]) -> rules.Fold:
    """All that the rules read of one subject; see Plan.of() for `assume`."""
    claims, verdicts = record_of(subject, assume)
    principals = list(Party.objects.principals().values_list("slug", flat=True))
    instead = (
        stand_ins_for(subject, claims, principals, assume) if isinstance(subject, Event) else []
    )
    return fold(claims, verdicts, principals, rejections_on(subject, assume), instead)


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


def _stored_rows(subject: Event | Issue) -> dict[Ident, tuple[int, dict[str, Any]]]:
    rows: dict[Ident, tuple[int, dict[str, Any]]] = {}
    # Django would ask for the claims of each row in one long "or", which SQLite refuses past a
    # thousand rows.
    cited = _together(
        subject.readings.all(), "readingclaim__claim__public_id", "readingclaim__role"
    )
    for row in subject.readings.select_related("party", "series", "assessment"):
        scope = row.party.slug if row.party else row.series.slug if row.series else ""
        ident: Ident = ("reading", row.aspect, scope, row.item, row.said_by, row.known_from)
        rows[ident] = (
            row.pk,
            _columns(row, _READING_COLUMNS)
            | {
                "assessment": row.assessment.public_id if row.assessment else "",
                "cited": sorted(cited[row.pk]),
            },
        )
    echoes = _together(subject.forecasts.all(), "echoes__public_id")
    for outlook in subject.forecasts.select_related("claim", "speaker"):
        ident = ("forecast", *outlook.identity.split("\n"), outlook.known_from)
        rows[ident] = (
            outlook.pk,
            _columns(outlook, _OUTLOOK_COLUMNS)
            | {
                "claim": outlook.claim.public_id,
                "speaker": outlook.speaker.slug if outlook.speaker else "",
                "cited": sorted(claim for (claim,) in echoes[outlook.pk]),
            },
        )
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


def _label(ident: Ident) -> str:
    if ident[0] == "forecast":
        return f"forecast of {ident[3]} {ident[4]} ({ident[1]})"
    _, aspect, scope, item, said_by, _ = ident
    parts = (scope, item, f"said by {said_by}" if said_by else "")
    return " / ".join([aspect, *(part for part in parts if part)])


def _store(subject: Event | Issue, rows: Mapping[Ident, dict[str, Any]]) -> None:
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
