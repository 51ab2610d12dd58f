"""The nouns of the record; one file a family, each queryset right above its model."""

from tracker.models.actors import Actor, ActorKind
from tracker.models.agenda import Event, EventKind, Issue, Series
from tracker.models.assessments import Assessment
from tracker.models.claims import Claim
from tracker.models.corrections import Corrected, Correction, CorrectionKind
from tracker.models.intakes import Decided, Intake, IntakeState, Suggested
from tracker.models.movement import DayOfMovement
from tracker.models.negotiation import Negotiation
from tracker.models.outlets import Outlet, OutletKind
from tracker.models.parties import Party
from tracker.models.publication import Publication
from tracker.models.readings import ForecastReading, Reading, ReadingClaim
from tracker.models.reports import PublishedBasis, Report, RepublicationKind
from tracker.models.revisions import LedgerVersion, Revision
from tracker.models.rulings import Decision, Ruling
from tracker.models.slugs import FormerSlug, Noun
from tracker.models.statements import Medium, Statement, StatementSpeaker
from tracker.models.successions import Succession, SuccessionKind

__all__ = [
    "Actor",
    "ActorKind",
    "Assessment",
    "Claim",
    "Corrected",
    "Correction",
    "CorrectionKind",
    "DayOfMovement",
    "Decided",
    "Decision",
    "Event",
    "EventKind",
    "ForecastReading",
    "FormerSlug",
    "Intake",
    "IntakeState",
    "Issue",
    "LedgerVersion",
    "Medium",
    "Negotiation",
    "Noun",
    "Outlet",
    "OutletKind",
    "Party",
    "Publication",
    "PublishedBasis",
    "Reading",
    "ReadingClaim",
    "Report",
    "RepublicationKind",
    "Revision",
    "Ruling",
    "Series",
    "Statement",
    "StatementSpeaker",
    "Succession",
    "SuccessionKind",
    "Suggested",
]
