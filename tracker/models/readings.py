"""Readings: what follows from the claims, as intervals. Only the projection writes these tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from tracker.fields import EdtfField
from tracker.models.actors import Actor
from tracker.models.agenda import Event, Issue, Series
from tracker.models.assessments import Assessment
from tracker.models.claims import Claim
from tracker.models.columns import choices_of
from tracker.models.constraints import aspect_applies, known_word, one_subject
from tracker.models.parties import Party
from tracker.models.propositions import ASPECT_CHOICES, VALUE_LIMIT
from tracker.models.record import M
from tracker.models.slugs import SLUG_LIMIT
from tracker.models.statements import StatementSpeaker
from tracker.rules.record import Outcome, Role, Support


class IntervalQuerySet(models.QuerySet[M]):
    """Rows that hold over [known_from, known_to); without known_to they still do."""

    def known_by(self, day: date) -> Self:
        """What had begun by that day, what has been replaced since included."""
        return self.filter(known_from__lte=day)

    def as_of(self, day: date) -> Self:
        """What was so on that day."""
        return self.known_by(day).standing_after(day)

    def standing_after(self, day: date) -> Self:
        """What had not ended by that day, be it that it had not begun."""
        return self.filter(Q(known_to__isnull=True) | Q(known_to__gt=day))

    def begun(self, since: date, until: date) -> Self:
        """What began after one day and up to another."""
        return self.filter(known_from__gt=since, known_from__lte=until)

    def ended(self, since: date, until: date) -> Self:
        """What was replaced, or fell away, after one day and up to another."""
        return self.filter(known_to__gt=since, known_to__lte=until)

    def sum_of_digests(self) -> int:
        """A number that is another one as soon as any of the rows is."""
        total: int | None = self.order_by().aggregate(total=Sum("digest"))["total"]
        return int(total or 0)

    def whole_days(self, since: date, until: date, most: int) -> date:
        """The day after which whole days up to another hold no more beginnings than so many.

        It is `since` where all do; the last day on which anything began is never left out.
        """
        begun = self.begun(since, until).order_by("-known_from")
        days: list[date] = list(begun.values_list("known_from", flat=True)[: most + 1])
        return min(days[-1], days[0] - timedelta(days=1)) if len(days) > most else since


def digest_column() -> models.BigIntegerField[int, int]:
    return models.BigIntegerField(
        editable=False, help_text="The number that stands for all it says: see tracker/digests.py."
    )


def _interval() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(known_to__isnull=True) | Q(known_to__gt=F("known_from")),
        name="%(class)s_interval",
        violation_error_message="An interval ends after it begins.",
    )


class ReadingQuerySet(IntervalQuerySet["Reading"]):
    def about_event(self, event: Event) -> Self:
        return self.filter(event=event)

    def about_issue(self, issue: Issue) -> Self:
        return self.filter(issue=issue)

    def about_events(self) -> Self:
        return self.filter(event__isnull=False)

    def about_issues(self) -> Self:
        return self.filter(issue__isnull=False)

    def of(self, *aspects: str) -> Self:
        return self.filter(aspect__in=aspects)

    def newest_items(self, most: int, sharing: Collection[str] = ()) -> dict[int, int]:
        """Of each aspect of each party the so many that changed last, what is contested first.

        The aspects in `sharing` have so many together, but at least one each. What is no item
        but has one value is all there. By primary key, with how many of its aspect there are.
        """
        same = [F("event"), F("issue"), F("party"), F("aspect")]
        kind = Case(When(aspect__in=sharing, then=Value("")), default=F("aspect"))
        together: list[F | Case] = [*same[:-1], kind]
        order = [F("contested").desc(), F("known_from").desc(), F("item").asc()]
        ranked = self.annotate(
            rank=Window(RowNumber(), partition_by=same, order_by=order),
            place=Window(RowNumber(), partition_by=together, order_by=order),
        )
        return ranked.filter(Q(item="") | Q(rank=1) | Q(place__lte=most))._counted(same)

    def first_voices(self, most: int, voices: Sequence[str]) -> dict[int, int]:
        """Of each aspect of each party what so many say of it, in the order of those voices.

        By primary key, with how many say something of it.
        """
        same = [F("event"), F("issue"), F("aspect"), F("party")]
        ranks = [When(said_by=voice, then=rank) for rank, voice in enumerate(voices)]
        order: list[F | Case] = [Case(*ranks, default=len(ranks)), F("said_by")]
        ranked = self.annotate(rank=Window(RowNumber(), partition_by=same, order_by=order))
        return ranked.filter(rank__lte=most)._counted(same)

    def _counted(self, same: Sequence[F]) -> dict[int, int]:
        # Keys alone: a database ranks them in half the time it takes for whole rows.
        alike = Window(Count("pk"), partition_by=same)
        return dict(self.order_by().annotate(alike=alike).values_list("pk", "alike"))

    def disputed_on(self, day: date) -> Self:
        """What somebody contradicts, what drifted, and where the parties differ, on that day."""
        # SQLite finds the few that are by their index only if it is asked for nothing else, and
        # for those that still stand apart from those that ended later.
        begun = self.known_by(day).filter(disputed_since__isnull=False).order_by().values("pk")
        standing = begun.filter(known_to__isnull=True)
        return self.filter(pk__in=standing.union(begun.filter(known_to__gt=day), all=True))

    def newest_dispute_first(self) -> Self:
        """Disputed readings by the start of the dispute, those of one day by title."""
        title = Coalesce("event__title", "issue__title")
        scope = "party__order", "party__slug", "series__slug", "said_by", "item"
        return self.order_by("-disputed_since", title, "aspect", *scope)

    def last_moves(self) -> dict[int, date]:
        """By the primary key of each issue, the last day on which other values were read."""
        moves = self.filter(issue__isnull=False, moved=True).order_by().values_list("issue")
        return dict(moves.annotate(Max("known_from")))


_DISPUTED = Q(contested=True) | Q(drift=True) | Q(differs=True)
_SINCE = Q(disputed_since__isnull=False)


class Reading(models.Model):
    """The value of one aspect of one subject over an interval, and what supports it.

    Where words are read side by side, `said_by` says whose they are: "own" (the party's own),
    the slug of another party, "press", or "desk"; elsewhere it is empty.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, db_index=False, related_name="readings"
    )
    issue = models.ForeignKey(
        Issue, on_delete=models.CASCADE, null=True, db_index=False, related_name="readings"
    )
    aspect = models.CharField(max_length=30, choices=ASPECT_CHOICES)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="readings")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, null=True, related_name="readings")
    item = models.CharField(
        max_length=VALUE_LIMIT,
        blank=True,
        help_text="Of a many-valued aspect: what is asserted or negated, in small letters.",
    )
    said_by = models.CharField(max_length=SLUG_LIMIT, blank=True)
    known_from = models.DateField()
    known_to = models.DateField(null=True)
    values = models.JSONField(default=list, help_text="Canonical values; several where none wins.")
    since = EdtfField(blank=True, help_text="When the latest supporting word was said, or held.")
    support = models.CharField(max_length=20, choices=choices_of(Support))
    speakers = models.PositiveIntegerField(default=0)
    origins = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    hearsay = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)
    drift = models.BooleanField(default=False)
    differs = models.BooleanField(default=False)
    needs_review = models.BooleanField(default=False)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, null=True, related_name="readings"
    )
    claims: models.ManyToManyField[Claim, ReadingClaim] = models.ManyToManyField(
        Claim, through="ReadingClaim", related_name="readings"
    )
    moved = models.BooleanField(
        help_text="Whether other values are read than before, and not only with other support."
    )
    disputed_since = models.DateField(
        null=True, help_text="The day from which it has been disputed, without a break."
    )
    digest = digest_column()

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["known_from", "pk"]
        indexes = [
            models.Index("event", "aspect", "known_from", "known_to", name="reading_event_aspect"),
            models.Index("issue", "aspect", "known_from", "known_to", name="reading_issue_aspect"),
            models.Index("known_from", "known_to", name="reading_interval"),
            # For the days of movement, which add up the digests by the day.
            models.Index("known_to", "known_from", "digest", name="reading_standing"),
            # Few are disputed, and the page of disputes counts and sorts them all.
            models.Index(
                fields=["known_to", "known_from"],
                condition=_SINCE,
                name="reading_disputed",
            ),
            models.Index(
                fields=["issue", "aspect", "known_from"],
                condition=Q(moved=True),
                name="reading_moved",
            ),
        ]
        constraints = [
            one_subject(),
            aspect_applies(),
            known_word("support", Support, "a rung"),
            _interval(),
            models.CheckConstraint(
                condition=(_DISPUTED & _SINCE) | (~_DISPUTED & ~_SINCE),
                name="%(class)s_disputed_since",
                violation_error_message="What is disputed has been so since a day.",
            ),
        ]

    def __str__(self) -> str:
        whose = " ".join(str(part) for part in (self.party or self.series, self.said_by) if part)
        until = self.known_to or "…"
        return (
            f"{self.aspect} of {self.subject}{f' ({whose})' if whose else ''}: "
            f"{', '.join(self.values)} [{self.known_from}, {until})"
        )

    @property
    def subject(self) -> Event | Issue | None:
        return self.event or self.issue


