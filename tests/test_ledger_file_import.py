"""What an import does to the record: what it makes, changes and leaves, and what it tells."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import make_claim, make_report
from tests.ledger_files import Document, empty_the_record, full, small, take_in, text_of
from tests.sample_rows import SAMPLE
from tracker import projection, visibility
from tracker.ledger_file import load as loading
from tracker.ledger_file.export import export
from tracker.ledger_file.problems import LedgerFileError
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Correction,
    FormerSlug,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Report,
    Ruling,
    Statement,
    StatementSpeaker,
    Succession,
)
from tracker.touched import Touched

pytestmark = pytest.mark.django_db

HISTORIES = (Negotiation, Party, Actor, Outlet, Issue, Statement, StatementSpeaker, Report, Claim)


def entries_of_history() -> int:
    counts = [model.history.count() for model in (*HISTORIES, Assessment, Succession, Ruling)]
    return sum(counts)


def version() -> int:
    return Negotiation.objects.current().version


def claims(document: Document) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document["reports"][0]["claims"]
    return found


# Again, and changed.


@pytest.mark.parametrize("document", [small(), full()], ids=["small", "full"])
def test_the_same_file_twice_changes_nothing(document: Document) -> None:
    take_in(document)
    before = (export(readings=True), version(), entries_of_history())
    stamp = Negotiation.objects.current().changed_at
    outcome = take_in(document)
    assert outcome.is_nothing
    assert not outcome.created
    assert not outcome.updated
    assert (export(readings=True), version(), entries_of_history()) == before
    assert Negotiation.objects.current().changed_at == stamp


@pytest.mark.usefixtures("sample")
def test_the_sample_over_the_sample_changes_nothing() -> None:
    before = (export(readings=True), version(), entries_of_history())
    assert loading.load(SAMPLE.read_bytes()).is_nothing
    assert (export(readings=True), version(), entries_of_history()) == before


def test_a_backup_over_its_own_ledger_changes_nothing_however_the_desk_numbered_rows() -> None:
    take_in(small())
    Issue.objects.filter(slug="lanes").update(order=40)
    Party.objects.filter(slug="south").update(order=9)
    Claim.objects.filter(public_id="55555555").update(order=17)
    assert take_in(json.loads(export())).is_nothing


def test_a_changed_file_changes_the_rows_it_names_and_no_other() -> None:
    take_in(full())
    history = entries_of_history()
    outcome = take_in(
        {
            "format": "pourparler-ledger",
            "format_version": 1,
            "issues": [{"slug": "lanes", "title": "Lanes and lights", "summary": "How many."}],
        }
    )
    assert (outcome.created, outcome.updated) == ({}, {"issues": 1})
    lanes = Issue.objects.get(slug="lanes")
    assert (lanes.title, lanes.summary, lanes.order) == ("Lanes and lights", "How many.", 1)
    assert entries_of_history() == history + 1
    expected = full()
    expected["issues"][1] = {"slug": "lanes", "title": "Lanes and lights", "summary": "How many."}
    expected["negotiation"]["version"] += 1
    made = Correction.objects.exclude(public_id__startswith="999")
    assert "Lanes and lights" in made.get().changes
    made.delete()
    assert export() == text_of(expected)


def test_a_key_that_is_left_out_is_empty_afterwards() -> None:
    take_in(full())
    document = full()
    for row in document["actors"]:
        row.pop("aliases", None)
        row.pop("party", None)
    document["reports"][1]["note"] = None
    document["reports"][1]["claims"][0]["hedge"] = ""
    outcome = take_in(document)
    assert outcome.updated == {"actors": 2, "reports": 1, "claims": 1}
    jane = Actor.objects.get(slug="jane-doe")
    assert (jane.aliases, jane.party) == ([], None)
    assert Report.objects.get(public_id="33333333").note == ""


def test_a_stored_text_and_the_places_in_it_stay_where_the_file_has_none() -> None:
    take_in(full())
    document = full()
    del document["reports"][1]["body"], document["reports"][1]["claims"][0]["quote_at"]
    outcome = take_in(document)
    assert outcome.is_nothing
    assert "Reports whose stored text is not in the file, and stays: 1." in outcome.notices
    assert export() == text_of(full())


def test_a_stored_text_is_emptied_if_the_file_says_so() -> None:
    take_in(full())
    document = full()
    document["reports"][1]["body"] = ""
    del document["reports"][1]["claims"][0]["quote_at"]
    take_in(document)
    assert Report.objects.get(public_id="33333333").body == ""
    claim = Claim.objects.get(public_id="44444444")
    assert (claim.quote_at, claim.quote_state) == (None, "not_held")


@pytest.mark.parametrize("left_out", [None, ""])
def test_the_day_of_entry_is_that_of_the_first_import(left_out: str | None) -> None:
    document = small()
    document["reports"][0]["entered"] = left_out
    take_in(document)
    assert Report.objects.get().entered == timezone.localdate()
    Report.objects.update(entered="2025-04-01")
    take_in(document)
    assert str(Report.objects.get().entered) == "2025-04-01"


def test_claims_that_are_not_in_the_file_stay_and_are_counted() -> None:
    take_in(small())
    document = small()
    first, second = document["reports"][0]["claims"]
    document["reports"][0]["claims"] = [second | {"id": "5555555b", "summary": "Again."}, first]
    outcome = take_in(document)
    assert outcome.created == {"claims": 1}
    assert "Claims of these reports that are not in the file, and stay: 1." in outcome.notices
    ids = Claim.objects.order_by("order").values_list("public_id", flat=True)
    assert [*ids] == ["5555555b", "44444444", "55555555"]
    assert take_in(document).is_nothing


def test_rows_that_are_not_in_the_file_stay_and_are_counted() -> None:
    take_in(full())
    document = full()
    del document["outlets"][1]
    document["reports"] = document["reports"][:2]
    outcome = take_in(document)
    assert outcome.is_nothing
    assert "Outlets that are not in the file, and stay: 1." in outcome.notices
    assert "Reports that are not in the file, and stay: 2." in outcome.notices


def test_a_file_may_hold_no_more_than_one_new_report() -> None:
    take_in(small())
    report = small()["reports"][0] | {"id": "3333333b", "headline": "Another"}
    report["claims"] = [claims(small())[0] | {"id": "4444444b"}]
    document = {"format": "pourparler-ledger", "format_version": 1, "reports": [report]}
    outcome = take_in(document)
    assert (outcome.created, outcome.updated) == ({"reports": 1, "claims": 1}, {})
    assert Claim.objects.get(public_id="4444444b").statement == Statement.objects.get()
    assert Party.objects.filter(principal=True).count() == 2


def test_speakers_follow_the_file_and_other_rows_are_never_deleted() -> None:
    take_in(full())
    document = full()
    document["statements"][0]["speakers"] = [{"actor": "source"}, {"actor": "ministry"}]
    outcome = take_in(document)
    assert outcome.updated == {"statements": 1}
    speakers = Statement.objects.get(public_id="22222222").statementspeaker_set
    assert [s.actor.slug for s in speakers.all()] == ["source", "ministry"]
    assert take_in(document).is_nothing
    assert StatementSpeaker.history.filter(history_type="-").count() == 1


def test_cited_claims_follow_the_file() -> None:
    take_in(full())
    document = full()
    document["assessments"][0]["claims"] = ["44444444", "4444444f", "4444444b"]
    assert take_in(document).updated == {"assessments": 1}
    verdict = Assessment.objects.get(public_id="66666666")
    assert [c.public_id for c in verdict.cited_claims()] == ["44444444", "4444444b", "4444444f"]
    assert take_in(document).is_nothing


def test_a_claim_can_move_to_another_report() -> None:
    take_in(full())
    document = full()
    document["reports"][2]["claims"].append(document["reports"][1]["claims"].pop())
    take_in(document)
    assert Claim.objects.get(public_id="4444444g").report.public_id == "3333333b"
    assert json.loads(export())["reports"] == document["reports"]


def test_the_sides_change_places_as_the_negotiation_names_them() -> None:
    take_in(full())
    document = full()
    document["negotiation"]["principals"] = ["east", "south"]
    take_in(document)
    assert [p.slug for p in Party.objects.all()] == ["east", "south", "north"]
    assert [p.slug for p in Party.objects.principals()] == ["east", "south"]


def test_reports_may_carry_each_others_text() -> None:
    document = small()
    (report,) = document["reports"]
    carried = {"republication_kind": "reprint", "claims": []}
    other = report | carried | {"id": "3333333b", "republication_of": "33333333"}
    report |= {"republication_kind": "reprint", "republication_of": "3333333b"}
    document["reports"] = [report, other]
    take_in(document)
    text = export()
    empty_the_record()
    take_in(json.loads(text))
    assert export() == text


# Former slugs.


def test_a_file_that_calls_a_slug_former_renames_the_row_of_the_ledger() -> None:
    document = full()
    del document["former_slugs"]
    document["former_slugs"] = [{"noun": "actor", "slug": "doe", "now": "jane-doe"}]
    take_in(document)
    renamed = json.loads(json.dumps(document).replace("jane-doe", "jane-roe"))
    renamed["former_slugs"] = [
        {"noun": "actor", "slug": "doe", "now": "jane-roe"},
        {"noun": "actor", "slug": "jane-doe", "now": "jane-roe"},
    ]
    actor = Actor.objects.get(slug="jane-doe").pk
    outcome = take_in(renamed)
    assert Actor.objects.get(slug="jane-roe").pk == actor
    assert outcome.created == {"former_slugs": 1}
    renamed["negotiation"]["version"] += 1
    made = Correction.objects.exclude(public_id__startswith="999")
    assert made.get().changed == [("slug", "jane-doe", "jane-roe")]
    made.delete()
    assert export() == text_of(renamed)


def test_claims_of_other_reports_follow_a_renamed_actor() -> None:
    take_in(full())
    part = {
        "format": "pourparler-ledger",
        "format_version": 1,
        "actors": [full()["actors"][0] | {"slug": "jane-roe"}],
        "former_slugs": [{"noun": "actor", "slug": "jane-doe", "now": "jane-roe"}],
    }
    take_in(part)
    assert Claim.objects.get(public_id="4444444g").value == "not: jane-roe"
    assert projection.check(projection.everything()) == []


def test_a_slug_that_is_taken_back_is_former_no_more() -> None:
    take_in(small())
    FormerSlug.objects.create(noun="issue", slug="fees", now="tolls")
    document = small()
    document["issues"][0]["slug"] = claims(document)[0]["issue"] = "fees"
    document["former_slugs"] = [{"noun": "issue", "slug": "tolls", "now": "fees"}]
    take_in(document)
    assert [str(former) for former in FormerSlug.objects.all()] == ["Issue: tolls → fees"]
    assert take_in(document).is_nothing


# What follows from the record.


def test_readings_days_and_columns_are_those_of_the_record() -> None:
    outcome = take_in(full())
    assert outcome.changes
    assert projection.check(projection.everything()) == []
    assert visibility.is_up_to_date()
    document = full()
    document["reports"][1]["published"] = "2025-02-17"
    document["statements"][1]["said"] = "2025-02-11"
    document["reports"][1]["claims"] = document["reports"][1]["claims"][:1]
    assert take_in(document).changes
    assert projection.check(projection.everything()) == []
    assert visibility.is_up_to_date()
    for claim in Claim.objects.select_related("report", "statement"):
        stored = [getattr(claim, column) for column in Claim.derived]
        claim.derive()
        assert stored == [getattr(claim, column) for column in Claim.derived], claim.public_id


def test_what_a_withdrawn_report_of_the_file_speaks_of_counts_as_seen() -> None:
    document = small()
    for report in document["reports"]:
        report |= {
            "status": "withdrawn",
            "withdrawn_on": "2025-07-01",
            "withdrawal_reason": "A hoax.",
        }
    take_in(document)
    claim = Claim.objects.select_related("issue", "statement", "report__outlet").first()
    assert claim
    speakers = Actor.objects.filter(statements=claim.statement)
    seen = [claim.issue, claim.statement, claim.report.outlet, *speakers]
    assert len(seen) > 3
    assert [row for row in seen if row.is_public or not row.has_been_public] == []


def test_a_claim_that_changes_its_subject_changes_the_readings_of_both() -> None:
    take_in(small())
    document = small()
    claims(document)[0]["issue"] = "lanes"
    assert take_in(document).changes
    assert projection.check(projection.everything()) == []


def test_the_version_rises_by_one_if_the_public_can_see_a_change() -> None:
    take_in(small())
    assert version() == 1
    document = small()
    document["outlets"][0]["country"] = "Norway"
    document["issues"][0]["title"] = "Tolls and fees"
    take_in(document)
    assert version() == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["reports"][0].update(note="Still a draft."),
        lambda d: d["reports"][0].update(claims=[claims(small())[1] | {"id": "4444444k"}]),
        lambda d: d["reports"][1].update(body=d["reports"][1]["body"] + " And more."),
        lambda d: d["reports"][1]["claims"][0].update(quote_at=0),
        lambda d: d["outlets"].append({"slug": "zine", "name": "Zine", "kind": "other"}),
        lambda d: d["assessments"][1].update(rationale="Another reason."),
        lambda d: d["successions"][1].update(reason="Another reason."),
        lambda d: d["rulings"][1].update(decision="rejected"),
    ],
)
def test_the_version_stays_if_only_the_desk_can_see_the_change(change: Any) -> None:
    take_in(full())
    document = full()
    change(document)
    outcome = take_in(document)
    assert not outcome.is_nothing
    assert version() == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["reports"][0].update(status="published"),
        lambda d: d["reports"][1].update(status="draft"),
        lambda d: d["reports"][3].update(withdrawal_reason="It was a mix-up."),
        lambda d: d["reports"][1]["claims"].reverse(),
        lambda d: d["statements"][0]["speakers"].reverse(),
        lambda d: d["assessments"][0].update(rationale="Another reason."),
        lambda d: d["successions"][0].update(kind="replaces"),
        lambda d: d["rulings"][0].update(decision="confirmed"),
        lambda d: d["rulings"][0].update(status="withdrawn"),
        lambda d: d["rulings"][1].update(status="published"),
        lambda d: d["former_slugs"].append({"noun": "issue", "slug": "dues", "now": "tolls"}),
        lambda d: d["negotiation"].update(title="Talks on tolls"),
        lambda d: d["parties"][1].update(adjective="Nordic"),
    ],
)
def test_the_version_rises_with_whatever_a_page_may_show(change: Any) -> None:
    take_in(full())
    document = full()
    change(document)
    take_in(document)
    assert version() == 8


def test_a_former_slug_of_what_only_drafts_name_does_not_raise_the_version() -> None:
    document = full()
    document["issues"].append({"slug": "secret", "title": "Secret"})
    take_in(document)
    document["former_slugs"].append({"noun": "issue", "slug": "hidden", "now": "secret"})
    take_in(document)
    assert version() == 7


def test_a_ledger_that_is_behind_takes_the_version_of_its_backup() -> None:
    Negotiation.objects.create(title="Not yet")
    take_in(full())
    assert version() == 7
    document = full() | {"negotiation": full()["negotiation"] | {"version": 3}}
    document["issues"][0]["title"] = "Fees"
    take_in(document)
    assert version() == 8


def test_a_file_without_a_negotiation_still_counts_as_a_change() -> None:
    document = small()
    del document["negotiation"]
    take_in(document)
    assert version() == 1
    assert Negotiation.objects.get().title == ""


def test_the_history_says_what_came_by_import() -> None:
    take_in(full())
    document = full()
    document["reports"][1]["headline"] = "Tolls again"
    take_in(document)
    newest, first = Report.history.filter(public_id="33333333")
    assert (first.history_type, first.history_change_reason) == ("+", "import_ledger")
    assert (newest.history_type, newest.headline) == ("~", "Tolls again")
    assert newest.history_change_reason == "import_ledger"
    assert first.republication_of is None
    carrying = Report.history.get(public_id="3333333b")
    assert carrying.republication_of.public_id == "33333333"
    assert Assessment.history.filter(public_id="66666666").first().further_claims.count() == 1


def test_an_editor_with_the_report_open_can_notice_the_import() -> None:
    take_in(small())
    assert Report.objects.get().edition == 0
    document = small()
    claims(document)[0]["note"] = "Added."
    take_in(document)
    assert Report.objects.get().edition == 1
    take_in(document)
    assert Report.objects.get().edition == 1


def test_a_quotation_that_does_not_stand_in_the_text_is_told() -> None:
    document = small()
    document["reports"][0]["body"] = "They met in Oslo."
    (notice,) = take_in(document).notices
    assert notice.endswith("as the site says beside them: 44444444.")


def test_readings_of_the_file_are_left_out_and_that_is_told() -> None:
    document = small() | {"readings": "whatever"}
    (notice,) = take_in(document).notices
    assert notice.startswith("The file's readings were left out")


# All or nothing.


def test_a_dry_run_tells_what_would_be_done_and_does_nothing() -> None:
    take_in(small())
    before = export(readings=True)
    outcome = take_in(full(), dry_run=True)
    assert outcome.created["reports"] == 3
    assert outcome.changes
    assert outcome.version > version()
    assert export(readings=True) == before


def test_what_the_database_refuses_after_all_is_a_sentence_and_nothing_is_applied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(plan: Any, watch: Any) -> None:
        Party.objects.create(slug="west", name="West")
        raise IntegrityError("UNIQUE constraint failed: tracker_party.slug\nDETAIL: more")

    monkeypatch.setattr(loading, "bring_up_to_date", refuse)
    with pytest.raises(LedgerFileError) as refused:
        take_in(small())
    assert str(refused.value) == (
        "The database refused it, and nothing was imported: "
        "UNIQUE constraint failed: tracker_party.slug"
    )
    assert not Party.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_imports_and_exports_are_transactions_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing around them holds them together here, as at the command line."""
    take_in(full())
    assert export() == text_of(full())
    monkeypatch.setattr(
        loading, "bring_up_to_date", lambda plan, watch: Party.objects.create(slug="North")
    )
    document = full()
    document["issues"][0]["title"] = "Fees"
    with pytest.raises(LedgerFileError, match="The database refused it, and nothing was imported"):
        take_in(document)
    assert export() == text_of(full())


