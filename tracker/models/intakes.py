"""Intakes: what the desk was given to read, what was suggested of it, and what editors decided."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from tracker.models.claims import Claim
from tracker.models.columns import AddressField, choices_of
from tracker.models.constraints import FieldCheck, known_word, web_address
from tracker.models.publication import PUBLIC
from tracker.models.record import Record
from tracker.models.reports import Report
from tracker.rules.record import Kind

HEADLINE_LIMIT = 300


class IntakeState(models.TextChoices):
    """How far the desk is with an article."""

    OPEN = "open", "To review"
    FINISHED = "finished", "Reviewed"
    SET_ASIDE = "set aside", "Set aside"


class IntakeQuerySet(models.QuerySet["Intake"]):
    def to_review(self) -> Self:
        return self.filter(state=IntakeState.OPEN)

    def in_work(self) -> Self:
        """What waits for its review, or became a draft that is not public yet."""
        is_public = Q(report__isnull=False, report__status__in=PUBLIC)
        return self.exclude(state=IntakeState.SET_ASIDE).exclude(is_public)

    def with_counts(self) -> Self:
        """With how many suggestions each has (`suggested_total`) and has open (`open_total`)."""
        is_open = Q(suggested__decision=Decided.OPEN)
        return self.annotate(
            suggested_total=Count("suggested"), open_total=Count("suggested", filter=is_open)
        )


class Intake(Record):
    """One article as the desk took it in. It is the desk's own: nothing of it is ever public.

    `article` and `likenings` are canonical JSON of what tracker/intake made of it.
    """

    url = AddressField("address", help_text="Where the article stands, if the editor said so.")
    file_name = models.CharField(
        "file", max_length=200, blank=True, help_text="The name of the file that was uploaded."
    )
    headline = models.CharField(max_length=HEADLINE_LIMIT, blank=True)
    article = models.TextField(help_text="What was read, what was cut, and what was found in it.")
    likenings = models.TextField(
        default="[]", help_text="Reports of the ledger that it may be, or carry."
    )
    state = models.CharField(max_length=10, choices=IntakeState, default=IntakeState.OPEN)
    # A draft can be deleted; what was decided about the suggestions is kept.
    report = models.ForeignKey(
        Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="intakes"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name = "article taken in"
        verbose_name_plural = "articles taken in"
        constraints = [
            web_address("url"),
            known_word("state", IntakeState.values, "a state"),
            FieldCheck(
                beside="article",
                condition=~Q(article=""),
                name="intake_with_article",
                message="Nothing was read.",
            ),
            FieldCheck(
                beside="state",
                condition=~Q(state=IntakeState.SET_ASIDE) | Q(report__isnull=True),
                name="intake_set_aside_without_report",
                message="A draft was made of it: delete the draft before you set it aside.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.file_name or self.url or "An article without a headline"


class Decided(models.TextChoices):
    """What an editor decided about a suggestion."""

    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    CHANGED = "changed", "Accepted with changes"
    REJECTED = "rejected", "Rejected"


TAKEN = (Decided.ACCEPTED, Decided.CHANGED)


class SuggestedQuerySet(models.QuerySet["Suggested"]):
    def open(self) -> Self:
        return self.filter(decision=Decided.OPEN)

    def decided(self) -> Self:
        return self.exclude(decision=Decided.OPEN)

    def taken(self) -> Self:
        """Those that an editor made claims of, with changes or without."""
        return self.filter(decision__in=TAKEN)


class Suggested(Record):
    """One claim that was suggested of an article, and what an editor decided about it.

    `proposed` and `final` are canonical JSON in the words of tracker/intake/suggestion.py; the
    decision outlives the claim, so that the quality of suggestions can always be measured.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="suggested")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=choices_of(Kind), blank=True)
    proposed = models.TextField()
    decision = models.CharField(max_length=10, choices=Decided, default=Decided.OPEN)
    final = models.TextField(blank=True)
    claim = models.OneToOneField(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggested"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestedQuerySet.as_manager()

    class Meta:
        ordering = ["intake_id", "order"]
        verbose_name = "suggestion"
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "order"],
                name="suggested_once_in_order",
                violation_error_message="Another suggestion of this article has that place.",
            ),
            known_word("kind", Kind, "a kind of claim", blank=True),
            known_word("decision", Decided.values, "a decision"),
            FieldCheck(
                beside="decision",
                condition=Q(decision=Decided.OPEN, decided_at__isnull=True)
                | (~Q(decision=Decided.OPEN) & Q(decided_at__isnull=False)),
                name="suggested_decided_some_day",
                message="A decision has its day, and what is open has none.",
            ),
            FieldCheck(
                beside="final",
                condition=(Q(decision__in=TAKEN) & ~Q(final=""))
                | (~Q(decision__in=TAKEN) & Q(final="")),
                name="suggested_final_if_taken",
                message="What was accepted is kept as it was accepted, and nothing else is.",
            ),
            FieldCheck(
                beside="claim",
                condition=Q(claim__isnull=True) | Q(decision__in=TAKEN),
                name="suggested_claim_if_taken",
                message="Only an accepted suggestion is a claim.",
            ),
        ]

    def __str__(self) -> str:
        return f"Suggestion {self.order + 1} of “{self.intake}”"

    @property
    def is_open(self) -> bool:
        return self.decision == Decided.OPEN

    @property
    def is_taken(self) -> bool:
        return self.decision in TAKEN
