"""Tables of claims: each row a claim of a draft, with the statement that it relays."""

from typing import Any

import pytest

from tests.bulk.tables import claim_row, drafted, told
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tracker.models import Claim, Negotiation, Report, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def jane() -> Any:
    return make_actor("jane-doe", name="Jane Doe", aliases=["Джейн Доу"])


@pytest.fixture
def report(jane: Any) -> Report:
    return make_report(status="draft", headline="Talks go on", body="Well, we talk about it.")


def test_a_row_becomes_a_claim_of_the_draft_with_a_statement_of_its_own(report: Report) -> None:
    issue = make_issue(title="Direct flights")
    make_outlet("wire", name="The Wire")
    outcome = drafted(
        "claim",
        claim_row(report, issue, origin="The Wire", office="Minister", report="Talks go on",
                  subject="direct flights", quote="we  talk about it", strength="hopes"),
    )  # fmt: skip
    assert told(outcome) == []
    claim = Claim.objects.get()
    assert (claim.report, claim.issue, claim.value) == (report, issue, "under discussion")
    assert (claim.quote_state, claim.hedge, claim.known_from) == ("verified", "hopes", None)
    statement = claim.statement
    assert (statement.said, statement.medium, statement.origin.slug) == (
        "2025-06-10", "interview", "wire")  # fmt: skip
    assert str(statement.statementspeaker_set.get()) == "Jane Doe, Minister"
    report.refresh_from_db()
    assert report.edition == 1


def test_rows_that_describe_one_statement_relay_one(report: Report, jane: Any) -> None:
    held = make_statement(jane, said="2025-06-10", medium="interview")
    first, second = make_issue(), make_issue()
    other = {"said": "2025-06-09"}
    outcome = drafted(
        "claim",
        claim_row(report, first, speaker="Джейн Доу"),
        claim_row(report, second),
        claim_row(report, first, **other),
        claim_row(report, second, **other),
    )
    assert told(outcome) == []
    assert [claim.statement == held for claim in Claim.objects.order_by("order")] == [
        True, True, False, False]  # fmt: skip
    assert Statement.objects.count() == 2


def test_a_statement_that_several_could_be_is_asked_for_by_id(report: Report, jane: Any) -> None:
    held = [make_statement(jane, said="2025-06-10", medium="interview") for _ in range(2)]
    (problem,) = told(drafted("claim", claim_row(report, make_issue())))
    assert problem.startswith("Row 2, column “statement”: It can be any of several")
    row = claim_row(report, make_issue(), statement=held[1].public_id)
    assert told(drafted("claim", row)) == []
    assert Claim.objects.get().statement == held[1]


def test_several_speakers_and_hearsay_are_told_apart(report: Report) -> None:
    make_actor("john-roe", name="John Roe")
    make_actor("palace", name="The Palace")
    row = claim_row(report, make_issue(), speaker="Jane Doe; John Roe", according_to="the palace")
    assert told(drafted("claim", row)) == []
    statement = Statement.objects.get()
    assert [speaker.actor.slug for speaker in statement.statementspeaker_set.all()] == [
        "jane-doe", "john-roe"]  # fmt: skip
    assert statement.according_to.slug == "palace"
    row["according_to"] = "Jane Doe"
    (problem,) = told(drafted("claim", row))
    assert "Nobody is known only through himself" in problem


def test_the_outlets_own_voice_has_no_speaker(report: Report) -> None:
    party = make_party("north", name="North")
    empty = {"speaker": "", "said": "", "medium": ""}
    row = claim_row(report, make_issue(), **empty, kind="fact", about="North")
    assert told(drafted("claim", row)) == []
    assert (Claim.objects.get().statement, Claim.objects.get().about) == (None, party)
    row = claim_row(report, make_issue(), **empty, kind="fact")
    (problem,) = told(drafted("claim", row))
    assert problem.startswith("Row 2, column “about”: The outlet speaks for itself here")
    row = claim_row(report, make_issue(), **{**empty, "said": "2025-06-10"})
    assert told(drafted("claim", row)) == ["Row 2, column “speaker”: Say whose words they are."]


def test_a_forecast_takes_words_or_dates_in_one_column(report: Report) -> None:
    event = make_event()
    row = claim_row(report, event, kind="forecast", value="held", window="very soon")
    dated = {**row, "window": "2025-06-24/2025-08-31", "quote": ""}
    unknown = {**row, "window": "one fine day", "quote": "about it"}
    assert told(drafted("claim", row, dated)) == []
    words, days = Claim.objects.order_by("order")
    assert (words.window, words.window_words) == ("", "very soon")
    assert (days.window, days.window_words) == ("2025-06-24/2025-08-31", "")
    (problem,) = told(drafted("claim", unknown))
    assert "is not in the table of phrases" in problem


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_report_that_the_public_sees_takes_no_claim(status: str, jane: Any) -> None:
    report = make_report(status=status)
    version = Negotiation.objects.current().version
    (problem,) = told(drafted("claim", claim_row(report, make_issue(), quote="")))
    assert problem.startswith("Row 2: The public sees it already")
    assert not Claim.objects.exists()
    assert Statement.objects.count() == 0
    assert Negotiation.objects.current().version == version


