"""Claims: single propositions as single reports carry them; all else is derived from them."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Case, Exists, F, Max, Min, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Replace
from django.urls import reverse
from django.utils import timezone

from tracker import quotations
from tracker.aspects import NOT
from tracker.fields import EdtfField
from tracker.models.actors import Actor
from tracker.models.agenda import Event, Issue
from tracker.models.columns import choices_of
from tracker.models.constraints import PARTY_SCOPED, FieldCheck, known_word
from tracker.models.parties import Party
from tracker.models.propositions import OF_ACTORS, Proposition, PropositionQuerySet
from tracker.models.publication import Publication
from tracker.models.record import tracked
from tracker.models.reports import Report
from tracker.models.statements import Statement, StatementSpeaker
from tracker.quotations import QuoteState
from tracker.rules import forecasts
from tracker.rules.forecasts import Window
from tracker.rules.record import Hedge, Kind
from tracker.text import fold_space

QUOTE_LIMIT = 500
_SHOWN = 60


class ClaimQuerySet(PropositionQuerySet["Claim"]):
    def published(self) -> Self:
        """Those the public may see: claims of published reports."""
        return self.filter(report__status=Publication.PUBLISHED)

    def carrying(self, report: Report) -> Self:
        """The claims of a report, and of every report that carries its text.

        A republication's own voice counts as the republished outlet's (rule 2).
        """
        return self.filter(report__in=Report.objects.family_of(report))

    def about_event(self, event: Event) -> Self:
        return self.filter(event=event)

    def about_issue(self, issue: Issue) -> Self:
        return self.filter(issue=issue)

    def silences(self) -> Self:
        """Those that record that a party had not spoken."""
        return self.filter(kind=Kind.SILENCE.value)

    def voiced_by(self, party: Party) -> Self:
        """Rule 2: those that are the word of someone of that party."""
        told = Q(statement__according_to__party=party)
        said = Q(statement__according_to=None, statement__speakers__party=party)
        return self.filter(told | said).distinct()

    def with_speakers(self) -> Self:
        """With who made the statement of each and for which party, in one query more."""
        speakers = StatementSpeaker.objects.with_parties()
        return self.prefetch_related(Prefetch("statement__statementspeaker_set", speakers))

    def with_person_named(self) -> Self:
        """With `person_named`, the name of the actor that the value is; None where it is none."""
        named = Actor.objects.filter(slug=Replace(OuterRef("value"), Value(NOT), Value("")))
        name = When(aspect__in=OF_ACTORS, then=Subquery(named.values("name")[:1]))
        return self.annotate(person_named=Case(name, output_field=models.CharField()))

    def voice_a_party(self) -> Q:
        """Rule 2, for rows of parties: whether any of these claims is the party's word."""
        told = self.filter(statement__according_to__party=OuterRef("pk"))
        speaking = {"statement__according_to": None, "statement__speakers__party": OuterRef("pk")}
        return Q(Exists(told)) | Q(Exists(self.filter(**speaking)))

    def entered_by_hand(self) -> Self:
        """Claims of published reports that intake read, which none of its suggestions became."""
        return self.published().filter(report__intakes__isnull=False, suggested=None).distinct()

    def newest(self, count: int) -> Self:
        """So many of those entered last."""
        return self.order_by("-pk")[:count]

    def values_of_events(self) -> models.QuerySet["Claim", tuple[str, str, str, date]]:
        """(event, aspect, value, day of the first report that says so), each once."""
        said = self.filter(event__isnull=False).order_by("event__slug", "aspect", "value")
        grouped = said.values("event__slug", "aspect", "value")
        first = grouped.annotate(first=Min("report__known_from"))
        return first.values_list("event__slug", "aspect", "value", "first")

    def quoting_wrongly(self) -> Self:
        """Those whose quotation does not stand in the text of their report."""
        return self.filter(quote_state=QuoteState.NOT_FOUND)

    def derive_again(self) -> None:
        """Fill the derived columns anew: the report or the statement they hang on has changed."""
        changed = []
        for claim in self:
            before = [getattr(claim, column) for column in Claim.derived]
            claim.derive()
            if before != [getattr(claim, column) for column in Claim.derived]:
                changed.append(claim)
        self.model._default_manager.bulk_update(changed, Claim.derived)


