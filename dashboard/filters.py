"""The filters of the tables: from the address to fewer rows, with options that are public."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from dashboard import parameters, wording
from dashboard.remembered import once_a_version
from dashboard.selects import PlainSelect
from tracker.ledger import Ledger
from tracker.models import Claim, Event, Reading, ReadingClaim, Report
from tracker.models.constraints import SLUG_PATTERN
from tracker.models.propositions import ASPECT_CHOICES
from tracker.models.readings import ForecastQuerySet
from tracker.rules.record import Kind, Role, Support

Options = list[tuple[str, str]]

YES_OR_NO: Options = [("yes", "Yes"), ("no", "No")]
# A select of a thousand options helps nobody; the page of an event leads to its claims.
EVENTS = 60
# What the column "Standing" shows the support of; rivals stand against it.
RESTING = (Role.SUPPORTS.value, Role.UNATTRIBUTED.value, Role.DRIFT.value)
DISPUTING: Options = [
    ("contradiction", "Contradiction"),
    ("drift", "Drift"),
    ("parties-differ", "Parties differ"),
]
# What a filter of disputes asks of a forecast.
FORECAST_COLUMNS = {"issue": "issue__slug", "event": "event__slug", "aspect": "claim__aspect"}
VOICES: Options = [("speaker", "Somebody quoted"), ("outlet", "The outlet's own voice")]


def choice(label: str, options: Options | None = None, **extra: Any) -> filters.ChoiceFilter:
    """A filter by one of some options, or by none."""
    return filters.ChoiceFilter(
        label=label, choices=options or [], empty_label="Any", widget=PlainSelect, **extra
    )


def _day(label: str, lookup: str) -> filters.DateFilter:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return filters.DateFilter("known_from", lookup, label=label, widget=widget)


class PublicFilter(filters.FilterSet):
    """Filters whose options are public on the ledger's day.

    What the address asks for is read before anything is filtered: raises BadParameter for an
    option that is not offered, whether it exists or not.
    """

    def __init__(self, query: QueryDict, rows: QuerySet[Any], ledger: Ledger) -> None:
        super().__init__(query, rows)
        self.ledger = ledger
        for name, options in self._offered().items():
            self.filters[name].extra["choices"] = options
        for name, declared in self.filters.items():
            self._read(query, name, declared)

    def options(self) -> Mapping[str, Options]:
        """The options of the filters that have theirs from the ledger."""
        raise NotImplementedError

    def _offered(self) -> Mapping[str, Options]:
        """The options, asked for once for each version of the ledger and each day.

        Only who asks for an event may be offered another: one that is not among the newest.
        """
        if "event" in self.filters and self.data.get("event"):
            return self.options()
        name = f"options:{type(self).__name__}:{self.ledger.day}"
        return once_a_version(self.ledger, name, self.options)

    @staticmethod
    def _read(query: QueryDict, name: str, declared: filters.Filter) -> None:
        if isinstance(declared, filters.DateFilter):
            parameters.day(query, name)
        else:
            parameters.word(query, name, dict(declared.extra["choices"]))

    @property
    def active(self) -> dict[str, str]:
        """The filters that are set: the name of each, and what it asks for in words."""
        return {
            name: f"{declared.label}: {self._asked(name, declared)}"
            for name, declared in self.filters.items()
            if self.data.get(name)
        }

    def _asked(self, name: str, declared: filters.Filter) -> str:
        asked = self.data[name]
        if isinstance(declared, filters.DateFilter):
            return wording.when(asked)
        return str(dict(declared.extra["choices"])[asked])

    def without(self, name: str) -> QuerySet[Any]:
        """The rows that all the other filters leave."""
        query = self.data.copy()
        query.pop(name, None)
        rows: QuerySet[Any] = type(self)(query, self.queryset, self.ledger).qs
        return rows


class ClaimFilter(PublicFilter):
    """Claims by what they are about, whose word they are, where they stand and when."""

    issue = choice("Issue", field_name="issue__slug")
    event = choice("Event", field_name="event__slug")
    party = choice("Party whose word it is", method="in_voice_of")
    speaker = choice("Speaker", method="said_or_told_by")
    outlet = choice("Outlet", field_name="report__outlet__slug")
    voice = choice("Voice", VOICES, method="of_voice")
    kind = choice("Kind", [(kind.value, kind.value.capitalize()) for kind in Kind])
    aspect = choice("Aspect", ASPECT_CHOICES)
    support = choice(
        "Support",
        [(rung.value, wording.SUPPORT_WORDS[rung].capitalize()) for rung in Support],
        method="supported",
    )
    contested = choice("Contested", YES_OR_NO, method="cited_in_dispute")
    known_from = _day("Known from", "gte")
    known_until = _day("Known until", "lte")

    class Meta:
        model = Claim
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        ledger = self.ledger
        speaking = ledger.speakers().filter(actor=OuterRef("pk"))
        heard = Exists(speaking) | Exists(ledger.statements().filter(according_to=OuterRef("pk")))
        return {
            **subjects_known(ledger, self.data.get("event", "")),
            "party": list(ledger.parties().values_list("slug", "name")),
            "speaker": list(ledger.actors().filter(heard).values_list("slug", "name")),
            "outlet": outlets_reporting(ledger),
        }

    def in_voice_of(self, claims: QuerySet[Claim], name: str, slug: str) -> QuerySet[Claim]:
        """Rule 2: the speaker's party, or for hearsay that of the one who tells it."""
        speaking = self.ledger.speakers().filter(
            statement=OuterRef("statement"), actor__party__slug=slug
        )
        told = Q(statement__according_to__party__slug=slug)
        return claims.filter(told | Q(Exists(speaking), statement__according_to__isnull=True))

    def said_or_told_by(self, claims: QuerySet[Claim], name: str, slug: str) -> QuerySet[Claim]:
        speaking = self.ledger.speakers().filter(statement=OuterRef("statement"), actor__slug=slug)
        return claims.filter(Exists(speaking) | Q(statement__according_to__slug=slug))

    def of_voice(self, claims: QuerySet[Claim], name: str, voice: str) -> QuerySet[Claim]:
        return claims.filter(statement__isnull=voice == "outlet")

    def supported(self, claims: QuerySet[Claim], name: str, rung: str) -> QuerySet[Claim]:
        """Those that what is read on their aspect rests on, if it stands on that rung."""
        resting = self._citing().filter(role__in=RESTING, reading__support=rung)
        return claims.filter(pk__in=resting.values("claim"))

    def cited_in_dispute(self, claims: QuerySet[Claim], name: str, yes: str) -> QuerySet[Claim]:
        """Those cited, for or against, where what is read on their aspect is contested."""
        disputed = Q(pk__in=self._citing().filter(reading__contested=True).values("claim"))
        return claims.filter(disputed if yes == "yes" else ~disputed)

    def _citing(self) -> QuerySet[ReadingClaim]:
        """Why what is read of claims' own aspects cites them, on the day.

        It is asked once for all claims: once for each took seconds among twenty thousand.
        """
        return self.ledger.citations_now().filter(reading__aspect=F("claim__aspect"))


