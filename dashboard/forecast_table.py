"""The table of forecasts: its columns, what they sort by, and its filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import django_tables2 as tables
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from dashboard import wording
from dashboard.claim_rows import Row
from dashboard.filters import VOICES, Options, PublicFilter, choice, newest_events
from dashboard.forecast_rows import forecast_card
from dashboard.promise_tally import DUE_SOON_DAYS
from dashboard.tables import PublicTable
from tracker.models import ForecastReading
from tracker.models.readings import ForecastQuerySet
from tracker.rules.record import Outcome

DUE_SOON = "due_soon"
# In the order of a forecast's life: what is to come, what fell due, what cannot be measured.
STATES: tuple[Outcome, ...] = (
    Outcome.OPEN, Outcome.OVERDUE, Outcome.KEPT, Outcome.LATE, Outcome.CALLED_OFF,
    Outcome.NOT_SCORABLE, Outcome.UNREPORTED, Outcome.NOT_DECIDABLE, Outcome.AWAITS_VERDICT,
)  # fmt: skip

Sorted = tuple[QuerySet[ForecastReading], bool]


class ForecastTable(PublicTable):
    """Forecasts, each with its words, its window and what came of it; takes with_sources()."""

    foretold = tables.Column(verbose_name="What is foretold", empty_values=(), orderable=False)
    speaker = tables.Column(empty_values=())
    said = tables.Column(empty_values=())
    window = tables.Column(verbose_name="Which means", empty_values=())
    echoes = tables.Column(verbose_name="Told by", empty_values=(), orderable=False)
    outcome = tables.Column(empty_values=())

    body_template = "dashboard/_forecast_rows.html"
    noun = "forecasts"

    class Meta(PublicTable.Meta):
        order_by = "-said"

    def order_speaker(self, forecasts: QuerySet[ForecastReading], down: bool) -> Sorted:
        """By the speaker's name; outlets' own voices last either way."""
        name = F("speaker__name")
        by_name = name.desc(nulls_last=True) if down else name.asc(nulls_last=True)
        return forecasts.order_by(by_name, "identity"), True

    def order_said(self, forecasts: QuerySet[ForecastReading], down: bool) -> Sorted:
        """By the day the words were said, at the latest, else published."""
        said = Coalesce("claim__statement__said_latest", "claim__known_from")
        told = forecasts.annotate(told_on=said)
        return told.order_by("-told_on" if down else "told_on", "identity"), True

    def order_window(self, forecasts: QuerySet[ForecastReading], down: bool) -> Sorted:
        """By the day the window closes; what nothing bounds comes last either way."""
        closes = F("window_latest")
        by_end = closes.desc(nulls_last=True) if down else closes.asc(nulls_last=True)
        return forecasts.order_by(by_end, "identity"), True

    def order_outcome(self, forecasts: QuerySet[ForecastReading], down: bool) -> Sorted:
        """In the order of a forecast's life."""
        places = [When(state=state.value, then=Value(n)) for n, state in enumerate(STATES)]
        placed = forecasts.annotate(place=Case(*places, output_field=IntegerField()))
        return placed.order_by("-place" if down else "place", "window_latest", "identity"), True

    def rows_of(self, records: Sequence[ForecastReading]) -> list[Row]:
        return [forecast_card(forecast, self.ledger) for forecast in records]


class ForecastFilter(PublicFilter):
    """Forecasts by what became of them, whose they are and what they are about."""

    state = choice(
        "What came of it",
        [
            (STATES[0].value, "Open"),
            (DUE_SOON, f"Due soon: open, closes within {DUE_SOON_DAYS} days"),
            *((state.value, wording.OUTCOME_WORDS[state].capitalize()) for state in STATES[1:]),
        ],
        method="come_to",
    )
    speaker = choice("Speaker", method="made_by")
    party = choice("Party of the speaker", method="made_for")
    event = choice("Event", field_name="event__slug")
    issue = choice("Issue", field_name="issue__slug")
    voice = choice("Voice", VOICES, method="of_voice")

    class Meta:
        model = ForecastReading
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        """The speakers, parties, events and issues of the forecasts known by the day."""
        ledger, told = self.ledger, self.ledger.forecasts().order_by()
        jointly = ledger.speakers().filter(statement__in=told.values("claim__statement"))
        own = jointly.filter(statement__according_to=None)
        speaking = ledger.actors().filter(
            Q(pk__in=told.values("speaker")) | Q(pk__in=own.values("actor"))
        )
        parties = ledger.parties().filter(pk__in=speaking.order_by().values("party"))
        events = ledger.events().filter(pk__in=told.values("event"))
        issues = ledger.issues().filter(pk__in=told.values("issue"))
        return {
            "speaker": list(speaking.values_list("slug", "name")),
            "party": list(parties.values_list("slug", "name")),
            "event": newest_events(events, self.data.get("event", "")),
            "issue": list(issues.values_list("slug", "title")),
        }

    def made_by(self, forecasts: ForecastQuerySet, name: str, slug: str) -> ForecastQuerySet:
        return forecasts.made_by(slug)

    def made_for(self, forecasts: ForecastQuerySet, name: str, slug: str) -> ForecastQuerySet:
        return forecasts.made_for(slug)

    def come_to(
        self, forecasts: QuerySet[ForecastReading], name: str, state: str
    ) -> QuerySet[ForecastReading]:
        if state != DUE_SOON:
            return forecasts.filter(state=state)
        soon = self.ledger.day + timedelta(days=DUE_SOON_DAYS)
        return forecasts.filter(state=Outcome.OPEN.value, window_latest__lte=soon)

    def of_voice(
        self, forecasts: QuerySet[ForecastReading], name: str, voice: str
    ) -> QuerySet[ForecastReading]:
        return forecasts.filter(speaker__isnull=voice == "outlet")