_COUNTED = ("known_from", "kind", "statement", "report")


class Claim(Proposition):
    """One proposition as carried by one report, with the words that are its evidence."""

    derived = ("known_from", "quote_state", "window_earliest", "window_latest")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="claims")
    order = models.PositiveIntegerField(
        blank=True,
        default=None,
        help_text="Its place among the report's claims, from 0. Empty: at the end.",
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text=(
            "The act of speech the report relays here. Empty: the outlet says it in its own voice. "
            "Several reports of one interview relay one statement; look for it before adding one."
        ),
    )
    kind = models.CharField(
        max_length=20,
        choices=choices_of(Kind),
        default=Kind.FACT.value,
        help_text=(
            "What is done with the words. Forecast: it says that something will be. Silence: it "
            "records that a party had not spoken; it has no value."
        ),
    )
    hedge = models.CharField(
        "strength",
        max_length=20,
        choices=choices_of(Hedge),
        blank=True,
        help_text='How strongly it is said. Empty: plainly. Conditional: "if there is the will".',
    )
    quote = models.TextField(
        "quotation",
        blank=True,
        validators=[MaxLengthValidator(QUOTE_LIMIT)],
        help_text=(
            "The report's own words, letter by letter and as few as prove the claim. Empty only if "
            "the text is not held."
        ),
    )
    quote_at = models.PositiveIntegerField(
        "place of the quotation",
        null=True,
        blank=True,
        help_text=(
            "Only if the quotation stands in the text more than once: at which character the one "
            "that is meant begins."
        ),
    )
    quote_state = models.CharField(max_length=10, choices=QuoteState, blank=True, editable=False)
    summary = models.CharField(
        max_length=400,
        help_text="One neutral sentence that can be understood without the quotation.",
    )
    about = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_about",
        help_text=(
            "The party whose status, demand or delegation it describes, when that is not the "
            "speaker's own. An outlet's own voice always needs it there. If both sides did "
            "something, enter the claim twice, once a party."
        ),
    )
    holds_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day the described state held, when that is not the day it was said.",
    )
    window = EdtfField(
        blank=True,
        help_text=(
            "Forecasts only: the dates, if the text bounds them itself; for example "
            "between 24 June and 31 August 2026"
        ),
    )
    window_words = models.CharField(
        "words of the window",
        max_length=100,
        blank=True,
        help_text=(
            "Forecasts only: the phrase as printed, for example very soon. The table of phrases "
            "gives it days; a phrase that is not there needs dates, or the mark below."
        ),
    )
    window_earliest = models.DateField(null=True, editable=False)
    window_latest = models.DateField(null=True, editable=False)
    not_scorable = models.BooleanField(
        default=False,
        help_text="A forecast that names no time, or depends on a condition: it is never overdue.",
    )
    speaker_as_written = models.CharField(
        max_length=200,
        blank=True,
        help_text="Name and office as this report writes them.",
    )
    note = models.TextField(blank=True, help_text="The desk's remark. The public reads it.")
    # Its report's day while that is published, else null: one indexed column says what is public.
    known_from = models.DateField(null=True, blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()
    history = tracked(*derived)

    class Meta:
        ordering = ["report_id", "order", "pk"]
        indexes = [
            # What is counted of a subject's claims is all here: who is heard, who noted a silence.
            models.Index("event", *_COUNTED, name="claim_event_known"),
            models.Index("issue", *_COUNTED, name="claim_issue_known"),
            models.Index("kind", "known_from", name="claim_kind_known"),
            models.Index("known_from", "id", name="claim_known_id"),
        ]
        constraints = [
            *Proposition.Meta.constraints,
            known_word("kind", Kind, "a kind of claim"),
            known_word("hedge", Hedge, "a strength", blank=True),
            known_word("quote_state", QuoteState.values, "a state", blank=True),
            FieldCheck(
                beside="value",
                condition=~Q(kind=Kind.SILENCE.value) | Q(value=""),
                name="claim_silence_without_value",
                message="Silence is no value: leave it empty. That there is none is a statement.",
            ),
            FieldCheck(
                beside="value",
                condition=Q(kind=Kind.SILENCE.value) | ~Q(value=""),
                name="claim_with_value",
                message="A value is missing. Only a silence has none.",
            ),
            FieldCheck(
                beside="about",
                condition=~Q(kind=Kind.SILENCE.value) | Q(about__isnull=False),
                name="claim_silence_of_party",
                message="Say which party had not spoken.",
            ),
            FieldCheck(
                beside="about",
                condition=~PARTY_SCOPED | Q(statement__isnull=False) | Q(about__isnull=False),
                name="claim_own_voice_about_party",
                message=(
                    "The outlet speaks for itself here: say which party it describes. "
                    "If somebody is quoted, choose the statement."
                ),
            ),
            FieldCheck(
                beside="window_words",
                condition=~Q(kind=Kind.FORECAST.value)
                | Q(not_scorable=True)
                | ~Q(window="")
                | ~Q(window_words=""),
                name="claim_forecast_with_window",
                message=(
                    "A forecast has a window: the phrase as printed, or dates. "
                    "If it has neither, mark it as not scorable."
                ),
            ),
            FieldCheck(
                beside="kind",
                condition=Q(kind=Kind.FORECAST.value)
                | Q(
                    window="",
                    window_words="",
                    not_scorable=False,
                    window_earliest__isnull=True,
                    window_latest__isnull=True,
                ),
                name="claim_window_of_forecast",
                message="Only a forecast has a window or can be not scorable.",
            ),
            FieldCheck(
                beside="window",
                condition=Q(window_earliest__isnull=True)
                | Q(window_latest__isnull=True)
                | Q(window_earliest__lte=F("window_latest")),
                name="claim_window_in_order",
                message="The window ends before it begins.",
            ),
        ]

    def __str__(self) -> str:
        definition = self.definition
        label = definition.label if definition else self.aspect
        words = self.quote or self.value
        short = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
        return f"{label} of {self.subject or 'nothing yet'}: “{short}”"

    def get_absolute_url(self) -> str:
        return reverse("claim", kwargs={"public_id": self.public_id})

    @property
    def takes_value(self) -> bool:
        return self.kind != Kind.SILENCE

    def settle(self) -> None:
        super().settle()
        self.quote = fold_space(self.quote)

    def derive(self) -> None:
        self.known_from = self.report.known_from if self.report.is_published else None
        self.quote_state = quotations.state(self.quote, self.report.body) if self.quote else ""
        self.settle_window()
        # The column is not null, so only a row that was never stored can be without a place.
        if self.__dict__["order"] is None:
            last = self.report.claims.aggregate(last=Max("order"))["last"]
            self.order = 0 if last is None else last + 1

    def settle_window(self) -> None:
        """Rule 12: from the dates, or from the phrase and the day it was said, to days."""
        self.window_earliest, self.window_latest = self.window_by(1) or (None, None)

    def window_by(self, scale: float) -> Window | None:
        """The days a forecast leaves itself if the table's were so many times as long."""
        if self.kind != Kind.FORECAST:
            return None
        said = self.statement.said if self.statement else self.report.published
        day = self.report.known_from
        return forecasts.window(self.window, self.window_words, said, day, scale)

    def clean(self) -> None:
        super().clean()
        problems = {"window_words": self._problem_of_window(), "quote_at": self._problem_of_place()}
        if found := {field: problem for field, problem in problems.items() if problem}:
            raise ValidationError(found)

    def _problem_of_window(self) -> str:
        if self.kind != Kind.FORECAST or self.window or self.not_scorable or not self.window_words:
            return ""
        if forecasts.days_of(self.window_words, timezone.localdate()) is not None:
            return ""
        return (
            f'"{self.window_words}" is not in the table of phrases: '
            f"{', '.join(forecasts.PHRASES)}. Give dates, or mark the forecast as not scorable."
        )

    def _problem_of_place(self) -> str:
        try:
            return quotations.ambiguity(self.quote, self.quote_at, self.report.body)
        except Report.DoesNotExist:  # The report is being entered in the same form.
            return ""

    def quote_problem(self) -> str:
        """What must be mended in the quotation before publication; "" for nothing."""
        return quotations.problem(self.quote, self.quote_at, self.report.body)