def many(reports: int) -> Document:
    """A file with so many reports and statements, and 14 times as many claims."""
    document = small()
    letters = "23456789bcdfghjkmnpqrstvwxyz"
    first, statement = claims(document)[0], document["statements"][0]
    for letter in letters[:reports]:
        told = [first | {"id": f"4444{letter}{other}bb"} for other in letters[::2]]
        report = document["reports"][0] | {"id": f"33{letter}333bb", "claims": told}
        document["reports"].append(report)
        document["statements"].append(statement | {"id": f"2222{letter}2bb"})
    return document


def test_an_import_asks_no_question_per_row() -> None:
    """Rows are written in batches, and SQLite takes some thirty claims in one."""
    asked = {}
    for reports in (2, 20):
        empty_the_record()
        document = many(reports)
        with CaptureQueriesContext(connection) as making:
            take_in(document)
        for row in document["reports"]:
            row["headline"] = "Changed"
        for row in [
            *document["statements"],
            *(c for r in document["reports"] for c in r["claims"]),
        ]:
            row["note"] = "Changed"
        with CaptureQueriesContext(connection) as changing:
            assert take_in(document).updated["claims"] == 14 * reports + 2
        asked[reports] = (len(making), len(changing))
    for few, more in zip(asked[2], asked[20], strict=True):
        assert more - few < 14 * (20 - 2) / 10


