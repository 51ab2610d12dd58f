"""The parts of a claim's own page: its chain, what it reads, its window, and who cites it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import wording
from dashboard.claim_rows import (
    Row,
    address,
    claim_card,
    could_be_read,
    kind_label,
    language_name,
    party_in_scope,
    published,
    reads,
    speaker_address,
    speaker_names,
    value_words,
    voice_party,
)
from dashboard.correction_rows import own_rows
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.page import narrowed
from dashboard.relation_rows import relation_groups
from dashboard.standing import Line, Standing, label_of, note_on
from dashboard.statement_rows import occasion, offices
from tracker import dates
from tracker.ledger import Ledger
from tracker.models import Claim, Report
from tracker.quotations import QuoteState
from tracker.rules import forecasts
from tracker.rules.record import Kind, Role

CITED_AS = {
    Role.SUPPORTS: "This claim supports it.",
    Role.UNATTRIBUTED: "This claim is listed beside its support, unattributed.",
    Role.RIVAL: "This claim says otherwise.",
    Role.DRIFT: "This claim is one of those that relay the same words in different senses.",
    Role.DIFFERS: "This claim is another party's own word, which does not go with it.",
}
REPUBLISHED = {
    "reprint": "reprinted by",
    "translation": "translated by",
    "paraphrase": "paraphrased by",
}


def context(claim: Claim, ledger: Ledger) -> dict[str, Any]:
    """What claim.html takes; `claim` comes from claims_with_sources(), with origin and report."""
    cited_in = readings_citing(claim, ledger)
    return {
        "kicker": f"Claim: {kind_label(claim)}",
        "claim": claim_card(claim, ledger) | {"note": claim.note},
        "quotation": quotation(claim),
        "facts": facts(claim, ledger),
        "steps": chain(claim, ledger),
        "window": window(claim),
        "forecasts": outlooks(claim, ledger),
        "readings": cited_in,
        "uncited": "" if cited_in else why_uncited(claim),
        "relations": relation_groups(claim, ledger),
        "matter_url": matter_address(claim, ledger),
        "corrections": own_rows(ledger.corrections().of_claim(claim), ledger),
    }


def quotation(claim: Claim) -> str:
    """What has been made sure of the quotation, in a sentence."""
    if not claim.quote:
        return "No quotation is recorded: the summary is the desk's own."
    return {
        QuoteState.VERIFIED: "The quotation stands word for word in the text the desk holds.",
        QuoteState.NOT_FOUND: "The quotation does not stand in the text the desk holds.",
        QuoteState.NOT_HELD: (
            "The text of the report is not held, so the quotation cannot be checked against it."
        ),
    }[QuoteState(claim.quote_state)]


def facts(claim: Claim, ledger: Ledger) -> list[Row]:
    """What the claim reads, as terms and their texts; those that say nothing are left out."""
    kind = claim.subject_kind
    rows = [
        _fact("About", claim.subject, address(claim.subject, ledger) if claim.subject else ""),
        _fact(wording.aspect_label(kind, claim.aspect) if kind else "", value_words(claim)),
        _fact("Counted in", claim.series),
        _fact("Whose", *whose(claim, ledger)),
        _fact("Kind", wording.kind(claim.kind).capitalize()),
        _fact("Strength", claim.hedge),
        _fact("Held on", wording.when(claim.holds_on.isoformat()) if claim.holds_on else ""),
        _fact("Known from", wording.when(claim.report.known_from.isoformat())),
    ]
    return [row for row in rows if row["text"]]


def _fact(term: str, text: object, url: str = "", note: str = "") -> Row:
    return {"term": term, "text": str(text or ""), "url": url, "note": note}


def whose(claim: Claim, ledger: Ledger) -> tuple[str, str, str]:
    """The party whose status, demand or delegation it is, its address, and on whose word."""
    party = party_in_scope(claim)
    if party is None:
        return "", "", ""
    own = party == voice_party(claim)
    return party.name, address(party, ledger), "its own word" if own else "as others say"


def chain(claim: Claim, ledger: Ledger) -> list[Row]:
    """The way from the speaker to the page, each step inside the one before (_way.html)."""
    steps: list[Row] = []
    for step in reversed([*_spoken(claim, ledger), *_printed(claim, ledger)]):
        steps = [step | {"steps": steps}]
    return steps


def _step(step: str, name: str, url: str = "", detail: str = "", *, here: bool = False) -> Row:
    return {"step": step, "name": name, "url": url, "detail": detail, "here": here}


def _spoken(claim: Claim, ledger: Ledger) -> list[Row]:
    """From the speaker to whom it was said; nothing for an outlet's own voice."""
    statement = claim.statement
    if statement is None:
        return []
    office = claim.speaker_as_written or offices(statement)
    said = f"{wording.when(statement.said)}, {occasion(statement)}"
    teller, origin = statement.according_to, statement.origin
    tongue = language_name(statement.language)
    steps = [
        _step("said by", speaker_names(statement), speaker_address(statement, ledger), office),
        _step("in a statement", said, address(statement, ledger), f"in {tongue}" if tongue else ""),
    ]
    if teller:
        detail = "hearsay: it counts as the word of the one who tells it"
        steps.append(_step("known only through", teller.name, address(teller, ledger), detail))
    if origin:
        steps.append(_step("to", origin.name, address(origin, ledger)))
    return steps


