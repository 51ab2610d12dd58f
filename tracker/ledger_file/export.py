"""Writing the ledger file: the whole record, or what the public could see of it on a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any

from django.db import connection, models, transaction

from tracker.ledger import Ledger
from tracker.ledger_file.format import (
    CITED,
    CLAIMS,
    FORMAT,
    FORMAT_VERSION,
    LISTS,
    NEGOTIATION,
    NOUN_LISTS,
    READINGS,
    SPEAKERS,
    Section,
    Type,
)
from tracker.ledger_file.mentions import without_unmentioned
from tracker.models import (
    Assessment,
    Negotiation,
    Party,
    Reading,
    ReadingClaim,
    StatementSpeaker,
)
from tracker.progress import Watch, unwatched

Object = dict[str, Any]
# What stands inside an object, by the primary key of its row.
Parts = dict[int, list[Any]]

_ORDERS: dict[str, Callable[[Object], Any]] = {
    "parties": lambda row: (not row["principal"], row["order"], row["slug"]),
    "issues": lambda row: (row["order"], row["slug"]),
    "reports": lambda row: (row["published_earliest"] or date.min, row["public_id"]),
    # Of one moment, what comes first says most.
    "corrections": lambda row: (row["made_at"], row["pk"]),
    "former_slugs": lambda row: (row["noun"], row["slug"]),
}


def export(
    *,
    as_of: date | None = None,
    public: bool = False,
    readings: bool = False,
    watch: Watch = unwatched,
) -> str:
    """The text of a ledger file.

    With a day, or for the public, it holds published rows known by that day and nothing else;
    for the public also no stored text. Otherwise it is a backup of the record.
    """
    with _one_moment():
        ledger = Ledger.as_of(as_of) if public or as_of else None
        document = Writing(ledger, for_desk=not public, watch=watch).document(readings=readings)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


@contextmanager
def _one_moment() -> Iterator[None]:
    """All questions are answered as of one moment, whatever others write meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


