"""What an import changes of something public is written down, unless the file says it itself."""

import pytest

from tests.ledger_files import full, problems_with, small, take_in, text_of, told
from tracker.ledger import Ledger
from tracker.ledger_file.correcting import REASON
from tracker.ledger_file.export import export
from tracker.models import Correction

pytestmark = pytest.mark.django_db


def kept():
    rows = Correction.objects.order_by("pk")
    return [(row.kind, row.noun, row.name, {c: (a, b) for c, a, b in row.changed}) for row in rows]


def changed(**claim):
    document = small()
    document["reports"][0]["claims"][0].update(claim)
    return document


def test_a_new_record_holds_no_correction_and_neither_does_the_same_file_again():
    take_in(small())
    take_in(small())
    assert kept() == []


def test_another_wording_of_a_public_claim_is_a_correction():
    take_in(small())
    before = small()["reports"][0]["claims"][0]
    take_in(changed(summary="Otherwise put."))
    assert kept() == [
        ("changed", "claim", before["id"], {"summary": (before["summary"], "Otherwise put.")})
    ]
    assert Correction.objects.get().reason == REASON


def test_the_reason_is_given_on_the_command_line(tmp_path):
    take_in(small())
    told(
        changed(summary="Otherwise put."), "--reason", "The agency corrected it.", tmp_path=tmp_path
    )
    assert Correction.objects.get().reason == "The agency corrected it."


def test_a_dry_run_corrects_nothing():
    take_in(small())
    take_in(changed(summary="Otherwise put."), dry_run=True)
    assert kept() == []


def test_a_claim_that_a_public_report_gains_and_a_renamed_noun_are_corrections():
    take_in(small())
    document = small()
    claim = {**document["reports"][0]["claims"][0], "id": "zzzzzzzz", "summary": "One more."}
    document["reports"][0]["claims"].append(claim)
    document["outlets"][0]["name"] = "The Other Paper"
    take_in(document)
    assert {(kind, noun) for kind, noun, *_ in kept()} == {
        ("added", "claim"),
        ("changed", "outlet"),
    }


def test_a_draft_is_changed_and_published_without_a_correction():
    document = small()
    document["reports"][0]["status"] = "draft"
    take_in(document)
    take_in(changed(summary="Otherwise put."))
    assert kept() == []


def test_a_report_that_the_file_withdraws_and_publishes_again_is_told():
    take_in(small())
    document = small()
    document["reports"][0] |= {
        "status": "withdrawn", "withdrawn_on": "2025-07-01", "withdrawal_reason": "A hoax.",
    }  # fmt: skip
    take_in(document)
    assert ("withdrawn", "report") in {(kind, noun) for kind, noun, *_ in kept()}
    take_in(small())
    assert ("restored", "report") in {(kind, noun) for kind, noun, *_ in kept()}


def test_what_the_file_says_itself_is_not_said_twice():
    take_in(small())
    document = changed(summary="Otherwise put.")
    document["corrections"] = [
        {
            "id": "99999999",
            "made_at": "2025-03-13T09:30:00Z",
            "kind": "changed",
            "noun": "claim",
            "name": document["reports"][0]["claims"][0]["id"],
            "report": document["reports"][0]["id"],
            "reason": "The desk misread it.",
        }
    ]
    take_in(document)
    assert [row.reason for row in Correction.objects.all()] == ["The desk misread it."]


def test_corrections_come_back_as_they_were_written():
    take_in(full())
    assert Correction.objects.count() == 2
    assert export() == text_of(full())


def test_a_file_for_the_public_has_the_corrections_the_public_reads():
    take_in(full())
    seen = {row.public_id for row in Ledger.as_of().corrections()}
    written = export(public=True)
    assert seen
    assert {each for each in ("99999999", "9999999b") if f'"{each}"' in written} == seen


@pytest.mark.parametrize(
    "wrong", ["2025-03-13", "2025-03-13T09:30:00", "yesterday", "0001-01-01T00:00:00Z", "T"]
)
def test_a_moment_has_a_day_a_time_and_a_zone(wrong):
    document = full()
    document["corrections"][0]["made_at"] = wrong
    (problem,) = problems_with(document)
    assert problem.startswith("corrections[0].made_at: ")
    assert "2025-02-18T09:30:00Z" in problem


def test_changes_that_are_no_list_are_a_problem_at_their_place():
    document = full()
    document["corrections"][0]["changes"] = "{"
    (problem,) = problems_with(document)
    assert problem.startswith("corrections[0].changes: Write a JSON list")
