"""Ledger.as_of(day): the only door through which anything public is read."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Corrected,
    Correction,
    DayOfMovement,
    Event,
    ForecastReading,
    FormerSlug,
    Issue,
    LedgerVersion,
    Negotiation,
    Outlet,
    Party,
    Reading,
    ReadingClaim,
    Report,
    Revision,
    Ruling,
    Series,
    Statement,
    StatementSpeaker,
    Succession,
)
from tracker.models.claims import ClaimQuerySet
from tracker.models.corrections import CorrectionQuerySet
from tracker.models.publication import PUBLIC, Publication
from tracker.models.readings import ForecastQuerySet, ReadingQuerySet
from tracker.models.reports import ReportQuerySet
from tracker.models.revisions import RevisionQuerySet
from tracker.models.rulings import RulingQuerySet
from tracker.models.statements import SpeakerQuerySet, StatementQuerySet
from tracker.models.successions import SuccessionQuerySet


class NotPublic(LookupError):
    """There is no such thing for the public: it never was, or it is a draft; nobody can tell."""


class NotYetKnown(NotPublic):
    """It is public today, but was not known on the day asked for."""


class Moved(LookupError):
    """It has another slug now; `now` is the object it leads to."""

    def __init__(self, now: Any) -> None:
        super().__init__(now)
        self.now = now


# Raw, because it is asked before each page is looked up: through the ORM it would cost more than
# a page that is kept.
_NEWEST_VERSION = f"SELECT version, changed_at FROM {Negotiation._meta.db_table}"  # noqa: S608


def newest_version() -> tuple[int, str]:
    """The number of the newest version and the moment it was made at; (0, "") before it."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST_VERSION)
        row = cursor.fetchone()
    return (row[0], str(row[1] or "")) if row else (0, "")


