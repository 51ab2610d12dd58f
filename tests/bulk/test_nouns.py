"""Tables of outlets, actors and reports: rows become drafts, or the whole table is refused."""

import pytest

from tests.bulk.tables import drafted, told
from tests.factories import known, make_actor, make_outlet, make_party, make_report
from tracker.bulk.outcome import Action, Change, Entry
from tracker.models import Actor, Negotiation, Outlet, Publication, Report

pytestmark = pytest.mark.django_db

REPORT = {
    "outlet": "Northern Times",
    "headline": "Talks go on",
    "url": "https://example.org/talks",
    "date": "10 June 2025",
}


def test_rows_become_outlets_with_slugs_from_their_names() -> None:
    outcome = drafted(
        "outlet",
        {
            "Name": "Northern Times",
            "kind": "News agency",
            "state": "yes",
            "domains": "north.example; n.example",
        },
        {"Name": "Southern Post", "kind": "newspaper", "state": "", "domains": ""},
    )
    assert told(outcome) == []
    assert str(outcome) == "2 new"
    first, second = Outlet.objects.order_by("name")
    assert (first.slug, first.kind, first.state_controlled) == ("northern-times", "agency", True)
    assert first.domains == ["north.example", "n.example"]
    assert (second.slug, second.state_controlled, second.domains) == ("southern-post", False, [])
    assert first.known_from is None


def test_actors_find_their_party_and_keep_their_spellings() -> None:
    make_party("north", name="North")
    outcome = drafted("actor", {"name": "Джейн  Доу", "slug": "jane-doe", "party": "NORTH",
                                "aliases": "Jane Doe; J. Doe"})  # fmt: skip
    assert told(outcome) == []
    actor = Actor.objects.get()
    assert (actor.name, actor.party.slug) == ("Джейн Доу", "north")
    assert actor.aliases == ["Jane Doe", "J. Doe"]


def test_two_anonymous_sources_of_one_name_are_two() -> None:
    row = {"name": "A source", "kind": "anonymous"}
    outcome = drafted("actor", {**row, "slug": "source-1"}, {**row, "slug": "source-2"})
    assert told(outcome) == []
    assert Actor.objects.count() == 2


def test_a_table_that_is_imported_twice_changes_nothing_more() -> None:
    make_outlet(name="Northern Times")
    assert str(drafted("report", REPORT)) == "1 new"
    report = Report.objects.get()
    assert (report.published, report.status) == ("2025-06-10", Publication.DRAFT)
    assert str(drafted("report", REPORT)) == "1 same"
    assert Report.objects.count() == 1
    assert report.history.count() == 1


def test_a_draft_is_changed_and_says_from_what_to_what() -> None:
    outlet = make_outlet(name="Northern Times")
    report = make_report(
        status="draft", outlet=outlet, headline="Old", url=REPORT["url"], published="2025-06-10"
    )
    outcome = drafted("report", REPORT)
    assert outcome.entries == [
        Entry(
            2,
            Action.CHANGED,
            "Talks go on (2025-06-10)",
            (Change("headline", "Old", "Talks go on"),),
        )
    ]
    report.refresh_from_db()
    assert report.headline == "Talks go on"
    # Whoever has it open in a form is told.
    assert report.edition == 1


def test_an_empty_cell_empties_and_a_missing_column_leaves() -> None:
    outlet = make_outlet("north", name="North", country="Norway", homepage="https://north.example")
    drafted("outlet", {"slug": "north", "country": ""})
    outlet.refresh_from_db()
    assert (outlet.name, outlet.country, outlet.homepage) == ("North", "", "https://north.example")