def test_a_new_claim_of_a_report_touches_its_own_subject_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_in(full())
    seen: list[Touched] = []
    rebuild = projection.rebuild

    def watch(touched: Touched, **options: Any) -> list[projection.ReadingChange]:
        seen.append(touched)
        return rebuild(touched)

    monkeypatch.setattr(projection, "rebuild", watch)
    document = full()
    claim = document["reports"][1]["claims"][4] | {"id": "4444444k"}
    document["reports"][1]["claims"].append(claim)
    take_in(document)
    (touched,) = seen
    assert (touched.events, touched.issues) == (set(), {Issue.objects.get(slug="lanes").pk})
    assert projection.check(projection.everything()) == []


def test_rows_made_at_the_desk_are_known_by_their_id() -> None:
    report = make_report(headline="Made at the desk")
    make_claim(report=report)
    text = export()
    assert take_in(json.loads(text)).is_nothing
    assert export() == text


def test_claims_that_moved_to_another_report_have_their_place_there_at_once() -> None:
    """One of them stood first where it came from, and stands last where it is now."""
    document = full()
    taker, donor = (report for report in document["reports"] if len(report.get("claims", ())) > 1)
    moved = [claim["id"] for claim in [*taker["claims"], donor["claims"][0]]]
    take_in(document)
    taker["claims"].append(donor["claims"].pop(0))
    donor["claims"].append(donor["claims"][0] | {"id": "4444444k"})
    take_in(document)
    report = Report.objects.get(public_id=taker["id"])
    ordered = report.claims.order_by("order", "pk").values_list("public_id", flat=True)
    assert [*ordered] == moved
    assert take_in(document).is_nothing
