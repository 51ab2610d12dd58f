"""The sample and what it lacks: renamed nouns, corrections, a verdict, full last pages."""

from __future__ import annotations

from datetime import date

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_statement,
    make_succession,
)
from tests.sample_rows import SAMPLE
from tracker import corrections, projection, publishing
from tracker.ledger_file.load import load
from tracker.models import Actor, Claim, Event, Issue, Outlet, Party, Report, Series, Statement
from tracker.public_wording import wordings

PAGE = 25

# Of each noun, the slug it had and the one it has.
RENAMED = {
    "party": ("kingdom-of-norway", "norway"),
    "outlet": ("northern-gazette", "northern-courier"),
    "actor": ("anna-berg", "anna-holm"),
    "issue": ("fisheries", "fishing"),
    "series": ("fish-talks", "fishing-rounds"),
    "event": ("oslo-talks", "oslo-meeting"),
}
MODELS = {
    "party": Party,
    "outlet": Outlet,
    "actor": Actor,
    "issue": Issue,
    "series": Series,
    "event": Event,
}
WITHDRAWN = "wwwwwwww"


def numbered(prefix: str, number: int) -> str:
    """A public id that is the same in every run."""
    return prefix + str(number).zfill(8 - len(prefix)).translate(str.maketrans("01", "bc"))


def publish_fuller_record() -> None:
    """Fill an empty record with published and withdrawn rows; every id is the same each time."""
    load(SAMPLE.read_bytes())
    source = _renamed_nouns()
    _reprint(source)
    _verdict(source)
    _linked_and_ruled(source)
    _corrected(source)
    _withdrawn()
    _fill_last_pages()


def _renamed_nouns() -> Report:
    """A report that speaks of a noun of each kind, all of them renamed since."""
    was = {noun: slugs[0] for noun, slugs in RENAMED.items()}
    norway = make_party(was["party"], name="Norway", principal=False, order=9)
    anna = make_actor(was["actor"], party=norway, name="Anna Holm")
    said = make_statement(anna, public_id=numbered("stm", 1), said="2025-05-20")
    report = make_report(
        outlet=make_outlet(was["outlet"], name="Northern Courier"),
        headline="Fishing is talked about in Oslo",
        url="https://courier.example/fishing",
        published="2025-05-21",
        public_id=numbered("rpt", 1),
        status="draft",
    )
    event = make_event(was["event"], title="Oslo meeting")
    issue = make_issue(was["issue"], title="Fishing", order=50)
    series = make_series(was["series"], title="Rounds on fishing")
    claims = [
        {"event": event, "aspect": "status", "value": "held"},
        {"event": event, "aspect": "date", "value": "2025-05-20"},
        {"event": event, "aspect": "ordinal", "value": "2", "series": series},
        {"event": event, "aspect": "head_of_delegation", "value": was["actor"]},
        {"issue": issue, "value": "under discussion"},
        {"issue": issue, "aspect": "demand", "value": "a larger quota"},
        {"issue": issue, "value": "refused", "about": Party.objects.get(slug="russia")},
    ]
    for place, fields in enumerate(claims):
        public_id = numbered("cfc", place)
        make_claim(report=report, statement=said, public_id=public_id, order=place, **fields)
    publishing.publish(report)
    for noun, (former, now) in RENAMED.items():
        row = MODELS[noun]._default_manager.get(slug=former)
        row.slug = now
        row.save()
    projection.rebuild(projection.everything())
    report.refresh_from_db()
    return report


def _reprint(source: Report) -> None:
    report = make_report(
        outlet=Outlet.objects.get(slug="trt-world"),
        headline="Fishing, once more",
        url="",
        published="2025-05-23",
        republication_of=source,
        republication_kind="reprint",
        public_id=numbered("rpt", 2),
        status="draft",
    )
    said = Statement.objects.get(public_id=numbered("stm", 1))
    make_claim(
        report=report,
        statement=said,
        issue=Issue.objects.get(slug="fishing"),
        value="preliminary",
        public_id=numbered("cgc", 1),
    )
    publishing.publish(report)