class DisputeFilter(PublicFilter):
    """Disputed readings by what they are of, and by how their claims stand to each other."""

    issue = choice("Issue", field_name="issue__slug")
    event = choice("Event", field_name="event__slug")
    aspect = choice("Aspect", ASPECT_CHOICES)
    relation = choice("Relation", DISPUTING, method="in_relation")

    class Meta:
        model = Reading
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        return subjects_known(self.ledger, self.data.get("event", ""))

    def forecasts(self) -> ForecastQuerySet:
        """The forecasts that fit what is asked of disputes: those can only drift."""
        found = self.ledger.forecasts()
        asked = {name: self.data.get(name, "") for name in self.filters}
        if asked["relation"] not in ("", "drift"):
            return found.none()
        for name, column in FORECAST_COLUMNS.items():
            found = found.filter(**{column: asked[name]}) if asked[name] else found
        return found

    def in_relation(self, readings: QuerySet[Reading], name: str, relation: str) -> Any:
        """Drift contests a reading too, but is a contradiction only if other words are there."""
        if relation == "drift":
            return readings.filter(drift=True)
        if relation == "parties-differ":
            return readings.filter(differs=True)
        cited = self.ledger.citations().filter(reading=OuterRef("pk"))
        others = cited.exclude(role__in=[Role.DRIFT, Role.DIFFERS])
        return readings.filter(Q(drift=False) | Exists(others), contested=True)


class ReportFilter(PublicFilter):
    """Reports by outlet and day."""

    outlet = choice("Outlet", field_name="outlet__slug")
    known_from = _day("Known from", "gte")
    known_until = _day("Known until", "lte")

    class Meta:
        model = Report
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        return {"outlet": outlets_reporting(self.ledger)}


def subjects_known(ledger: Ledger, asked: str) -> dict[str, Options]:
    """The issues and events a filter offers."""
    return {
        "issue": list(ledger.issues().values_list("slug", "title")),
        "event": newest_events(ledger.events(), asked),
    }


def newest_events(events: QuerySet[Event], asked: str) -> Options:
    """The events a filter offers: the newest of them, and the one asked for."""
    known = events.order_by("-known_from", "slug").values_list("title", "slug")
    # What is no slug is never looked up: a database may refuse the very characters.
    named = known.filter(slug=asked) if re.match(SLUG_PATTERN, asked) else ()
    return [(slug, title) for title, slug in sorted({*known[:EVENTS], *named})]


def outlets_reporting(ledger: Ledger) -> Options:
    """The outlets that have a report in the ledger, not those only spoken to."""
    reporting = ledger.outlets().filter(pk__in=ledger.reports().order_by().values("outlet"))
    return list(reporting.values_list("slug", "name"))