class Writing:
    """One export: which rows are seen, and what each is called."""

    def __init__(self, ledger: Ledger | None, *, for_desk: bool, watch: Watch = unwatched) -> None:
        self.ledger = ledger
        self.watch = watch
        self.for_desk = for_desk
        # Slugs and ids by primary key: of what is not seen, none.
        self.names: dict[str, dict[int, str]] = {}
        for name, section in (*LISTS.items(), ("claims", CLAIMS)):
            if len(section.identity) == 1:
                column = section.identity[0].column
                self.names[name] = dict(self.rows_of(name, section).values_list("pk", column))

    def rows_of(self, name: str, section: Section) -> models.QuerySet[Any]:
        """The rows of a list that are seen: nouns all of them, until it is clear who is named."""
        if self.ledger and name not in (*NOUN_LISTS.values(), "former_slugs"):
            seen: models.QuerySet[Any] = getattr(self.ledger, name)()
            return seen
        return section.model._default_manager.all()

    def document(self, *, readings: bool) -> Object:
        document: Object = {"format": FORMAT, "format_version": FORMAT_VERSION}
        if negotiation := self.negotiation():
            document["negotiation"] = negotiation
        inside = {
            "statements": {"speakers": self.speakers()},
            "reports": {"claims": self.claims()},
            "assessments": {"claims": self.citations()},
        }
        for name, section in LISTS.items():
            document[name] = self.objects(name, section, inside.get(name, {}))
        if self.ledger:
            without_unmentioned(document)
        if readings:
            document["readings"] = self.readings()
        return {name: value for name, value in document.items() if value != []}

    def objects(self, name: str, section: Section, inside: dict[str, Parts]) -> list[Object]:
        more = {"order", "principal", "published_earliest"}
        fields = [field.name for field in section.model._meta.concrete_fields]
        columns = [f for f in fields if f in more or section.key_of(f)]
        rows = list(self.rows_of(name, section).order_by().values("pk", *columns))
        rows.sort(key=_ORDERS.get(name, lambda row: row[section.identity[0].column]))
        return [
            self.written(section, row, {key: parts.get(row["pk"]) for key, parts in inside.items()})
            for row in self.watch(f"Writing {name.replace('_', ' ')}", rows)
        ]

    def written(
        self, section: Section, row: Mapping[str, Any], inside: Mapping[str, Any]
    ) -> Object:
        """An object of the file: every key in its place, without those that say nothing."""
        written: Object = {}
        for key in section.keys:
            if key.is_desk_only and not self.for_desk:
                continue
            value = row[key.column] if key.column else inside.get(key.name)
            if key.type is Type.REFERENCE and value is not None:
                value = self.names[key.to].get(value)
            elif key.type is Type.DAY and value is not None:
                value = value.isoformat()
            elif key.type is Type.MOMENT and value is not None:
                value = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
            if value not in (None, "", []) and (key.is_required or value != key.default):
                written[key.name] = value
        if "republication_of" not in written:
            # How it carries a report that is not seen would give that report away.
            written.pop("republication_kind", None)
        return written

    def negotiation(self) -> Object:
        stored = Negotiation.objects.values("title", "summary", "version").first()
        if stored is None:
            return {}
        row: Object = {**stored}
        if self.ledger and not self.ledger.is_today:
            # It counts changes of all days.
            row["version"] = NEGOTIATION["version"].default
        principals = Party.objects.principals().order_by("order", "slug")
        return self.written(
            NEGOTIATION, row, {"principals": list(principals.values_list("slug", flat=True))}
        )

    def speakers(self) -> Parts:
        rows = StatementSpeaker.objects.order_by("statement", "order", "pk")
        return self._grouped(SPEAKERS, rows.values("statement", "actor", "office"), "statement")

    def claims(self) -> Parts:
        rows = self.rows_of("claims", CLAIMS).order_by("report", "order", "pk")
        columns = [key.column for key in CLAIMS.column_keys]
        return self._grouped(CLAIMS, rows.values("report", *columns), "report")

    def _grouped(self, section: Section, rows: Iterable[Mapping[str, Any]], parent: str) -> Parts:
        parts: Parts = {}
        words = f"Writing {section.model._meta.verbose_name_plural}"
        for row in self.watch(words, list(rows)):
            parts.setdefault(row[parent], []).append(self.written(section, row, {}))
        return parts

    def citations(self) -> Parts:
        """The ids of the claims each assessment cites: the leading one, then the others by id."""
        seen = self.names["claims"]
        leading = dict(Assessment.objects.values_list("pk", "leading_claim"))
        parts: Parts = {pk: [seen[claim]] for pk, claim in leading.items() if claim in seen}
        through = Assessment.further_claims.through._default_manager
        further = [
            (pk, seen[claim])
            for pk, claim in through.values_list("assessment", "claim")
            if claim in seen and claim != leading[pk]
        ]
        for pk, claim in sorted(further, key=lambda pair: pair[1]):
            parts.setdefault(pk, []).append(claim)
        return parts

    def readings(self) -> list[Object]:
        rows = self.ledger.reading_history() if self.ledger else Reading.objects.all()
        columns = [key.column for key in READINGS.column_keys]
        cited = self._cited(rows)
        written = []
        for row in rows.order_by().values("pk", *columns):
            if self.ledger and row["known_to"] and row["known_to"] > self.ledger.day:
                row["known_to"] = None
            written.append(self.written(READINGS, row, {"claims": cited.get(row["pk"])}))
        return sorted(written, key=_place_of_reading)

    def _cited(self, readings: models.QuerySet[Reading]) -> Parts:
        links = ReadingClaim.objects.filter(reading__in=readings.order_by().values("pk"))
        rows = links.order_by("claim__public_id").values(
            "reading", "role", public_id=models.F("claim__public_id")
        )
        return self._grouped(CITED, rows, "reading")


def _place_of_reading(reading: Object) -> list[str]:
    keys = ("event", "issue", "aspect", "party", "series", "item", "said_by", "known_from")
    return [reading.get(key, "") for key in keys]
