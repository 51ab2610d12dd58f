"""Reports: published documents, the day each became known, and where its text came from."""

from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from tracker.fields import EdtfField, bounds
from tracker.models.agenda import Event, Issue
from tracker.models.columns import AddressField
from tracker.models.constraints import (
    FieldCheck,
    known_word,
    language_tag,
    public_id_format,
    web_address,
)
from tracker.models.outlets import Outlet
from tracker.models.publication import PUBLIC, Publication
from tracker.models.record import KnownQuerySet, PubliclyNumbered, tracked


class PublishedBasis(models.TextChoices):
    STATED = "stated", "Stated by the report"
    INFERRED = "inferred", "Inferred by the desk"


class RepublicationKind(models.TextChoices):
    REPRINT = "reprint", "Reprint"
    TRANSLATION = "translation", "Translation"
    PARAPHRASE = "paraphrase", "Paraphrase"


# Dated within bounds only, or not at all: between the two days nobody can say whether it was known.
DATED_WITHIN_BOUNDS = Q(published_earliest__lt=F("known_from")) | Q(published_earliest__isnull=True)


class ReportQuerySet(KnownQuerySet["Report"]):
    def published(self) -> Self:
        return self.filter(status=Publication.PUBLISHED)

    def withdrawn(self) -> Self:
        return self.filter(status=Publication.WITHDRAWN)

    def family_of(self, report: "Report") -> list[int]:
        """The report, and by primary key every report that carries its text, at any remove."""
        found, new = {report.pk}, {report.pk}
        while new:
            carried = self.filter(republication_of__in=new).values_list("pk", flat=True)
            new = set(carried) - found
            found |= new
        return sorted(found)

    def drafts(self) -> Self:
        return self.filter(status=Publication.DRAFT)

    def ready(self) -> Self:
        """Finished by an editor; a publisher reads them next."""
        return self.filter(status=Publication.READY)

    def possible_on(self, day: date) -> Self:
        """Those that can have been published by that day, and count only from a later one."""
        begun = Q(published_earliest__lte=day) | Q(published_earliest__isnull=True)
        return self.filter(DATED_WITHIN_BOUNDS, begun, known_from__gt=day)

    def known_between(self, first: date, last: date) -> Self:
        """Those that became known on one of the days, drafts with them."""
        return self.filter(known_from__gte=first, known_from__lte=last)

    def bearing(self, address: str, headline: str) -> Self:
        """Those whose address has these words, or with that headline; an empty one bears none."""
        addressed = Q(url__icontains=address) if address else Q(pk__in=[])
        return self.filter(addressed | (Q(headline__iexact=headline) & ~Q(headline="")))

    def about_issue(self, issue: Issue) -> Self:
        return self.filter(claims__issue=issue).distinct()

    def about_event(self, event: Event) -> Self:
        return self.filter(claims__event=event).distinct()


