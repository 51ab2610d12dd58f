"""Assessments: the desk's own dated verdicts, each on one aspect of one subject."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from tracker.models.claims import Claim
from tracker.models.constraints import PARTY_SCOPED, FieldCheck, known_word
from tracker.models.parties import Party
from tracker.models.propositions import Proposition, PropositionQuerySet
from tracker.models.publication import DECISION_WORDS, OF_DECISIONS, PUBLIC, Publication
from tracker.models.record import tracked


class AssessmentQuerySet(PropositionQuerySet["Assessment"]):
    def published(self) -> Self:
        return self.filter(status=Publication.PUBLISHED)

    def ever_public(self) -> Self:
        """Those that readers see or saw: the leading claim's report is published, or was."""
        return self.published().filter(leading_claim__report__status__in=PUBLIC)


class Assessment(Proposition):
    """The desk's verdict. It decides from its day until newer claims disagree, and cites claims."""

    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        help_text="Whose status, demand or delegation is judged, if the aspect is a party's own.",
    )
    known_from = models.DateField(
        "decides from",
        default=timezone.localdate,
        help_text="The day from which it counts; on earlier days the site does not know it.",
    )
    rationale = models.TextField(help_text="Why, for the public, in a few plain sentences.")
    leading_claim = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        related_name="assessments_led",
        help_text="The claim the verdict rests on first.",
    )
    further_claims = models.ManyToManyField(
        Claim,
        blank=True,
        related_name="assessments_further",
        help_text="Other claims it weighs, those it decides against included.",
    )
    status = models.CharField(
        max_length=10, choices=OF_DECISIONS, default=Publication.DRAFT, editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = AssessmentQuerySet.as_manager()
    history = tracked(m2m_fields=[further_claims])

    class Meta:
        ordering = ["-known_from", "-pk"]
        permissions = [("publish_assessment", "Can publish and withdraw assessments")]
        constraints = [
            *Proposition.Meta.constraints,
            known_word("status", DECISION_WORDS, "a status"),
            FieldCheck(
                beside="value",
                condition=~Q(value=""),
                name="assessment_with_value",
                message="A verdict needs a value.",
            ),
            FieldCheck(
                beside="rationale",
                condition=~Q(rationale=""),
                name="assessment_explained",
                message="A verdict needs its reasons.",
            ),
            FieldCheck(
                beside="party",
                condition=(PARTY_SCOPED & Q(party__isnull=False))
                | (~PARTY_SCOPED & Q(party__isnull=True)),
                name="assessment_party_in_scope",
                message=(
                    "Say whose it is where the aspect is a party's own; "
                    "leave the party empty for any other aspect."
                ),
            ),
        ]

    def __str__(self) -> str:
        definition = self.definition
        label = definition.label if definition else self.aspect
        return f"{label} of {self.subject or 'nothing yet'}: {self.value} ({self.known_from})"

    def get_absolute_url(self) -> str:
        """The page of what it judges: a verdict is shown there, and has no page of its own."""
        return self.subject.get_absolute_url() if self.subject else reverse("method")

    def cited_claims(self) -> list[Claim]:
        """Every claim it cites, the leading one first and the others by id."""
        others = sorted(self.further_claims.all(), key=lambda claim: claim.public_id)
        return [self.leading_claim, *(claim for claim in others if claim != self.leading_claim)]


# Django makes the table behind `further_claims` cascade; a claim that a verdict cites is evidence.
Assessment.further_claims.through._meta.get_field("claim").remote_field.on_delete = models.PROTECT