class Ledger:
    """What had been published by the end of a day, according to today's ledger (rule 1).

    Every method gives published rows known by that day and nothing else; drafts, and what
    only drafts mention, are not in any of them.
    """

    # Whether it holds what is not published: the desk's preview, of which nothing is remembered.
    is_tentative = False

    def __init__(self, day: date, today: date) -> None:
        self.day = day
        self.today = today

    @classmethod
    def as_of(cls, day: date | None = None) -> Ledger:
        """The ledger as of a day; without one, as of today in the TIME_ZONE setting."""
        today = timezone.localdate()
        return cls(day or today, today)

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @cached_property
    def negotiation(self) -> Negotiation:
        return Negotiation.objects.current()

    @property
    def version(self) -> int:
        """The number citations and caches hang on; it rises with every public change."""
        return self.negotiation.version

    @cached_property
    def first_day(self) -> date | None:
        """The day the earliest published report became known, whatever day is asked for."""
        published = Report.objects.published()
        first: date | None = published.aggregate(first=Min("known_from"))["first"]
        return first

    @property
    def is_before_the_record(self) -> bool:
        return self.first_day is None or self.day < self.first_day

    @cached_property
    def last_movement(self) -> date | None:
        """The last day, up to this one, on which anything became known."""
        last: date | None = self.reports().aggregate(last=Max("known_from"))["last"]
        return last

    @cached_property
    def days_of_movement(self) -> list[date]:
        """The days up to today, in order, on which anything became known, whatever the day asked.

        On such a day a published report became known, a verdict, ruling or succession of the
        desk began to count, or a forecast took another state. The last may follow from the
        calendar alone: on the day after its window nothing is published, and yet it is known
        from then on that no report came in time, and every page says so. That there are later
        such days is all that a reader of an early one is told of them.
        """
        return [*DayOfMovement.objects.up_to(self.today).values_list("day", flat=True)]

    def digests(self) -> tuple[int, int]:
        """The sums of the digests of the readings, and of the forecasts, that stand on the day."""
        sums = DayOfMovement.objects.up_to(self.day).values_list("readings", "forecasts")
        return sums.last() or (0, 0)

    @cached_property
    def principals(self) -> list[Party]:
        """The principal parties in the ledger's order; the negotiation is between them."""
        return list(Party.objects.principals())

    # The nouns: visible once something published speaks of them.

    def parties(self) -> QuerySet[Party]:
        return Party.objects.filter(Q(principal=True) | Q(known_from__lte=self.day))

    def actors(self) -> QuerySet[Actor]:
        return Actor.objects.known_by(self.day)

    def outlets(self) -> QuerySet[Outlet]:
        return Outlet.objects.known_by(self.day)

    def issues(self) -> QuerySet[Issue]:
        return Issue.objects.known_by(self.day)

    def series(self) -> QuerySet[Series]:
        return Series.objects.known_by(self.day)

    def events(self) -> QuerySet[Event]:
        return Event.objects.known_by(self.day)

    # The record.

    def reports(self) -> QuerySet[Report]:
        return Report.objects.published().known_by(self.day)

    def possible_reports(self) -> ReportQuerySet:
        """Those that may have been known by the day, for all their date tells, but count later.

        The one set that looks beyond the day. A page may show when and why each counts, and
        nothing of what it says.
        """
        return Report.objects.published().possible_on(self.day)

    def withdrawn_reports(self) -> QuerySet[Report]:
        """Reports that keep their address, with the notice, and nothing else of them."""
        return Report.objects.withdrawn().known_by(self.day)

    def statements(self) -> StatementQuerySet:
        return Statement.objects.known_by(self.day)

    def speakers(self) -> SpeakerQuerySet:
        """Who made the public statements: a row for each speaker of each."""
        return StatementSpeaker.objects.filter(statement__known_from__lte=self.day)

    def claims(self) -> ClaimQuerySet:
        return Claim.objects.known_by(self.day)

    def assessments(self) -> QuerySet[Assessment]:
        """The desk's verdicts, as long as the claim they rest on most is public too."""
        return Assessment.objects.filter(
            status=Publication.PUBLISHED,
            known_from__lte=self.day,
            leading_claim__known_from__lte=self.day,
        )

    def rulings(self) -> RulingQuerySet:
        """The desk's word on how claims stand to each other, where both are public."""
        return Ruling.objects.published().filter(
            known_from__lte=self.day,
            claim__known_from__lte=self.day,
            other__known_from__lte=self.day,
        )

    def successions(self) -> SuccessionQuerySet:
        """The desk's word on which event stands in the place of another, where both are public."""
        return Succession.objects.published().filter(
            known_from__lte=self.day,
            former__known_from__lte=self.day,
            later__known_from__lte=self.day,
        )

    # What is derived from it.

    def readings(self) -> ReadingQuerySet:
        return Reading.objects.as_of(self.day)

    def disputed_readings(self) -> ReadingQuerySet:
        """What is contested, drifted from, or said otherwise by each party, on the day."""
        return Reading.objects.disputed_on(self.day)

    def reading_history(self) -> ReadingQuerySet:
        """Every reading that had begun by the day, those replaced since included."""
        return Reading.objects.known_by(self.day)

    def citations(self) -> QuerySet[ReadingClaim]:
        """Why readings cite claims, but for those of a verdict that are not public by the day."""
        return ReadingClaim.objects.filter(claim__known_from__lte=self.day)

    def citations_now(self) -> QuerySet[ReadingClaim]:
        """Why what is read on the day cites claims."""
        begun = self.citations().filter(reading__known_from__lte=self.day)
        return begun.filter(Q(reading__known_to__isnull=True) | Q(reading__known_to__gt=self.day))

    def forecasts(self) -> ForecastQuerySet:
        return ForecastReading.objects.as_of(self.day)

    def forecast_history(self) -> ForecastQuerySet:
        """What had become of each forecast by the day, and what was to be said of it before."""
        return ForecastReading.objects.known_by(self.day)

    # What its versions changed.

    def versions(self) -> QuerySet[LedgerVersion]:
        """The versions that were logged when they were made, the newest first."""
        return LedgerVersion.objects.all()

    def revisions(self, since: int) -> RevisionQuerySet:
        """What the versions after one changed of what is known on the day.

        It is the one set that tells of what was public and no longer is: of its values, as long
        as what they were read of is still known.
        """
        return Revision.objects.after_version(since).public(self.day)

    def corrections(self) -> CorrectionQuerySet:
        """What was changed of what is known on the day, whenever it was changed, and why.

        A page as of a day shows today's wording: whatever made it so is told with it. What a
        thing said formerly the public could read; of what is a draft by now nothing is told.
        """
        return Correction.objects.filter(self._corrected())

    def _corrected(self) -> Q:
        reports = Report.objects.filter(status__in=PUBLIC).known_by(self.day)
        of_reports = Q(noun__in=[Corrected.REPORT, Corrected.CLAIM], report__in=reports)
        found = of_reports | Q(noun=Corrected.NEGOTIATION)
        for noun, listed in _VISIBLE.items():
            slugs = getattr(self, listed)().order_by().values("slug")
            former = FormerSlug.objects.filter(noun=noun, now__in=slugs).order_by().values("slug")
            found |= Q(noun=noun) & (Q(name__in=slugs) | Q(name__in=former))
        for noun, rows in self._numbered_and_corrected().items():
            found |= Q(noun=noun, name__in=rows.order_by().values("public_id"))
        return found

    def _numbered_and_corrected(self) -> dict[str, QuerySet[Any]]:
        """Statements, and what the desk decided, be it that it was withdrawn since."""
        decided = {"status__in": PUBLIC, "known_from__lte": self.day}
        both = {"claim__known_from__lte": self.day, "other__known_from__lte": self.day}
        ends = {"former__known_from__lte": self.day, "later__known_from__lte": self.day}
        leading = {"leading_claim__known_from__lte": self.day}
        return {
            Corrected.STATEMENT: self.statements(),
            Corrected.ASSESSMENT: Assessment.objects.filter(**decided, **leading),
            Corrected.RULING: Ruling.objects.filter(**decided, **both),
            Corrected.SUCCESSION: Succession.objects.filter(**decided, **ends),
        }

    # One thing by its public name.

    def find(self, noun: str, slug: str) -> Any:
        """The party, actor, outlet, issue, series or event of that slug.

        Raises Moved for a former slug, NotYetKnown for what only later days know, NotPublic
        for everything else.
        """
        visible: QuerySet[Any] = getattr(self, _VISIBLE[noun])()
        if found := visible.filter(slug=slug).first():
            return found
        if now := FormerSlug.objects.current(noun, slug):
            raise Moved(self.find(noun, now))
        later: QuerySet[Any] = getattr(Ledger(self.today, self.today), _VISIBLE[noun])()
        raise self._refusal(later.filter(slug=slug))

    def find_numbered(self, noun: str, public_id: str) -> Any:
        """The report, statement, claim or assessment of that id; raises as find() does.

        A withdrawn report is found too: its page says that it was withdrawn.
        """
        visible: QuerySet[Any] = getattr(self, f"{noun}s")()
        found = visible.filter(public_id=public_id).first()
        if found is None and noun == "report":
            found = self.withdrawn_reports().filter(public_id=public_id).first()
        if found is not None:
            return found
        later: QuerySet[Any] = getattr(Ledger(self.today, self.today), f"{noun}s")()
        raise self._refusal(later.filter(public_id=public_id))

    def _refusal(self, later: QuerySet[Any]) -> NotPublic:
        return NotYetKnown() if not self.is_today and later.exists() else NotPublic()


_VISIBLE = {
    "party": "parties",
    "actor": "actors",
    "outlet": "outlets",
    "issue": "issues",
    "series": "series",
    "event": "events",
}