class Report(PubliclyNumbered):
    """One published document. Its body is kept for editors, and never shown to the public."""

    derived = ("published_earliest", "published_latest", "known_from")

    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text="Who published it, not who is quoted in it.",
    )
    headline = models.CharField(
        max_length=300,
        help_text=(
            "As printed. If the text has none, take it from the address and say so in the note."
        ),
    )
    byline = models.CharField(
        max_length=200, blank=True, help_text="Author and agencies as the report names them."
    )
    url = AddressField(
        "address",
        help_text="Of the original. Empty if none is recorded; the page then says so.",
    )
    published = EdtfField(
        blank=True,
        help_text=(
            "The date on the report itself, not the day we found it. If the page has none, give "
            "the bounds you can infer, and explain them in the note on the date."
        ),
    )
    published_basis = models.CharField(
        "basis of the date",
        max_length=10,
        choices=PublishedBasis,
        default=PublishedBasis.STATED,
        help_text="Stated: it stands on the report. Inferred: you worked it out.",
    )
    published_note = models.TextField(
        "note on the date",
        blank=True,
        help_text="How an inferred date was found. The public reads it.",
    )
    published_earliest = models.DateField(null=True, editable=False)
    published_latest = models.DateField(null=True, editable=False)
    language = models.CharField(
        max_length=20,
        default="en",
        help_text="Of the report, as a language tag; for example en, ru or pt-BR",
    )
    status = models.CharField(
        max_length=10, choices=Publication, default=Publication.DRAFT, editable=False
    )
    republication_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="republications",
        help_text="The report whose text this one carries, if the ledger holds it.",
    )
    republication_kind = models.CharField(
        max_length=20,
        choices=RepublicationKind,
        blank=True,
        help_text="How it carries the other report's text.",
    )
    primary_document = models.BooleanField(
        default=False,
        help_text=(
            "It is the text of a note, decree or joint statement itself, not a report about one. "
            "What it says is then supported on paper."
        ),
    )
    entered = models.DateField(
        default=timezone.localdate,
        editable=False,
        help_text="The day the desk entered it. A report is never known later than that.",
    )
    known_from = models.DateField(blank=True, editable=False)
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(blank=True, editable=False)
    note = models.TextField(
        blank=True, help_text="The desk's remark on the report as a whole. The public reads it."
    )
    body = models.TextField(
        "stored text",
        blank=True,
        help_text=(
            "The article's own text, without teasers, tickers and forms around it. Quotations are "
            "looked up in it. It is never published: the copyright is not ours."
        ),
    )
    edition = models.PositiveIntegerField(default=0, editable=False)

    objects = ReportQuerySet.as_manager()
    history = tracked("published_earliest", "published_latest", "known_from", "edition")

    class Meta:
        ordering = ["-known_from", "-pk"]
        permissions = [("publish_report", "Can publish, correct and withdraw reports")]
        indexes = [
            models.Index("status", "known_from", name="report_status_known"),
            models.Index("outlet", "known_from", name="report_outlet_known"),
            models.Index(
                "status", "known_from", condition=DATED_WITHIN_BOUNDS, name="report_within_bounds"
            ),
        ]
        constraints = [
            public_id_format(),
            known_word("status", Publication.values, "a status"),
            known_word("published_basis", PublishedBasis.values, "the basis of the date"),
            known_word("republication_kind", RepublicationKind.values, "a kind", blank=True),
            web_address("url"),
            language_tag("language"),
            FieldCheck(
                beside="published",
                condition=~Q(published_basis=PublishedBasis.STATED) | ~Q(published=""),
                name="report_stated_date",
                message=(
                    "A stated date is missing. If the report has none, choose Inferred and explain "
                    "in the note on the date what is known of it."
                ),
            ),
            FieldCheck(
                beside="published_note",
                condition=~Q(published_basis=PublishedBasis.INFERRED) | ~Q(published_note=""),
                name="report_inferred_date_explained",
                message="An inferred date needs a note that says how it was found.",
            ),
            FieldCheck(
                beside="republication_kind",
                condition=Q(republication_of__isnull=True, republication_kind="")
                | (Q(republication_of__isnull=False) & ~Q(republication_kind="")),
                name="report_republication_whole",
                message="Give both the republished report and how it is carried, or neither.",
            ),
            FieldCheck(
                beside="republication_of",
                condition=Q(republication_of__isnull=True) | ~Q(republication_of=F("id")),
                name="report_republishes_another",
                message="A report cannot republish itself.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=Publication.WITHDRAWN, withdrawn_on__isnull=False)
                    & ~Q(withdrawal_reason="")
                )
                | (
                    ~Q(status=Publication.WITHDRAWN)
                    & Q(withdrawn_on__isnull=True, withdrawal_reason="")
                ),
                name="report_withdrawal_whole",
                violation_error_message=(
                    "A withdrawn report has the day and the reason of its withdrawal; "
                    "no other report has them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headline or 'Without headline'} ({self.published or 'undated'})"

    def get_absolute_url(self) -> str:
        return reverse("report", kwargs={"public_id": self.public_id})

    @property
    def is_published(self) -> bool:
        return self.status == Publication.PUBLISHED

    @property
    def is_public(self) -> bool:
        """Whether its page exists: withdrawn reports keep theirs, with the notice."""
        return self.status in PUBLIC

    def derive(self) -> None:
        self.published_earliest, self.published_latest = bounds(self.published)
        self.known_from = self.day_known()

    def day_known(self) -> date:
        """Rule 1: the latest day it can have been published on, or the day it was entered."""
        return min(self.published_latest or self.entered, self.entered)

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            super().save(*args, **options)
            self.claims.select_related("statement").derive_again()