@pytest.mark.parametrize("status", [Publication.PUBLISHED, Publication.WITHDRAWN])
def test_what_the_public_sees_is_not_changed(status: str) -> None:
    outlet = known(make_outlet("north", name="North"))
    report = make_report(status=status, outlet=outlet, headline="Old", url=REPORT["url"])
    version = Negotiation.objects.current().version
    row = {**REPORT, "outlet": "north"}
    (problem,) = told(drafted("report", row))
    assert problem.startswith("Row 2: The public sees it already")
    assert problem.endswith("What the table has otherwise: headline.")
    assert str(drafted("report", {**row, "headline": "Old"})) == "1 same"
    (problem,) = told(drafted("outlet", {"slug": "north", "name": "Nord"}))
    assert "The public sees it already" in problem
    report.refresh_from_db()
    assert report.headline == "Old"
    assert Negotiation.objects.current().version == version


def test_every_problem_of_every_row_is_told_with_its_column_and_nothing_is_stored() -> None:
    make_outlet(name="Northern Times")
    outcome = drafted(
        "report",
        REPORT,
        {**REPORT, "url": "javascript:alert(1)", "outlet": "Northern Time", "date": "soon"},
        {**REPORT, "url": "ftp://x", "headline": ""},
        {**REPORT, "url": "https://example.org/2", "date": ""},
        {**REPORT, "url": "https://example.org/3", "language": "English"},
        {**REPORT, "headline": "Another"},
        {**REPORT, "url": "https://example.org/4", "id": "2345bcdf"},
    )
    problems = told(outcome)
    assert [problem.partition(":")[0] for problem in problems] == [
        "Row 3, column “outlet”",
        "Row 3, column “date”",
        "Row 4, column “headline”",
        "Row 4, column “url”",
        "Row 5, column “date”",
        "Row 6, column “language”",
        "Row 7",
        "Row 8, column “id”",
    ]
    assert 'did you mean "Northern Times"?' in problems[0]
    assert "A stated date is missing" in problems[4]
    assert "It is the same as row 2" in problems[6]
    assert "There is no report of this id" in problems[7]
    assert not Report.objects.exists()


def test_a_dry_run_stores_nothing_and_says_the_same() -> None:
    make_outlet(name="Northern Times")
    dry = drafted("report", REPORT, dry_run=True)
    assert not Report.objects.exists()
    assert dry.seal == drafted("report", REPORT).seal
    assert Report.objects.count() == 1


def test_a_report_without_an_address_is_known_by_what_it_says() -> None:
    make_outlet(name="Northern Times")
    row = {**REPORT, "url": "", "note": "First."}
    assert str(drafted("report", row)) == "1 new"
    assert str(drafted("report", row)) == "1 same"
    (problem,) = told(drafted("report", {**row, "note": "Second."}))
    assert f"give its id ({Report.objects.get().public_id})" in problem


def test_a_republication_may_name_an_earlier_row_of_the_table() -> None:
    make_outlet(name="Northern Times")
    outcome = drafted(
        "report",
        {**REPORT, "republication_of": "", "republication_kind": ""},
        {
            **REPORT,
            "url": "https://example.org/again",
            "headline": "Talks go on, again",
            "republication_of": REPORT["url"],
            "republication_kind": "Reprint",
        },
    )
    assert told(outcome) == []
    assert Report.objects.get(republication_kind="reprint").republication_of.url == REPORT["url"]


def test_a_name_that_several_bear_asks_for_the_slug() -> None:
    make_outlet("north-1", name="Northern Times")
    make_outlet("north-2", name="Northern Times")
    assert told(drafted("report", REPORT)) == [
        "Row 2, column “outlet”: More than one outlet is called “Northern Times”: give its slug."
    ]
    assert told(drafted("report", {**REPORT, "outlet": "north-2"})) == []


def test_a_slug_that_leads_elsewhere_is_not_taken_again() -> None:
    outlet = known(make_outlet("north"))
    outlet.slug = "nord"
    outlet.save()
    (problem,) = told(drafted("outlet", {"slug": "north", "name": "Another"}))
    assert problem.startswith("Row 2, column “slug”: ")


def test_an_actor_of_the_record_is_met_again_by_name() -> None:
    make_actor("jane-doe", name="Jane Doe", description="Old")
    assert str(drafted("actor", {"name": "Jane Doe", "description": "New"})) == "1 changed"
    assert Actor.objects.get().description == "New"
