"""Corrections: what was changed, and why, of something that the public could read already."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tracker.models.claims import Claim
from tracker.models.constraints import FieldCheck, known_word, public_id_format
from tracker.models.record import PubliclyNumbered
from tracker.models.reports import Report
from tracker.text import clean_text

TITLE_LIMIT = 400

# A column, what it said, and what it says; "" for nothing.
Change = tuple[str, str, str]


class CorrectionKind(models.TextChoices):
    CHANGED = "changed", "Corrected"
    ADDED = "added", "Added"
    REMOVED = "removed", "Removed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RESTORED = "restored", "Published again"
    MERGED = "merged", "Merged"


class Corrected(models.TextChoices):
    """The kinds of thing that are corrected; the values are the models' names."""

    REPORT = "report", "Report"
    CLAIM = "claim", "Claim"
    STATEMENT = "statement", "Statement"
    PARTY = "party", "Party"
    ACTOR = "actor", "Person or body"
    OUTLET = "outlet", "Outlet"
    ISSUE = "issue", "Issue"
    SERIES = "series", "Series"
    EVENT = "event", "Event"
    ASSESSMENT = "assessment", "Verdict of the desk"
    SUCCESSION = "succession", "Link between events"
    RULING = "ruling", "Ruling of the desk"
    NEGOTIATION = "negotiation", "Negotiation"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections, the newest first."""

    def of(self, noun: str, name: str) -> Self:
        return self.filter(noun=noun, name=name)

    def of_claim(self, claim: Claim) -> Self:
        """What concerns a claim: itself, the statement it relays, and whether its report stands."""
        concerned = Q(noun=Corrected.CLAIM, name=claim.public_id)
        if claim.statement:
            concerned |= Q(noun=Corrected.STATEMENT, name=claim.statement.public_id)
        ends = (CorrectionKind.WITHDRAWN, CorrectionKind.RESTORED)
        return self.filter(concerned | Q(report=claim.report, kind__in=ends))

    def of_report(self, report: Report) -> Self:
        """Of the report itself and of its claims, those included that it has no more."""
        return self.filter(report=report)

    def moments(self) -> models.QuerySet[Correction, datetime]:
        """When something was corrected, the latest first; what one act changed has one moment."""
        return self.order_by("-made_at").values_list("made_at", flat=True).distinct()

    def renamed(self, noun: str, former: str, now: str) -> None:
        """Let those of a thing that was merged into another be found there."""
        self.of(noun, former).update(name=now)


class Correction(PubliclyNumbered):
    """One thing that changed. What one act changed has the same moment and the same reason."""

    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    kind = models.CharField(max_length=10, choices=CorrectionKind)
    noun = models.CharField(max_length=20, choices=Corrected)
    name = models.CharField(max_length=80, blank=True, help_text="Its id or its slug.")
    title = models.CharField(max_length=TITLE_LIMIT, blank=True, help_text="What it was called.")
    # Of a report, and of its claims: those that were removed have no row any more.
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    reason = models.TextField(help_text="What was wrong. The public reads it.")
    changes = models.TextField(
        default="[]", help_text="JSON: of each column its name, what it said and what it says."
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        indexes = [models.Index("noun", "name", name="correction_of")]
        constraints = [
            public_id_format(),
            known_word("kind", CorrectionKind.values, "a kind of correction"),
            known_word("noun", Corrected.values, "a kind of thing"),
            FieldCheck(
                beside="reason",
                condition=~Q(reason=""),
                name="correction_explained",
                message="The public reads why: a correction needs its reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title or self.name}"

    def settle(self) -> None:
        super().settle()
        self.changes = as_json(self.changed)

    @property
    def changed(self) -> list[Change]:
        """The columns with what they said and say; raises ValidationError if it is none."""
        try:
            rows = json.loads(self.changes)
        except (ValueError, RecursionError):
            rows = None
        if not _is_list_of_changes(rows):
            raise ValidationError(
                {"changes": 'Write a JSON list of changes; for example [["value", "2", "3"]]'}
            )
        return [(column, before, after) for column, before, after in rows]


def _is_list_of_changes(rows: Any) -> bool:
    return isinstance(rows, list) and all(
        isinstance(row, list) and len(row) == 3 and all(isinstance(text, str) for text in row)
        for row in rows
    )


def as_json(changes: Iterable[Change]) -> str:
    """In one canonical form; what JSON had escaped is cleaned like every text."""
    rows = [[clean_text(text) for text in row] for row in changes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