def test_a_report_that_was_marked_as_ready_is_a_draft_again(jane: Any) -> None:
    report = make_report(status="ready")
    assert told(drafted("claim", claim_row(report, make_issue(), quote=""), dry_run=True)) == []
    report.refresh_from_db()
    assert report.status == "ready"
    drafted("claim", claim_row(report, make_issue(), quote=""))
    report.refresh_from_db()
    assert report.status == "draft"
    assert "A table was imported" in report.history.first().history_change_reason


def test_a_claim_of_a_published_report_is_not_changed_by_its_id() -> None:
    claim = make_claim()
    (problem,) = told(drafted("claim", {"id": claim.public_id, "summary": "Otherwise."}))
    assert problem.endswith("What the table has otherwise: summary.")
    claim.refresh_from_db()
    assert claim.summary == "It is said so."


def test_a_claim_of_a_draft_is_changed_by_its_id_and_stays_in_its_report(report: Report) -> None:
    claim = make_claim(report=report, quote="talk about it")
    assert str(drafted("claim", {"id": claim.public_id, "summary": "Otherwise."})) == "1 changed"
    claim.refresh_from_db()
    assert (claim.summary, claim.quote) == ("Otherwise.", "talk about it")
    other = make_report(status="draft")
    (problem,) = told(drafted("claim", {"id": claim.public_id, "report": other.public_id}))
    assert problem == "Row 2, column “report”: A claim stays in its report."


def test_every_problem_of_a_claim_is_told_at_its_column(report: Report) -> None:
    issue = make_issue(title="Direct flights")
    outcome = drafted(
        "claim",
        claim_row(report, issue),
        claim_row(report, issue, speaker="Jane Do", subject="Direct flight", medium="chat",
                  kind="rumour", holds_on="10.06.2025", not_scorable="perhaps"),
        claim_row(report, issue, value="under discusion"),
        claim_row(report, issue, aspect="duration"),
        claim_row(report, issue, summary=""),
        claim_row(report, issue, report="", subject=""),
        claim_row(report, issue, quote="x" * 501),
        claim_row(report, issue, report="Nobody knows"),
    )  # fmt: skip
    assert [problem.partition(":")[0] for problem in told(outcome)] == [
        *(f"Row 3, column “{name}”" for name in (
            "subject", "kind", "holds_on", "not_scorable", "speaker", "medium")),
        "Row 4, column “value”",
        "Row 5, column “aspect”",
        "Row 6, column “summary”",
        "Row 7, column “report”",
        "Row 8, column “quote”",
        "Row 9, column “report”",
    ]  # fmt: skip
    assert not Claim.objects.exists()
    assert not Statement.objects.exists()


def test_one_claim_twice_is_one(report: Report) -> None:
    row = claim_row(report, make_issue())
    assert str(drafted("claim", row, row)) == "1 new, 1 same"
    assert str(drafted("claim", row)) == "1 same"
    assert Claim.objects.count() == 1
    (problem,) = told(drafted("claim", {**row, "summary": "In other words."}))
    assert f"give its id ({Claim.objects.get().public_id})" in problem


def test_a_row_about_an_event_and_an_issue_is_refused(report: Report) -> None:
    row = claim_row(report, make_issue(), event=make_event().slug)
    del row["subject"]
    row["issue"] = make_issue().slug
    problem = told(drafted("claim", row))[0]
    assert problem == "Row 2: Choose an event or an issue: exactly one of the two."


def test_a_table_in_which_no_name_is_right_is_not_guessed_at_for_ever(report: Report) -> None:
    make_issue(title="Direct flights")
    wrong = [claim_row(report, make_event(), subject=f"Direct flight{n}") for n in range(60)]
    problems = told(drafted("claim", *wrong, *wrong))
    assert len(problems) == 120
    assert len({problem for problem in problems if "did you mean" in problem}) == 40


def test_a_long_table_asks_the_database_little_more_per_row(
    report: Report, django_assert_max_num_queries: Any
) -> None:
    issue = make_issue()
    rows = [claim_row(report, issue, aspect="offer", value=f"offer {n}") for n in range(40)]
    with django_assert_max_num_queries(40 * 11 + 40):
        assert str(drafted("claim", *rows)) == "40 new"