class ReadingClaim(models.Model):
    """Why a reading cites a claim."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE)
    role = models.CharField(max_length=20, choices=choices_of(Role))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "claim"], name="claim_once_a_reading"),
            known_word("role", Role, "a role"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.claim}"


class ForecastQuerySet(IntervalQuerySet["ForecastReading"]):
    def about_event(self, event: Event) -> Self:
        return self.filter(event=event)

    def about_issue(self, issue: Issue) -> Self:
        return self.filter(issue=issue)

    def about_events(self) -> Self:
        return self.filter(event__isnull=False)

    def made_by(self, actor: str) -> Self:
        """Those of the actor of that slug: of a joint statement each speaker foresees."""
        return self._made_by("", actor)

    def made_for(self, party: str) -> Self:
        """Those made by whoever speaks for the party of that slug."""
        return self._made_by("__party", party)

    def _made_by(self, path: str, slug: str) -> Self:
        speaking = StatementSpeaker.objects.filter(
            statement=OuterRef("claim__statement"),
            statement__according_to=None,
            **{f"actor{path}__slug": slug},
        )
        return self.filter(Q(Exists(speaking)) | Q(**{f"speaker{path}__slug": slug}))

    def drifting(self) -> Self:
        """Rule 12: those of which reports of the same words give other days than decide."""
        return self.filter(drifting=True)

    def awaited(self) -> Self:
        """Those that no report has settled: still open, or past their day or window."""
        unsettled = (Outcome.OPEN, Outcome.OVERDUE, Outcome.UNREPORTED)
        return self.filter(state__in=[state.value for state in unsettled])


class ForecastReading(models.Model):
    """What had become of one forecast over an interval; its echoes count as one."""

    claim = models.ForeignKey(
        Claim,
        on_delete=models.CASCADE,
        related_name="forecasts",
        help_text="The echo whose window decides.",
    )
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="forecasts")
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, null=True, related_name="forecasts")
    speaker = models.ForeignKey(
        Actor,
        on_delete=models.CASCADE,
        null=True,
        related_name="forecasts",
        help_text="Empty where an outlet forecasts in its own voice.",
    )
    identity = models.TextField(
        help_text="Origin, subject, aspect and value, on a line each: what its intervals share."
    )
    known_from = models.DateField()
    known_to = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=choices_of(Outcome))
    days_late = models.PositiveIntegerField(null=True)
    window_earliest = models.DateField(null=True)
    window_latest = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    drifting = models.BooleanField(
        help_text="Whether some of its echoes give another window than the one that decides."
    )
    digest = digest_column()
    echoes = models.ManyToManyField(Claim, related_name="forecasts_echoed")

    objects = ForecastQuerySet.as_manager()

    class Meta:
        ordering = ["known_from", "pk"]
        indexes = [
            models.Index("known_from", "known_to", "digest", name="forecast_interval"),
            # Few do, and the page of disputes counts them all.
            models.Index(
                fields=["known_from", "known_to"],
                condition=Q(drifting=True),
                name="forecast_drifting",
            ),
        ]
        constraints = [
            one_subject(),
            known_word("state", Outcome, "a state"),
            _interval(),
            models.CheckConstraint(
                condition=Q(state=Outcome.LATE.value, days_late__isnull=False)
                | (~Q(state=Outcome.LATE.value) & Q(days_late__isnull=True)),
                name="%(class)s_late_by_days",
                violation_error_message="What is late is late by a number of days.",
            ),
        ]

    def __str__(self) -> str:
        until = self.known_to or "…"
        return f"{self.claim}: {self.get_state_display()} [{self.known_from}, {until})"

    @property
    def subject(self) -> Event | Issue | None:
        return self.event or self.issue
