"""Claims as pages show them: one whole, one on a line, each with what a reader must know."""

from __future__ import annotations

from typing import Any, Protocol

from django.utils.translation import get_language_info

from dashboard import wording
from dashboard.page import day_query
from tracker.aspects import Scope, split_negation
from tracker.ledger import Ledger
from tracker.models import Claim, Party, PublishedBasis, Report, Statement
from tracker.models.claims import ClaimQuerySet
from tracker.quotations import QuoteState
from tracker.rules.record import Kind

# The language the site is written in; a quotation in another one says so.
PAGE_LANGUAGE = "en"

Row = dict[str, Any]


class Addressed(Protocol):
    def get_absolute_url(self) -> str: ...


def claims_with_sources(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Claims with all that a card or a line shows of them, in two queries for any number.

    Only what a claim itself points at is fetched, so public claims bring public rows alone.
    """
    with_nouns = claims.select_related(
        "report__outlet", "statement__according_to__party", "event", "issue", "series", "about"
    )
    return with_nouns.with_speakers().with_person_named()


def claim_card(claim: Claim, ledger: Ledger) -> Row:
    """All that pages show of a claim; `claim` comes from claims_with_sources().

    It adds to claim_line(), in words unless it says otherwise: `kind` as stored; `office` as
    written; `sign`, the party sign of the speaker ("1", "2", "other"); `about`, the party described
    when it is not the speaker's own; `headline` and `report_url`; `said`; `original`, the address
    of the original or ""; `subject` and `subject_url`; `reads`, what it says of its subject.
    Marks that depend on a reading (contested, drift, ...) and `relation` are for the caller to add.
    """
    return {
        **claim_line(claim, ledger),
        "kind": claim.kind,
        "office": office(claim),
        "sign": sign(voice_party(claim), ledger),
        "about": described(claim),
        "headline": claim.report.headline,
        "report_url": address(claim.report, ledger),
        "said": wording.when(claim.statement.said) if claim.statement else "",
        "original": claim.report.url,
        "subject": subject_title(claim),
        "subject_url": address(claim.subject, ledger) if claim.subject else "",
        "reads": reads(claim),
    }


def claim_line(claim: Claim, ledger: Ledger) -> Row:
    """What dashboard/_claim_line.html takes; `claim` comes from claims_with_sources()."""
    statement, report = claim.statement, claim.report
    return {
        "url": address(claim, ledger),
        "quote": claim.quote,
        "language": foreign(report.language) if claim.quote else "",
        "summary": claim.summary,
        "kind_label": kind_label(claim),
        "speaker": speaker_names(statement) if statement else "",
        "speaker_url": speaker_address(statement, ledger) if statement else "",
        "according_to": according_to(statement),
        "outlet": report.outlet.name,
        "outlet_url": address(report.outlet, ledger),
        "published": published(report),
        "relation": "",
        "hearsay": bool(statement and statement.according_to),
        "quote_not_found": claim.quote_state == QuoteState.NOT_FOUND,
    }


def address(thing: Addressed, ledger: Ledger) -> str:
    """The thing's address on the day the reader is on."""
    return thing.get_absolute_url() + day_query(ledger)


def foreign(language: str) -> str:
    """The language tag of a text, "" where it is the page's own."""
    return "" if language.split("-")[0] == PAGE_LANGUAGE else language


def language_name(language: str) -> str:
    """The name of a foreign language by its tag, "" for the page's own."""
    try:
        return (
            str(get_language_info(foreign(language).lower())["name"]) if foreign(language) else ""
        )
    except KeyError:
        return language


def kind_label(claim: Claim) -> str:
    """The kind and, in brackets, how strongly it is said: "forecast (hopes)"."""
    kind = wording.kind(claim.kind)
    return f"{kind} ({claim.hedge})" if claim.hedge else kind


def speaker_names(statement: Statement) -> str:
    """ "A", "A and B", "A, B and C"; the speakers must have been fetched with the statement."""
    names = [speaker.actor.name for speaker in statement.statementspeaker_set.all()]
    *most, last = names or ["an unnamed speaker"]
    return f"{', '.join(most)} and {last}" if most else last


def speaker_address(statement: Statement, ledger: Ledger) -> str:
    """The page of the one speaker; of a joint statement, or of one by nobody, its own page."""
    speakers = statement.statementspeaker_set.all()
    return address(speakers[0].actor if len(speakers) == 1 else statement, ledger)


def according_to(statement: Statement | None) -> str:
    """Through whom alone a statement is known (hearsay), or ""."""
    return statement.according_to.name if statement and statement.according_to else ""


def office(claim: Claim) -> str:
    """The speaker as this report writes them, else the office the statement was made in."""
    if claim.speaker_as_written or not claim.statement:
        return claim.speaker_as_written
    offices = [speaker.office for speaker in claim.statement.statementspeaker_set.all()]
    return offices[0] if len(offices) == 1 else ""


def voice_party(claim: Claim) -> Party | None:
    """The party whose word it is (rule 2): for hearsay, that of the one who tells it."""
    if claim.statement is None:
        return None
    if claim.statement.according_to:
        return claim.statement.according_to.party
    parties = [speaker.actor.party for speaker in claim.statement.statementspeaker_set.all()]
    return parties[0] if parties and len(set(parties)) == 1 else None


def sign(party: Party | None, ledger: Ledger) -> str:
    """The mark of a principal party by its place ("1", "2"), "other" for everyone else."""
    for place, principal in enumerate(ledger.principals[:2], start=1):
        if principal == party:
            return str(place)
    return "other"


def described(claim: Claim) -> str:
    """The party it describes, where that is not the speaker's own; else ""."""
    return claim.about.name if claim.about and claim.about != voice_party(claim) else ""


def subject_title(claim: Claim) -> str:
    return claim.subject.title if claim.subject else ""


def value_words(claim: Claim) -> str:
    """The value in words; a silence has none. Needs `person_named` of claims_with_sources()."""
    if claim.kind == Kind.SILENCE or claim.subject_kind is None:
        return "no word"
    names = person_names(claim)
    return wording.value(claim.subject_kind, claim.aspect, claim.value, names, claim.event)


def person_names(claim: Claim) -> dict[str, str]:
    """The name of the actor that the value is, by slug. Needs claims_with_sources()."""
    person = getattr(claim, "person_named", None)
    return {split_negation(claim.value)[1]: person} if person else {}


def reads(claim: Claim) -> str:
    """What it says of its subject: "Place: Moscow", "Status: held, “very soon”"."""
    if claim.subject_kind is None:
        return ""
    label = wording.aspect_label(claim.subject_kind, claim.aspect)
    whose = f", {party.name}" if (party := party_in_scope(claim)) else ""
    counted_in = f" in {claim.series.title}" if claim.series else ""
    window = f", “{claim.window_words}”" if claim.window_words else ""
    return f"{label}{whose}: {value_words(claim)}{counted_in}{window}"


def party_in_scope(claim: Claim) -> Party | None:
    """Whose status, demand or delegation it is, where the aspect is a party's own."""
    if claim.definition is None or claim.definition.scope is not Scope.PARTY:
        return None
    return claim.about or voice_party(claim)


def could_be_read(claim: Claim) -> bool:
    """Whether it can be a standing word: no forecast, no silence, and of a party if it must be."""
    if claim.kind in (Kind.FORECAST, Kind.SILENCE) or claim.definition is None:
        return False
    return claim.definition.scope is not Scope.PARTY or party_in_scope(claim) is not None


def published(report: Report) -> str:
    """When it was published, in words: "10 June 2025", "around April 2025, inferred"."""
    if not report.published:
        return "undated"
    words = wording.when(report.published)
    return f"{words}, inferred" if report.published_basis == PublishedBasis.INFERRED else words