def _printed(claim: Claim, ledger: Ledger) -> list[Row]:
    report = claim.report
    verb = "relayed by" if claim.statement else "said by"
    steps = []
    if source := republished(report, ledger):
        steps.append(_print_step(verb, source, ledger))
        verb = REPUBLISHED[report.republication_kind]
    steps.append(_print_step(verb, report, ledger))
    steps.append(_step("read by the desk as", reads(claim), here=True))
    return steps


def _print_step(verb: str, report: Report, ledger: Ledger) -> Row:
    detail = f"{report.headline}, {published(report)}"
    return _step(verb, report.outlet.name, address(report, ledger), detail)


def republished(report: Report, ledger: Ledger) -> Report | None:
    """The report it carries the text of; a published report may carry that of a draft."""
    if report.republication_of_id is None:
        return None
    known = ledger.reports().select_related("outlet")
    return known.filter(pk=report.republication_of_id).first()


def window(claim: Claim) -> list[str]:
    """How the days of a forecast's window were found, in sentences; none for other claims."""
    if claim.kind != Kind.FORECAST:
        return []
    if claim.not_scorable or claim.hedge == "conditional":
        return ["It names no time or depends on a condition: it is not scorable."]
    if claim.window:
        return [f"The report bounds the window itself: {wording.when(claim.window)}."]
    if claim.window_latest is None:
        return [
            f"“{claim.window_words}” is not in the table of phrases: "
            "it has no window and is never overdue."
        ]
    return _window_of_phrase(claim)


def _window_of_phrase(claim: Claim) -> list[str]:
    ends = wording.when(f"{claim.window_latest:%Y-%m-%d}")
    phrase = " ".join(claim.window_words.casefold().split())
    if phrase not in forecasts.PHRASES:
        return [f"“{claim.window_words}” ends on {ends}, by the calendar."]
    days = wording.counted(forecasts.PHRASES[phrase], "day")
    return [
        f"“{claim.window_words}” is read as {days} "
        f"(table of phrases, version {forecasts.WINDOWS_VERSION}).",
        f"They run from {_start(claim)}, the latest day it can have been said: until {ends}.",
    ]


def _start(claim: Claim) -> str:
    said = claim.statement.said if claim.statement else claim.report.published
    latest = dates.parse(said).latest if said else None
    return wording.when((latest or claim.report.known_from).isoformat())


def outlooks(claim: Claim, ledger: Ledger) -> list[Row]:
    """What had become of the forecast by the day, for whichever echo stands for it."""
    if claim.kind != Kind.FORECAST:
        return []
    known = with_sources(ledger.forecasts().filter(echoes=claim), ledger)
    return [forecast_line(outlook, ledger) for outlook in known]


def readings_citing(claim: Claim, ledger: Ledger) -> list[Line]:
    """The readings of the day that cite the claim, its own aspect first."""
    cited = ledger.citations_now().filter(claim=claim)
    roles = dict(cited.values_list("reading", "role"))
    if not roles:
        return []
    standing = Standing(ledger, ledger.readings().filter(pk__in=roles))
    found = sorted(standing.readings, key=lambda reading: reading.aspect != claim.aspect)
    return [
        replace(
            standing.line(reading, label=f"{reading.subject}: {label_of(reading)}"),
            note=f"{CITED_AS[Role(roles[reading.pk])]} {note_on(reading)}".strip(),
            claims=(),
        )
        for reading in found
    ]


def why_uncited(claim: Claim) -> str:
    """Why no reading of the day cites the claim."""
    if claim.kind == Kind.FORECAST:
        return "A forecast is no reading: it is followed until its day."
    if claim.kind == Kind.SILENCE:
        return "Silence is no value: it only records that nothing had been said."
    if not could_be_read(claim):
        return "It names no party whose word it could be."
    return "No reading rests on it on this day: a later word has taken its place."


def matter_address(claim: Claim, ledger: Ledger) -> str:
    """The table of the claims on the same aspect of the same subject."""
    noun = "event" if claim.event_id else "issue"
    slug = claim.subject.slug if claim.subject else ""
    return narrowed(ledger, "claims", **{noun: slug, "aspect": claim.aspect})