def _verdict(source: Report) -> None:
    claim = Claim.objects.get(report=source, aspect="demand")
    verdict = make_assessment(
        leading_claim=claim,
        party=Party.objects.get(slug="norway"),
        known_from=date(2025, 6, 1),
        public_id=numbered("vvv", 1),
        status="draft",
    )
    publishing.publish_assessment(verdict)


def _linked_and_ruled(source: Report) -> None:
    """A promise that is kept by what stands in the event's place, and a dispute that is none."""
    oslo = Event.objects.get(slug="oslo-meeting")
    report = make_report(
        outlet=Outlet.objects.get(slug="northern-courier"),
        headline="Fishing is talked about in Bergen instead",
        url="https://courier.example/bergen",
        published="2025-05-29",
        public_id=numbered("rpt", 3),
        status="draft",
    )
    bergen = make_event("bergen-meeting", title="Bergen meeting")
    said = Statement.objects.get(public_id=numbered("stm", 1))
    about = {"report": report, "statement": said}
    number = Claim.objects.get(report=source, aspect="ordinal")
    make_forecast(**about, event=oslo, public_id=numbered("cnc", 1))
    make_claim(
        **about, event=bergen, kind="fact", aspect="date", value="2025-05-28",
        public_id=numbered("cnc", 2),
    )  # fmt: skip
    other = make_claim(
        report=report, statement=None, event=oslo, aspect="ordinal", value="3",
        series=number.series, public_id=numbered("cnc", 3),
    )  # fmt: skip
    publishing.publish(report)
    for row in (oslo, bergen, number, other):
        row.refresh_from_db()
    link = make_succession(
        oslo, bergen, public_id=numbered("hnh", 1), known_from=date(2025, 6, 2), status="draft"
    )
    publishing.publish_succession(link)
    ruling = make_ruling(
        number, other, public_id=numbered("knk", 1), known_from=date(2025, 6, 3), status="draft"
    )
    publishing.publish_ruling(ruling)


def _corrected(source: Report) -> None:
    """What was changed of a report, of a claim, of its statement and of its event."""
    claim = source.claims.get(aspect="demand")
    event = Event.objects.get(slug="oslo-meeting")
    said = Statement.objects.get(public_id=numbered("stm", 1))
    for row, column, text in (
        (source, "note", "The paper spells the place otherwise."),
        (claim, "summary", "A larger quota is asked for."),
        (said, "forum", "In the town hall"),
        (event, "title", "Oslo meeting on fishing"),
    ):
        before = wordings(row)
        setattr(row, column, text)
        with publishing.public_change(projection.everything()):
            row.save()
        corrections.record(before, wordings(row), "The desk had left it out.")


def _withdrawn() -> None:
    """A report on an issue and by a speaker of its own, taken back again."""
    report = make_report(
        outlet=make_outlet("hoax-herald", name="Hoax Herald"),
        headline="Whales have a seat at the table",
        url="https://hoax.example/whales",
        published="2025-06-05",
        public_id=WITHDRAWN,
        status="draft",
    )
    whale = make_actor("talking-whale", party=None, name="Talking Whale")
    make_claim(
        report=report,
        statement=make_statement(whale, public_id=numbered("stm", 2), said="2025-06-04"),
        issue=make_issue("whales", title="Whales", order=51),
        about=Party.objects.get(slug="norway"),
        public_id=numbered("cwc", 1),
    )
    publishing.publish(report)
    publishing.withdraw(report, "The paper has said that it was a joke.")


def _fill_last_pages() -> None:
    """Reports and claims until their last pages are full: one more of either makes another page."""
    outlet, issue = Outlet.objects.get(slug="northern-courier"), Issue.objects.get(slug="fishing")
    for number in range(1, 1 + (-Report.objects.published().count() % PAGE or PAGE)):
        report = make_report(
            outlet=outlet,
            headline=f"Notes from the north, {number}",
            url=f"https://courier.example/notes/{number}",
            published=f"2025-07-{number:02}",
            public_id=numbered("rpf", number),
            status="draft",
        )
        # The first carries them all.
        for place in range(-Claim.objects.published().count() % PAGE):
            make_claim(
                report=report,
                statement=None,
                issue=issue,
                aspect="background",
                value=f"note {place}",
                public_id=numbered("cfn", place),
            )
        publishing.publish(report)
